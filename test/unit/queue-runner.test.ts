import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createQueueRunner } from '../../server/services/queue-runner.ts';

const NOW = new Date('2026-11-20T10:00:00.000Z');

describe('a stored queue', () => {
  let waiting: string[];
  let done: string[];
  let putOff: string[];
  let reported: unknown[];
  let trouble: Error | null;
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    [waiting, done, putOff, reported, trouble] = [[], [], [], [], null];
  });
  afterEach(() => void vi.useRealTimers());

  function start(work: (item: string) => void | Promise<void> = (item) => void done.push(item)) {
    return createQueueRunner<string>({
      next() {
        if (trouble) throw trouble;
        return waiting[0];
      },
      async work(item) {
        await work(item);
        waiting.shift();
      },
      failed: (item) => void putOff.push(waiting.shift() ?? item),
      soonest: () => (waiting.length > 0 ? '' : null),
      now: () => new Date(),
      report: (_where, error) => void reported.push(error),
    });
  }

  it('when it is woken, then everything that waits is done in order, and what comes meanwhile too', async () => {
    waiting = ['a', 'b'];
    const queue = start((item) => {
      done.push(item);
      if (item === 'a') waiting.push('c');
    });
    queue.wake();
    queue.wake();
    await queue.settled();
    expect(done).toEqual(['a', 'b', 'c']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('when one item fails, then it is put off and the next is done', async () => {
    waiting = ['bad', 'good'];
    const queue = start((item) => {
      if (item === 'bad') throw new Error('bad');
      done.push(item);
    });
    queue.wake();
    await queue.settled();
    expect([putOff, done, reported]).toEqual([['bad'], ['good'], []]);
  });

  it('when the queue itself cannot be read, then it comes back by itself, later and later, and goes on when it can', async () => {
    waiting = ['a'];
    trouble = new Error('disk');
    const queue = start();
    queue.wake();
    await queue.settled();
    const pauses: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const from = Date.now();
      vi.advanceTimersToNextTimer();
      pauses.push(Date.now() - from);
      await queue.settled();
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(reported).toHaveLength(8);

    trouble = null;
    vi.advanceTimersToNextTimer();
    await queue.settled();
    expect(done).toEqual(['a']);
  });

  it('when an item waits for a day that is months away, then it is looked at again every half minute, not all the time', async () => {
    const queue = createQueueRunner<string>({
      ...{ next: () => undefined, work: () => undefined, failed: () => undefined, report: () => undefined },
      soonest: () => new Date(NOW.getTime() + 60 * 86_400_000).toISOString(),
      now: () => new Date(),
    });
    queue.wake();
    await queue.settled();
    const from = Date.now();
    vi.advanceTimersToNextTimer();
    expect(Date.now() - from).toBe(30_000);
    void queue.stop();
  });

  it('when somebody else holds the database, then it waits without a word in the log', async () => {
    waiting = ['a'];
    trouble = new Database.SqliteError('locked', 'SQLITE_BUSY');
    const queue = start();
    queue.wake();
    await queue.settled();
    expect(reported).toEqual([]);
    expect(vi.getTimerCount()).toBe(1);
    void queue.stop();
  });

  it('when it is stopped during an item, then that item is finished, no other is begun, and no timer is left', async () => {
    waiting = ['a', 'b'];
    const { promise, resolve } = Promise.withResolvers<void>();
    const queue = start(async (item) => {
      await promise;
      done.push(item);
    });
    queue.wake();
    const stopped = queue.stop();
    resolve();
    await stopped;
    queue.wake();
    await queue.settled();
    expect(done.length).toBeLessThanOrEqual(1);
    expect([waiting.at(-1), vi.getTimerCount()]).toEqual(['b', 0]);
  });
});
