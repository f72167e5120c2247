import { filledIn, type Told } from '#contract/told.ts';

import { sentencesDe } from '../renderer/src/texts/sentences.de.ts';
import { textsDe } from './texts.de.ts';
import { textsEn, type Texts } from './texts.en.ts';

/** Words and dates in the language of the system. */
export type Tongue = {
  texts: Texts;
  /** A sentence of the server; one without German words stays English. */
  said: (told: Told) => string;
  /** An instant on the shop's clock: `14:00`, and with its weekday where it is another day than `now`. */
  time: (at: string, now: Date, zone: string) => string;
};

/** `locale` as the system tells it, such as `de-AT`; whatever is not German is answered in English. */
export function tongueOf(locale: string): Tongue {
  const isGerman = locale.toLowerCase().startsWith('de');
  return {
    texts: isGerman ? textsDe : textsEn,
    said: isGerman ? inGerman : ({ sentence }) => sentence,
    time: (at, now, zone) => clockTime(isGerman ? 'de-DE' : 'en-GB', at, now, zone),
  };
}

const german: Readonly<Record<string, string>> = sentencesDe;

function inGerman({ code, values, sentence }: Told): string {
  return Object.hasOwn(german, code) ? filledIn(german[code] ?? sentence, values) : sentence;
}

function clockTime(language: string, at: string, now: Date, zone: string): string {
  const moment = new Date(at);
  const day = new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'short' });
  const isToday = day.format(moment) === day.format(now);
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
    moment,
  );
  if (isToday) return clock;
  return `${new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: zone }).format(moment)} ${clock}`;
}
