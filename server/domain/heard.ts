import type { FinishedCall } from './finished-call.ts';
import { fold } from './fold.ts';
import type { Steps } from './steps.ts';

/**
 * What the rules read of a call: the first 400 turns of a side, and of each 2,000 characters, which is two minutes of
 * speech. Beyond that is noise or an attack, and every further character is time taken from the ringing phone.
 */
const longestTurn = 2_000;
const mostTurns = 400;
const mostParts = 100;

/** Something one side said, with its place in the call and its folded form with a space at each end. */
export type Heard = { turn: number; text: string; folded: string };

/** What one side said in a call, in order; one turn a step. */
export function* hearingSteps({ turns }: Pick<FinishedCall, 'turns'>, role: 'agent' | 'caller'): Steps<Heard[]> {
  const heard: Heard[] = [];
  for (const [turn, spoken] of turns.entries()) {
    if (spoken.role !== role) continue;
    if (heard.length === mostTurns) break;
    heard.push(asHeard(spoken.text, turn));
    yield;
  }
  return heard;
}

/** One turn as the rules read it. */
export function asHeard(spoken: string, turn: number): Heard {
  const text = spoken.slice(0, longestTurn);
  return { turn, text, folded: ` ${fold(text)} ` };
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
