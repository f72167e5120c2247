import { Temporal } from 'temporal-polyfill';

import type { TextSettings } from '#contract/texts.ts';
import { quietIn } from '../quiet-hours.ts';

const HOUR_MS = 3_600_000;
const STEP_MS = 15 * 60_000;
/** Two zones far apart share an hour or two a day, and on both sides of a Sunday none. */
const LONGEST_QUIET_MS = 5 * 24 * HOUR_MS;
/** A reminder that comes with the confirmation only puzzles. */
const AFTER_BOOKING_MS = 2 * HOUR_MS;
/** Nobody changes anything for a text that comes later than that before the appointment. */
const LAST_USE_MS = HOUR_MS;
/** Nobody waits longer than that to hear that something was booked, moved or cancelled. */
const NEWS_MS = 24 * HOUR_MS;

export type QuietTimes = Pick<TextSettings, 'quietFrom' | 'quietTo' | 'quietSundays'>;

/**
 * The first moment from `at` on that is quiet in none of the zones, in epoch milliseconds. Zones that are never awake
 * together: when the last of them is, which is where whoever gets it is at home.
 */
export function nextLoud(at: number, zones: readonly string[], rules: QuietTimes): number {
  return soughtFrom(at, STEP_MS, zones, rules);
}

/** The last moment up to `at` that is quiet in none of the zones. */
function lastLoud(at: number, zones: readonly string[], rules: QuietTimes): number {
  return soughtFrom(at, -STEP_MS, zones, rules);
}

/** Steps on the quarters of the hour, on which every zone's clocks change and nearly every rule begins. */
function soughtFrom(at: number, step: number, zones: readonly string[], rules: QuietTimes): number {
  const isLoud = (moment: number): boolean => quietIn(zones, rules, new Date(moment)) === null;
  if (isLoud(at)) return at;
  const first = step > 0 ? Math.ceil(at / STEP_MS) * STEP_MS : Math.floor(at / STEP_MS) * STEP_MS;
  for (let moment = first; Math.abs(moment - at) <= LONGEST_QUIET_MS; moment += step) if (isLoud(moment)) return moment;
  return zones.length > 1 ? soughtFrom(at, step, zones.slice(-1), rules) : at;
}

type Reminded = { startMs: number; now: number; hours: number; zones: readonly string[]; rules: QuietTimes };

/**
 * When a reminder is due, in epoch milliseconds: so many hours on the clock of the shop before the appointment, after the
 * quiet hours where it falls into them, and before them where that would be too late. Null where none is of use: it would
 * come together with the booking, or after the last hour.
 */
export function reminderDue({ startMs, now, hours, zones, rules }: Reminded): number | null {
  const [shop = 'UTC'] = zones;
  const start = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(shop);
  // A day before is the same time of the day, also where the clocks change in between.
  const before = start.subtract({ days: Math.floor(hours / 24) }).subtract({ hours: hours % 24 });
  const wanted = before.epochMilliseconds;
  const loud = nextLoud(wanted, zones, rules);
  const due = loud <= startMs - LAST_USE_MS ? loud : lastLoud(wanted, zones, rules);
  return due >= now + AFTER_BOOKING_MS && due <= startMs - LAST_USE_MS ? due : null;
}

/** Until when a text is of use: reminders and offers until what they speak of is near, news for a day. */
export function ofUseUntil(kind: string, { startMs, now }: { startMs: number; now: number }): number {
  if (kind === 'cancelled') return now + NEWS_MS;
  if (kind === 'reminder' || kind === 'offer') return startMs - LAST_USE_MS / 2;
  return Math.min(now + NEWS_MS, startMs);
}
