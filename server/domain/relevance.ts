import { fold } from './fold.ts';

/** How soon another mention of a word counts no more, and how much a long text is marked down: the usual values. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

/**
 * Orders what a search found, best first, by BM25 among these alone. `markedOf` gives the text with each found word
 * between U+0002 and U+0003. Equal ones keep their order.
 */
export function byRelevance<T>(hits: readonly T[], markedOf: (hit: T) => string): T[] {
  const texts = hits.map((hit) => ({ hit, length: markedOf(hit).length, counts: countsIn(markedOf(hit)) }));
  const meanLength = texts.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length);
  const holders = new Map<string, number>();
  for (const { counts } of texts) for (const word of counts.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);

  const rarity = (word: string): number => {
    const held = holders.get(word) ?? 0;
    return Math.log(1 + (texts.length - held + 0.5) / (held + 0.5));
  };
  const scored = texts.map(({ hit, length, counts }) => {
    const damping = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * length) / meanLength);
    const scores = [...counts].map(([word, count]) => (rarity(word) * count * (SATURATION + 1)) / (count + damping));
    return { hit, score: scores.reduce((sum, score) => sum + score, 0) };
  });
  return scored.sort((a, b) => b.score - a.score).map(({ hit }) => hit);
}

function countsIn(marked: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const part of marked.split('\u0002').slice(1)) {
    const word = fold(part.split('\u0003', 1)[0] ?? '');
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
