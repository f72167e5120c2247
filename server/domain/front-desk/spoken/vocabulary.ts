/**
 * How a language says days and times, in the few symbols that the grammar knows. Keys are folded (`fold.ts`).
 * Symbols: `w5` Friday, `m11` November, `#15` a number, `@3` an ordinal, `d1` tomorrow, `p:evening` a part of the day;
 * the rest are words: `next`, `this`, `week`, `past`, `to`, `oclock`, …; the empty one is a word without meaning here.
 */
export type Vocabulary = {
  language: string;
  /** Wordings of several words, the longer before the shorter. */
  phrases: readonly (readonly [wording: RegExp, symbols: string])[];
  words: ReadonlyMap<string, string>;
  /** Whether `3.` is the third, and `5.6.` and `5/6` the fifth of June. */
  isDayFirst: boolean;
  /** Weekday and part of the day in one word, such as a Friday afternoon that is written together. */
  joinedParts: boolean;
};

export function wordsOf(rows: readonly (readonly [symbol: string, words: string])[]): [string, string][] {
  return rows.flatMap(([symbol, words]) => words.split(' ').map((word): [string, string] => [word, symbol]));
}

export function numbered(prefix: string, words: string, from = 1): [string, string][] {
  return words.split(' ').map((word, index): [string, string] => [word, `${prefix}${index + from}`]);
}
