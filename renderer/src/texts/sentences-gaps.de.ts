import type { gapSentences } from '#contract/sentences-gaps.ts';

/** The same sentences in German. */
export const gapSentencesDe: Readonly<Record<keyof typeof gapSentences, string>> = {
  gaps_gone: 'Diese Fragen sind nicht mehr offen. Die Liste wurde neu gelesen.',
  gaps_field_missing:
    'Der Agent notiert sich nicht, was er nicht beantworten konnte: Linekeeper findet solche Fragen nur im Gesagten.',
  gaps_field_no_room:
    'Der Agent notiert sich nicht, was er nicht beantworten konnte, und hat keinen Platz für ein weiteres Feld. Entfernen Sie eines bei ElevenLabs und sehen Sie dann noch einmal nach.',
  gaps_nothing_to_reopen: 'Das wurde schon zurückgenommen.',
};
