import type { gapSentences } from '#contract/sentences-gaps.ts';

/** The same sentences in German. */
export const gapSentencesDe: Readonly<Record<keyof typeof gapSentences, string>> = {
  gaps_gone: 'Diese Fragen sind nicht mehr offen. Die Liste wurde neu gelesen.',
  gaps_nothing_to_reopen: 'Das wurde schon zurückgenommen.',
};
