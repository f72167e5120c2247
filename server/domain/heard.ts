import type { FinishedCall } from './finished-call.ts';
import { fold } from './fold.ts';

/** Longest part of one turn that is looked at, and most turns of one call: nobody says more on the phone. */
const longestTurn = 16_384;
const mostTurns = 2_000;
const mostParts = 100;

/** Something one side said, with its place in the call and its folded form with a space at each end. */
export type Heard = { turn: number; text: string; folded: string };

/** What one side said in a call, in order. */
export function heardFrom({ turns }: Pick<FinishedCall, 'turns'>, role: 'agent' | 'caller'): Heard[] {
  return turns.slice(0, mostTurns).flatMap((spoken, turn) => {
    const text = spoken.text.slice(0, longestTurn);
    return spoken.role === role ? [{ turn, text, folded: ` ${fold(text)} ` }] : [];
  });
}

/** The parts of a text between punctuation marks, without them, at most 100. */
export function clausesOf(text: string): string[] {
  return partsOf(text, /[.,;:!?…](?=\s|$)|\n/u);
}

/** The sentences of a text with their closing mark, at most 100. */
export function sentencesOf(text: string): string[] {
  return partsOf(text, /(?<=[.!?…])\s|\n/u);
}

function partsOf(text: string, end: RegExp): string[] {
  return text
    .split(end)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, mostParts);
}
