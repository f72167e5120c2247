import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { statSync } from 'node:fs';
import { join } from 'node:path';

import { createIdleCheckpoint } from '../../server/store/idle-checkpoint.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('the write-ahead log', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  it('when writes follow each other closely, then it waits, and is emptied once when they have ended', () => {
    const checkpoint = vi.fn();
    const burst = vi.fn();
    const idle = createIdleCheckpoint({ quiet: checkpoint, burst });
    for (let write = 0; write < 20; write += 1) {
      idle.wrote();
      vi.advanceTimersByTime(100);
    }
    expect(checkpoint).not.toHaveBeenCalled();
    // From the first second on, four times a second at most.
    expect(burst.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(burst.mock.calls.length).toBeLessThanOrEqual(5);
    vi.advanceTimersByTime(250);
    expect(checkpoint).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('when it is stopped, then nothing happens any more', () => {
    const checkpoint = vi.fn();
    const idle = createIdleCheckpoint({ quiet: checkpoint, burst: checkpoint });
    idle.wrote();
    idle.stop();
    vi.advanceTimersByTime(1000);
    expect(checkpoint).not.toHaveBeenCalled();
  });

  it('when the shop is quiet after a burst, then what was written stands in the database itself', () => {
    const file = join(temporaryDirectory(), 'linekeeper.db');
    const stores = openStores(file);
    const before = statSync(file).size;
    stores.transact(() => stores.settings.set('burst', 'x'.repeat(500_000)));
    expect(statSync(file).size).toBe(before);
    vi.advanceTimersByTime(500);
    expect(statSync(file).size).toBeGreaterThan(before + 400_000);
    stores.close();
  });
});
