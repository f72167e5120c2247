/** Usual constant of reciprocal rank fusion: how little the very first places count above the next ones. */
const K = 60;

/** Joins several ranked lists into one: each list gives 1 / (60 + place) to what it names. Best first. */
export function fuseRanks<T>(lists: readonly (readonly T[])[], keyOf: (item: T) => string): T[] {
  const scores = new Map<string, { item: T; score: number }>();
  for (const list of lists) {
    for (const [place, item] of list.entries()) {
      const key = keyOf(item);
      const seen = scores.get(key) ?? { item, score: 0 };
      scores.set(key, { item: seen.item, score: seen.score + 1 / (K + place + 1) });
    }
  }
  return [...scores.values()].sort((a, b) => b.score - a.score).map(({ item }) => item);
}
