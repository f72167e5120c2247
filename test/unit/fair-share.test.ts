import { setImmediate as turn } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { createFairShare } from '../../server/http/fair-share.ts';

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
});
