import type { Random } from './random.ts';

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';
const SYLLABLES = 6;

export type Canaries = { next(): string; has(word: string): boolean };

/**
 * Invented words of 13 small letters that stand nowhere else, so that one found in the wrong place is a leak. Two
 * never share their middle: search indexes cut off beginnings and endings, and the middle must still tell them apart.
 */
export function createCanaries(random: Random): Canaries {
  const middles = new Set<string>();
  const made = new Set<string>();
  return {
    has: (word) => made.has(word),
    next() {
      for (;;) {
        let word = '';
        for (let i = 0; i < SYLLABLES; i += 1) word += random.pick([...CONSONANTS]) + random.pick([...VOWELS]);
        word += 'k';
        if (middles.has(middleOf(word))) continue;
        middles.add(middleOf(word));
        made.add(word);
        return word;
      }
    },
  };
}

/** What is left of a word when a full-text index has stemmed it and shares its beginning with a neighbour. */
export function middleOf(word: string): string {
  return word.slice(3, 11);
}

export function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Every word that could be a canary, in all texts within a value. */
export function canariesIn(value: unknown): string[] {
  const words = textsIn(value).flatMap((text) => text.toLowerCase().match(/[a-z]+/g) ?? []);
  return words.filter((word) => word.length === SYLLABLES * 2 + 1);
}

/** All texts within a JSON value, keys left out. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
