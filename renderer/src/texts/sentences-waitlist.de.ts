import type { waitlistSentences } from '#contract/sentences-waitlist.ts';

/** The same sentences in German. */
export const waitlistSentencesDe: Readonly<Record<keyof typeof waitlistSentences, string>> = {
  waitlist_not_agreed: 'Diese Person hat Nachrichten über freie Zeiten nicht zugestimmt. Bitte rufen Sie an.',
  waitlist_asked_already:
    'Diese Person wird gerade nach einer anderen Zeit gefragt. Warten Sie die Antwort ab, oder nehmen Sie jenes Angebot zurück.',
  waitlist_over: 'Diese Person wartet nicht mehr.',
  waitlist_split_not_theirs: 'Einer dieser Termine gehört jemand anderem.',
  waitlist_ends_first: 'Der letzte Tag liegt vor dem ersten.',
};
