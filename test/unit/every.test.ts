import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createEvery } from '../../server/platform/every.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('F27: a job that fails', () => {
  it('when it throws, then that is reported with its name, nothing ends, and the next time it tries again', () => {
    const reported: [string, unknown][] = [];
    const full = new Error('no handle left');
    let runs = 0;
    const timer = createEvery((where, error) => reported.push([where, error]))(1000, 'around', () => {
      runs += 1;
      if (runs === 1) throw full;
    });
    expect(() => vi.advanceTimersByTime(2000)).not.toThrow();
    clearInterval(timer);
    expect([runs, reported]).toEqual([2, [['around', full]]]);
  });
});
