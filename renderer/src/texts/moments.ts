import type { Language } from './catalogue.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** How a moment is written where it happened: all in the shop's zone, never in this computer's. */
export type MomentStyle = 'time' | 'day' | 'dayAndTime' | 'full';

const styles: Readonly<Record<MomentStyle, Intl.DateTimeFormatOptions>> = {
  time: { hour: '2-digit', minute: '2-digit' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  dayAndTime: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  full: { dateStyle: 'full', timeStyle: 'long' },
};

/** An instant as the clock on the shop's wall showed it. */
export function moment(language: Language, at: string, zone: string, style: MomentStyle): string {
  return new Intl.DateTimeFormat(locales[language], { ...styles[style], timeZone: zone }).format(new Date(at));
}

/** A calendar day (`2026-11-20`), which is the same day everywhere. */
export function calendarDay(language: Language, day: string): string {
  const format: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
  return new Intl.DateTimeFormat(locales[language], { ...format, timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));
}

/** A calendar day of this year: `Fri 20 Nov`. */
export function shortDay(language: Language, day: string): string {
  return moment(language, `${day}T00:00Z`, 'UTC', 'day');
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago, in the coarsest unit that fits: `3 minutes ago`, `yesterday`; under a minute it is `now`. */
export function ago(language: Language, at: string, now: number): string {
  const seconds = (Date.parse(at) - now) / 1000;
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  return step ? format.format(Math.trunc(seconds / step[1]), step[0]) : format.format(0, 'second');
}

/** `today` or a day's name for what the shop's own calendar says; `2026-11-20` is the form of both. */
export function dayIn(zone: string, at: string | number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(at));
}
