import { Temporal } from 'temporal-polyfill';

import type { WeeklyHours } from '#contract/businesses.ts';

/** Whether a shop is open at one moment; every day and time is the shop's own. Null hours say nothing: `open` is null. */
export type Opening = {
  /** `YYYY-MM-DD` */
  today: string;
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
  open: boolean | null;
  /** `HH:MM`, null when closed, or when open for more than a day yet. */
  closesAt: string | null;
  /** When it opens after being closed, or null when that is unknown or more than a year away. */
  nextOpening: { day: string; weekday: number; time: string } | null;
};

type Stretch = { start: number; end: number };
type Week = WeeklyHours[1][];

const DAY_MS = 86_400_000;
/** As many as `closedOn` can hold, so that the day after a year of closures is still found. */
const DAYS_AHEAD = 400;

/**
 * Works out what the door's sign would say at an ISO instant. A span whose close is not after its open ends on the next
 * day; it belongs to the day it begins, so a closure cancels it only there. Throws RangeError for an unknown zone.
 */
export function openingAt(
  hours: WeeklyHours | null,
  closedOn: readonly string[],
  zone: string,
  instant: string,
): Opening {
  const now = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const today = now.toPlainDate();
  const sign = { today: today.toString(), weekday: today.dayOfWeek };
  if (hours === null) return { ...sign, open: null, closesAt: null, nextOpening: null };

  const at = now.epochMilliseconds;
  const { until, next } = around(
    at,
    stretchesFrom(today.subtract({ days: 1 }), weekOf(hours), new Set(closedOn), zone),
  );
  const closing = until !== null && until - at <= DAY_MS ? localTime(until, zone) : null;
  return {
    ...sign,
    open: until !== null,
    closesAt: closing?.time ?? null,
    nextOpening: next === null ? null : localTime(next, zone),
  };
}

/** The end of the stretch under way, touching spans taken as one, and the start of the one after it. */
function around(at: number, stretches: Iterable<Stretch>): { until: number | null; next: number | null } {
  let until: number | null = null;
  for (const { start, end } of stretches) {
    if (end <= at) continue;
    if (start > (until ?? at)) return { until, next: start };
    until = Math.max(until ?? end, end);
    // Open round the clock: looking further would walk the whole year for an answer nobody needs.
    if (until - at > DAY_MS) return { until, next: null };
  }
  return { until, next: null };
}

function* stretchesFrom(first: Temporal.PlainDate, week: Week, closed: Set<string>, zone: string): Generator<Stretch> {
  if (week.every((spans) => spans.length === 0)) return;
  for (let offset = 0, day = first; offset <= DAYS_AHEAD; offset++, day = day.add({ days: 1 })) {
    const spans = week[day.dayOfWeek - 1] ?? [];
    if (spans.length === 0 || closed.has(day.toString())) continue;
    for (const { open, close } of spans.toSorted((a, b) => a.open.localeCompare(b.open))) {
      const start = momentOf(day, open, zone);
      const end = momentOf(close > open ? day : day.add({ days: 1 }), close, zone);
      if (end > start) yield { start, end };
    }
  }
}

/**
 * The epoch milliseconds of a wall-clock time. A repeated hour means its first pass; a skipped time means the moment of
 * the jump, so a span inside the skipped hour has no length and the shop does not open for it.
 */
function momentOf(day: Temporal.PlainDate, time: string, zone: string): number {
  const midnight = time === '24:00';
  const wall = (midnight ? day.add({ days: 1 }) : day).toPlainDateTime(midnight ? '00:00' : time);
  const early = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (early.toPlainDateTime().equals(wall)) return early.epochMilliseconds;
  return (early.getTimeZoneTransition('next') ?? early).epochMilliseconds;
}

function localTime(epochMs: number, zone: string): { day: string; weekday: number; time: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  const day = local.toPlainDate();
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return { day: day.toString(), weekday: day.dayOfWeek, time };
}

/** The seven days in order, Monday first. */
export function weekOf(hours: WeeklyHours): Week {
  return [hours[1], hours[2], hours[3], hours[4], hours[5], hours[6], hours[7]];
}
