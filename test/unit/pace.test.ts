import { describe, expect, it } from 'vitest';

import { createPace } from '../../server/services/pace.ts';

/** Something to be waited for, which is over when it is told to be. */
function aRest() {
  const waits: (() => void)[] = [];
  const rest = (): Promise<void> => new Promise((resolve) => waits.push(resolve));
  return { rest, waits };
}

describe('work in slices', () => {
  it('when there is something to wait for besides, then each breath lasts until it is over', async () => {
    const { rest, waits } = aRest();
    const pace = createPace(new AbortController().signal, rest);
    for (const nth of [1, 2]) {
      let isOver = false;
      const breath = pace.breath().then(() => (isOver = true));
      await expect.poll(() => waits).toHaveLength(nth);
      expect(isOver).toBe(false);
      waits.at(-1)?.();
      await breath;
    }
  });

  it('when the program ends during the wait, then the work does not go on', async () => {
    const { rest, waits } = aRest();
    const stopped = new AbortController();
    const breath = createPace(stopped.signal, rest).breath();
    await expect.poll(() => waits).toHaveLength(1);
    stopped.abort();
    waits[0]?.();
    await expect(breath).rejects.toThrow();
  });
});
