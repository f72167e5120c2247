import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { watchProcess, type ProcessWatch } from '../../server/cli/process-watch.ts';

describe('the end of a serving process', () => {
  let exits: unknown[];
  let faults: unknown[];
  let watch: ProcessWatch;

  beforeEach(() => {
    [exits, faults] = [[], []];
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      exits.push(code);
      return undefined as never;
    });
    watch = watchProcess((fault) => faults.push(fault));
  });
  afterEach(() => {
    watch.release();
    vi.restoreAllMocks();
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'when %s comes, then it is asked to stop; when another signal follows, then it is ended at once',
    async (signal) => {
      process.emit(signal, signal);
      expect(await watch.ended).toBe(0);
      expect(exits).toEqual([]);

      process.emit('SIGINT', 'SIGINT');
      expect(exits).toEqual([1]);
    },
  );

  it('when nobody caught something, then it is reported, and the process ends with exit code 1', async () => {
    const fault = new Error('nobody caught this');
    const [onFault] = process.listeners('uncaughtException').slice(-1);
    onFault?.(fault, 'uncaughtException');

    expect(await watch.ended).toBe(1);
    expect(faults).toEqual([fault]);
  });

  it('when it is let go, then signals are the system’s again', () => {
    const before = process.listenerCount('SIGHUP');
    watch.release();
    expect(process.listenerCount('SIGHUP')).toBe(before - 1);
  });
});
