import type { accessSentences } from '#contract/sentences-access.ts';

/** The same sentences in German. */
export const accessSentencesDe: Readonly<Record<keyof typeof accessSentences, string>> = {
  access_owner_only: 'Das ist dem Inhaber vorbehalten. Entsperren Sie das Fenster zuerst mit der Inhaber-PIN.',
  access_wrong_pin: 'Das ist nicht die Inhaber-PIN.',
  access_wait: 'Zu viele falsche PINs. Versuchen Sie es in {seconds} s noch einmal.',
  access_pin_short: 'Eine PIN hat mindestens sechs Zeichen: Ziffern oder Wörter.',
  access_pin_plain: 'Diese PIN würde jeder zuerst versuchen. Wählen Sie eine andere.',
};
