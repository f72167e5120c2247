export type Random = ReturnType<typeof createRandom>;

/** A seeded source of chance (Marsaglia's 32-bit xorshift): the same seed always tells the same story. */
export function createRandom(seed: number) {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;

  function step(): number {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  }
  // The first numbers after a small seed are still alike.
  for (let i = 0; i < 16; i += 1) step();

  const below = (count: number): number => Math.floor((step() / 2 ** 32) * count);
  return {
    below,
    /** A whole number from `low` to `high`, both included. */
    between: (low: number, high: number): number => low + below(high - low + 1),
    chance: (share: number): boolean => step() / 2 ** 32 < share,
    pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
      const one = list[below(list.length)];
      if (one === undefined) throw new RangeError('Nothing to pick from');
      return one;
    },
    shuffled<T>(list: readonly T[]): T[] {
      const rest = [...list];
      const mixed: T[] = [];
      while (rest.length > 0) mixed.push(...rest.splice(below(rest.length), 1));
      return mixed;
    },
  };
}
