import { Temporal } from 'temporal-polyfill';

import type { DaySpan } from './spans.ts';

type Day = Temporal.PlainDate;
/** Every reading a wording has; several mean that nobody can know which. Null: there is no such day. */
type DayRule = readonly [pattern: RegExp, readings: (match: RegExpExecArray, today: Day) => DaySpan[] | null];

const DAYS_A_WEEK = 7;

/** Wordings of days, the longer before the shorter that it holds. Symbols are those of `vocabulary.ts`. */
export const dayRules: readonly DayRule[] = [
  [/=(\d{4})-(\d{2})-(\d{2}) /y, ([, year, month, day]) => dateOf(Number(year), Number(month), Number(day))],
  [/[#@](\d{1,2}) m(\d{1,2}) (?:#(\d{4}) )?/y, ([, day, month, year], today) => calendar(today, month, day, year)],
  [/m(\d{1,2}) [#@](\d{1,2}) (?:#(\d{4}) )?/y, ([, month, day, year], today) => calendar(today, month, day, year)],
  [/%(\d{1,2})\.(\d{1,2})\.?(\d{4})? /y, ([, day, month, year], today) => calendar(today, month, day, year)],
  [/\?(\d{1,2})\.(\d{1,2})\.?(\d{4})? /y, ([, one, two, year], today) => eitherWay(today, one, two, year)],
  [/@(\d{1,2}) /y, ([, day], today) => comingDayOfMonth(today, Number(day))],
  [/w([1-7]) (?:in )?(?:#(\d{1,2}) )?week /y, ([, day, weeks], today) => weekday(today, day, weeks ?? '1')],
  [
    /w([1-7]) (?:in )?(?:#8 day|#14 day|fortnight) /y,
    ([all, day], today) => weekday(today, day, all.includes('#8') ? '1' : '2'),
  ],
  [/(?:in )?(?:#(\d{1,2}) )?week w([1-7]) /y, ([, weeks, day], today) => weekday(today, day, weeks ?? '1')],
  [/next w([1-7]) /y, ([, day], today) => nextWeekday(today, Number(day))],
  [/this w([1-7]) /y, ([, day], today) => one(today.add({ days: ahead(today, Number(day)) }))],
  [/coming w([1-7]) /y, ([, day], today) => one(today.add({ days: ahead(today, Number(day)) || DAYS_A_WEEK }))],
  [/d([012]) (?:in )?(?:#(\d{1,2}) )?week /y, ([, day, weeks], today) => inWeeks(today, Number(day), weeks)],
  [/(?:in )?(?:#(\d{1,2}) )?week (?:from )?d([012]) /y, ([, weeks, day], today) => inWeeks(today, Number(day), weeks)],
  [
    /d([012]) (?:in )?#(\d{1,3}) day /y,
    ([, day, days], today) => inDays(today.add({ days: Number(day) }), Number(days)),
  ],
  [/in #(\d{1,3}) day |#(\d{1,3}) day fromnow /y, ([, days, from], today) => inDays(today, Number(days ?? from))],
  [
    /in (?:#(\d{1,2}) )?week |(?:#(\d{1,2}) )?week fromnow /y,
    ([, weeks, from], today) => inWeeks(today, 0, weeks ?? from),
  ],
  [/in (?:#2 week|fortnight) |fortnight fromnow /y, (_match, today) => inWeeks(today, 0, '2')],
  [/(next|this|coming) weekend /y, ([, which], today) => weekend(today, which)],
  [/weekend /y, (_match, today) => weekend(today, 'this')],
  [/(?:in )?next next week /y, (_match, today) => wholeWeek(today.add({ weeks: 1 }))],
  [/(?:in )?(?:next|coming) week /y, (_match, today) => wholeWeek(today)],
  [/(?:in )?this week /y, (_match, today) => [{ from: today.toString(), to: sunday(today).toString() }]],
  [/(?:in )?next month /y, (_match, today) => wholeMonth(today)],
  [/d([012]) /y, ([, days], today) => one(today.add({ days: Number(days) }))],
];

/** Readings of a weekday by itself; on that very weekday it may be today or a week away. */
export function bareWeekday(today: Day, day: number): DaySpan[] {
  const days = ahead(today, day);
  return days === 0 ? [...one(today), ...one(today.add({ weeks: 1 }))] : one(today.add({ days }));
}

function ahead(today: Day, weekdayNumber: number): number {
  return (weekdayNumber - today.dayOfWeek + DAYS_A_WEEK) % DAYS_A_WEEK;
}

function one(day: Day): DaySpan[] {
  return [{ from: day.toString(), to: day.toString() }];
}

function sunday(today: Day): Day {
  return today.add({ days: DAYS_A_WEEK - today.dayOfWeek });
}

function weekday(today: Day, day: string | undefined, weeks: string): DaySpan[] {
  return bareWeekday(today, Number(day)).flatMap(({ from }) =>
    one(Temporal.PlainDate.from(from).add({ weeks: Number(weeks) })),
  );
}

/** "Next Friday" on a Tuesday is this week's to some and next week's to others. */
function nextWeekday(today: Day, day: number): DaySpan[] {
  const soonest = today.add({ days: ahead(today, day) || DAYS_A_WEEK });
  const isThisWeek = Temporal.PlainDate.compare(soonest, sunday(today)) <= 0;
  return isThisWeek ? [...one(soonest), ...one(soonest.add({ weeks: 1 }))] : one(soonest);
}

function inWeeks(today: Day, days: number, weeks: string | undefined): DaySpan[] {
  return one(today.add({ days, weeks: weeks === undefined ? 1 : Number(weeks) }));
}

/** "In acht Tagen" is a week to most Germans, and eight days to the others. */
function inDays(from: Day, days: number): DaySpan[] {
  const meant = one(from.add({ days }));
  return days === 8 ? [...one(from.add({ weeks: 1 })), ...meant] : meant;
}

function weekend(today: Day, which: string | undefined): DaySpan[] {
  const first = today.dayOfWeek === 7 ? today : today.add({ days: ahead(today, 6) });
  const here = { from: first.toString(), to: sunday(today).toString() };
  const saturday = sunday(today).add({ days: 6 });
  const later = { from: saturday.toString(), to: saturday.add({ days: 1 }).toString() };
  if (which === 'this') return [here];
  return today.dayOfWeek >= 6 ? [later] : which === 'next' ? [here, later] : [here];
}

function wholeWeek(today: Day): DaySpan[] {
  const monday = sunday(today).add({ days: 1 });
  return [{ from: monday.toString(), to: monday.add({ days: 6 }).toString() }];
}

function wholeMonth(today: Day): DaySpan[] {
  const first = today.with({ day: 1 }).add({ months: 1 });
  return [{ from: first.toString(), to: first.add({ months: 1 }).subtract({ days: 1 }).toString() }];
}

function dateOf(year: number, month: number, day: number): DaySpan[] | null {
  if (month < 1 || month > 12 || day < 1 || year < 1900) return null;
  const fits = day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  return fits ? one(Temporal.PlainDate.from({ year, month, day })) : null;
}

/** The next day of that name to come, today included; a 29 February may be years away. */
function calendar(today: Day, month?: string, day?: string, year?: string): DaySpan[] | null {
  if (year !== undefined) return dateOf(Number(year), Number(month), Number(day));
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const found = dateOf(today.year + ahead, Number(month), Number(day));
    if (found?.[0] && found[0].from >= today.toString()) return found;
  }
  return null;
}

/** 5/6 is June to one half of the world and May to the other. */
function eitherWay(today: Day, one?: string, two?: string, year?: string): DaySpan[] | null {
  const readings = [calendar(today, one, two, year), ...(one === two ? [] : [calendar(today, two, one, year)])];
  const found = readings.flatMap((spans) => spans ?? []);
  return found.length === 0 ? null : found;
}

function comingDayOfMonth(today: Day, day: number): DaySpan[] | null {
  for (let months = 0; months <= 12; months += 1) {
    const { year, month } = today.with({ day: 1 }).add({ months });
    const found = dateOf(year, month, day);
    if (found?.[0] && found[0].from >= today.toString()) return found;
  }
  return null;
}
