import type { Sayings } from './sayings.ts';

const AT: ReadonlyMap<string, string> = new Map([
  ['fr', 'à'],
  ['es', 'a las'],
  ['it', 'alle'],
]);
const FROM_TO: ReadonlyMap<string, readonly [string, string, string]> = new Map([
  ['fr', ['de', 'à', 'minuit']],
  ['es', ['de', 'a', 'medianoche']],
  ['it', ['dalle', 'alle', 'mezzanotte']],
]);
const PASS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['fr', ["avant le changement d'heure", "après le changement d'heure"]],
  ['es', ['antes del cambio de hora', 'después del cambio de hora']],
  ['it', ["prima del cambio dell'ora", "dopo il cambio dell'ora"]],
]);

/** The languages we greet in but do not parse: weekday and month in words, the rest in numerals. */
export function numeralSayings(language: string): Sayings {
  const shown = (year: number | null): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, {
      ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
      ...(year !== null && { year: 'numeric' }),
    });
  const [from, to, midnight] = FROM_TO.get(language) ?? ['', '–', '24:00'];
  return {
    day: (day, year) => shown(year).format(Date.UTC(day.year, day.month - 1, day.day)),
    time: (time) => time.toString({ smallestUnit: 'minute' }),
    at: (day, time) => `${day} ${AT.get(language) ?? ''} ${time}`,
    fromTo: (first, last) => `${from} ${first} ${to} ${last}`,
    midnight,
    pass: PASS.get(language) ?? ['', ''],
  };
}
