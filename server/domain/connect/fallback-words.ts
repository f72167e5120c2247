import type { Business } from '#contract/businesses.ts';
import type { FallbackWish } from '#contract/connect.ts';

import { spokenLanguage } from '../phrases.ts';
import type { Fallback } from '../providers/phone-account.ts';

type Words = { busy: (shop: string) => string; voicemail: (shop: string) => string; message: (shop: string) => string };

const WORDS: Readonly<Record<string, Words>> = {
  en: {
    busy: (shop) => `${shop} cannot answer just now. Please try again in a little while.`,
    voicemail: (shop) =>
      `You have reached ${shop}. Please leave your name, your number and your message after the tone.`,
    message: (shop) => `You have reached ${shop}. We cannot take your call just now. Please try again later.`,
  },
  de: {
    busy: (shop) => `${shop} kann gerade nicht antworten. Bitte versuchen Sie es in Kürze noch einmal.`,
    voicemail: (shop) =>
      `Hier ist ${shop}. Bitte hinterlassen Sie nach dem Ton Ihren Namen, Ihre Nummer und Ihre Nachricht.`,
    message: (shop) => `Hier ist ${shop}. Wir können gerade nicht antworten. Bitte rufen Sie später noch einmal an.`,
  },
  fr: {
    busy: (shop) => `${shop} ne peut pas répondre pour le moment. Veuillez réessayer dans un instant.`,
    voicemail: (shop) => `Vous êtes bien chez ${shop}. Laissez votre nom, votre numéro et votre message après le bip.`,
    message: (shop) => `Vous êtes bien chez ${shop}. Nous ne pouvons pas répondre. Veuillez rappeler plus tard.`,
  },
  es: {
    busy: (shop) => `${shop} no puede atender ahora. Inténtelo de nuevo en unos minutos.`,
    voicemail: (shop) => `Ha llamado a ${shop}. Deje su nombre, su número y su mensaje después de la señal.`,
    message: (shop) => `Ha llamado a ${shop}. Ahora no podemos atenderle. Por favor, llame más tarde.`,
  },
  it: {
    busy: (shop) => `${shop} non può rispondere in questo momento. Riprovi tra poco.`,
    voicemail: (shop) => `Risponde ${shop}. Lasci il suo nome, il suo numero e il messaggio dopo il segnale.`,
    message: (shop) => `Risponde ${shop}. Ora non possiamo rispondere. La preghiamo di richiamare più tardi.`,
  },
};

/** How long a person's phone rings before the caller is told, in seconds: about five times. */
const RINGS_SECONDS = 25;
const LONGEST_MESSAGE_SECONDS = 120;

type Given = { business: Pick<Business, 'name' | 'language'>; title: string; forwardTo: string | null };

/** What answers while this computer is off, in the shop's language and the owner's words where they gave some. */
export function fallbackOf(wish: FallbackWish, { business, title: name, forwardTo }: Given): Fallback {
  const language = spokenLanguage(null, business.language);
  const words = WORDS[language] ?? WORDS.en;
  const say = (kind: keyof Words): string => words?.[kind](business.name) ?? '';
  if (wish.kind === 'forward')
    return {
      name,
      kind: 'forward',
      to: forwardTo ?? wish.to,
      seconds: RINGS_SECONDS,
      language,
      busyMessage: say('busy'),
    };
  const message = wish.message ?? say(wish.kind);
  return wish.kind === 'message'
    ? { name, kind: 'message', language, message }
    : { name, kind: 'voicemail', language, message, longestSeconds: LONGEST_MESSAGE_SECONDS };
}
