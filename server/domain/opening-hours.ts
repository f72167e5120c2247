import { Temporal } from 'temporal-polyfill';

import type { WeeklyHours } from '#contract/businesses.ts';

import type { Span } from './spans.ts';
import { createWallClock, toDayNumber } from './wall-clock.ts';
import { weekStretches } from './week-stretches.ts';

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
  const { until, next } = around(at, stretchesAround(at, hours, closedOn, zone));
  const closing = until !== null && until - at <= DAY_MS ? localTime(until, zone) : null;
  return {
    ...sign,
    open: until !== null,
    closesAt: closing?.time ?? null,
    nextOpening: next === null ? null : localTime(next, zone),
  };
}

/** The end of the stretch under way, touching spans taken as one, and the start of the one after it. */
function around(at: number, stretches: Iterable<Span>): { until: number | null; next: number | null } {
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

/** From yesterday's on, whose night may go on. */
function stretchesAround(at: number, hours: WeeklyHours, closedOn: readonly string[], zone: string): Iterable<Span> {
  if (weekOf(hours).every((spans) => spans.length === 0)) return [];
  const clock = createWallClock(zone, at - 3 * DAY_MS);
  const closed = new Set(closedOn.map(toDayNumber));
  return weekStretches(hours, { clock, first: clock.dayAt(at) - 1, days: DAYS_AHEAD + 1, closed });
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
