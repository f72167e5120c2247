import { setImmediate as turn } from 'node:timers/promises';

import { describe, expect, it, vi } from 'vitest';

import { createFairShare } from '../../server/http/fair-share.ts';
import { postCallRoute } from '../../server/http/routes/post-call.ts';

/** Work that has the processor for so long, in milliseconds. */
function busy(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

/** So many pieces of work of so long ask at once; which of them are done after each turn of the event loop. */
async function doneByTurn(share: ReturnType<typeof createFairShare>, pieces: number, milliseconds: number) {
  const done: number[] = [];
  const after: number[] = [];
  const work = async (nth: number): Promise<void> => {
    await share.enter();
    busy(milliseconds);
    done.push(nth);
  };
  // Each comes by itself, as requests do, and all in one turn.
  for (let nth = 0; nth < pieces; nth += 1) setImmediate(() => void work(nth));
  while (done.length < pieces) {
    await turn();
    after.push(done.length);
  }
  return { done, after };
}

describe('a share of each turn of the event loop', () => {
  it('when what comes together fits in it, then nothing waits', async () => {
    const { done, after } = await doneByTurn(createFairShare(10_000), 50, 0);
    expect(done).toHaveLength(50);
    expect(after).toStrictEqual([50]);
  });

  it('when it is more, then the rest comes turn by turn, in its order, and never less than one', async () => {
    const { done, after } = await doneByTurn(createFairShare(5), 12, 6);
    expect(done).toStrictEqual(Array.from({ length: 12 }, (_, nth) => nth));
    expect(after).toStrictEqual(Array.from({ length: 12 }, (_, nth) => nth + 1));
  });

  it('when a while has passed, then the next has a turn to itself', async () => {
    const share = createFairShare(5);
    await doneByTurn(share, 3, 6);
    await turn();
    const { after } = await doneByTurn(share, 1, 6);
    expect(after).toStrictEqual([1]);
  });

  it('when the clock jumps, then one passes in each turn all the same', async () => {
    let at = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (at += 1000));
    const { done } = await doneByTurn(createFairShare(5), 4, 0);
    clock.mockRestore();
    expect(done).toStrictEqual([0, 1, 2, 3]);
  });
});

describe('reports that come together', () => {
  it('when they take longer than their share, then they are stored in turns of their own', async () => {
    const stored: number[] = [];
    let nth = 0;
    const take = (): Promise<'stored'> => {
      stored.push(nth);
      busy(5);
      return Promise.resolve('stored');
    };
    const none = { keep: never, admit: never, remove: never };
    const route = postCallRoute({ intake: { take, keep: never }, recordings: none as never, check: never as never });
    const raw = Buffer.from('{"type":"post_call_transcription","data":{"conversation_id":"conv_1"}}');
    for (let report = 0; report < 4; report += 1) setImmediate(() => void route.handle({ raw } as never));
    for (; stored.length < 4; nth += 1) await turn();
    expect(new Set(stored).size).toBe(4);
  });
});

function never(): never {
  throw new Error('not asked for');
}
