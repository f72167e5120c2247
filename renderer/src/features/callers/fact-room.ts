import { seenLength } from '#contract/seen-text.ts';

/** What the app takes. */
const LONGEST_NAME = 60;
const LONGEST_VALUE = 160;

/** How long the words of a fact are, as the app counts, and how long they may be: a name is counted as it is seen. */
export function factRoom(slot: string | null, value: string): { length: number; most: number } {
  const words = value.trim();
  if (slot === 'customer_name') return { length: seenLength(words), most: LONGEST_NAME };
  return { length: words.length, most: LONGEST_VALUE };
}
