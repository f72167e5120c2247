import { sentences } from '#contract/sentences.ts';
import type { Told } from '#contract/told.ts';

const codes: ReadonlyMap<string, string> = new Map(
  Object.entries(sentences).map(([code, sentence]) => [sentence, code]),
);

/** Why a fact waits, ready to be said: a fact keeps the sentence that it was held back with. */
export function waitingReason(sentence: string): Told {
  return { code: codes.get(sentence) ?? '', values: {}, sentence };
}
