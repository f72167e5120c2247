import { Temporal } from 'temporal-polyfill';

import { fold } from './fold.ts';

const weekdays = new Map<string, number>(
  [
    'monday tuesday wednesday thursday friday saturday sunday',
    'montag dienstag mittwoch donnerstag freitag samstag sonntag',
    'lundi mardi mercredi jeudi vendredi samedi dimanche',
    'lunes martes miercoles jueves viernes sabado domingo',
  ].flatMap((row) => row.split(' ').map((word, index): [string, number] => [word, index + 1])),
);
const months = new Map<string, number>(
  [
    'january february march april may june july august september october november december',
    'januar februar marz april mai juni juli august september oktober november dezember',
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  ].flatMap((row) => row.split(' ').map((word, index): [string, number] => [word, index + 1])),
);
const counts = new Map<string, number>(
  [
    'one two three four five six seven eight nine ten',
    'einem zwei drei vier funf sechs sieben acht neun zehn',
    'un deux trois quatre cinq six sept huit neuf dix',
    'uno dos tres cuatro cinco seis siete ocho nueve diez',
  ].flatMap((row) => row.split(' ').map((word, index): [string, number] => [word, index + 1])),
);
for (const word of ['a', 'an', 'einer', 'une', 'una']) counts.set(word, 1);

/** Days from today, the longer wording first because it holds the shorter one. */
const relative: readonly (readonly [pattern: RegExp, days: number])[] = [
  [/ (?:day after tomorrow|ubermorgen|apres demain|pasado manana) /, 2],
  [/ (?:tomorrow|(?<!am |guten |jeden )morgen|demain|(?<!la |esta |buena )manana) /, 1],
  [
    / (?:today|tonight|this (?:morning|afternoon|evening)|later on|heute|aujourd hui|ce soir|cet apres midi|hoy|esta (?:tarde|noche|manana)) /,
    0,
  ],
];
const nextWeek =
  / (?:next week|nachste woche|nachster woche|la semaine prochaine|semaine prochaine|la proxima semana|proxima semana|la semana que viene|semana que viene) /;
const endOfWeek =
  / (?:(?:by |before |at )?(?:the )?end of (?:the|this) week|ende der woche|fin de (?:la )?semaine|finales de (?:la )?semana|fin de semana) /;
const span =
  / (?:in|within|dans|en|innerhalb von|binnen|dentro de) ([a-z]+|\d{1,2}) (?:(?:working |business )?(days?|tage?n?|jours?|dias?)|(weeks?|wochen?|semaines?|semanas?)) /;
const calendarDay =
  / (?:the |am |le |el |on )?(\d{1,2})(?:st|nd|rd|th|er|ten)?(?: of| de)? ([a-z]{3,10}) | ([a-z]{3,10}) (\d{1,2})(?:st|nd|rd|th)? /g;

/**
 * The day a sentence speaks of (`YYYY-MM-DD`), seen from the day it was said; null when it names none. A weekday is
 * the next one to come, never today.
 */
export function dueDay(sentence: string, saidOn: Temporal.PlainDate): string | null {
  const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(sentence);
  if (iso) return dayOrNull(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const folded = ` ${fold(sentence)} `;
  const calendar = inCalendar(folded, saidOn);
  if (calendar !== null) return calendar;
  const days =
    relative.find(([pattern]) => pattern.test(folded))?.[1] ?? inSpan(folded) ?? untilWeekday(folded, saidOn);
  if (days !== null) return saidOn.add({ days }).toString();
  if (nextWeek.test(folded)) return saidOn.add({ days: 8 - saidOn.dayOfWeek }).toString();
  return endOfWeek.test(folded) ? saidOn.add({ days: (12 - saidOn.dayOfWeek) % 7 }).toString() : null;
}

function inSpan(folded: string): number | null {
  const [, count = '', , weeks] = span.exec(folded) ?? [];
  const amount = /^\d/.test(count) ? Number(count) : counts.get(count);
  return amount === undefined || count === '' ? null : amount * (weeks === undefined ? 1 : 7);
}

function untilWeekday(folded: string, saidOn: Temporal.PlainDate): number | null {
  const named = folded.split(' ').flatMap((word) => weekdays.get(word) ?? [])[0];
  return named === undefined ? null : ((named - saidOn.dayOfWeek + 6) % 7) + 1;
}

/** "20 November", "November 20th": this year, or next year when that day is over. */
function inCalendar(folded: string, saidOn: Temporal.PlainDate): string | null {
  for (const [, dayFirst, monthAfter, monthFirst, dayAfter] of folded.matchAll(calendarDay)) {
    const month = months.get(monthAfter ?? monthFirst ?? '');
    const day = Number(dayFirst ?? dayAfter);
    if (month === undefined) continue;
    const soonest = dayOrNull(saidOn.year, month, day);
    if (soonest === null) continue;
    return soonest >= saidOn.toString() ? soonest : dayOrNull(saidOn.year + 1, month, day);
  }
  return null;
}

function dayOrNull(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const fits = day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  return fits ? Temporal.PlainDate.from({ year, month, day }).toString() : null;
}
