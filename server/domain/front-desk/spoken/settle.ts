import { Temporal } from 'temporal-polyfill';

import { hear, type Heard, type Unheard } from './hear.ts';
import { momentsOf } from './say.ts';
import type { TimeSpan } from './spans.ts';

/** What is known where a wording was said. `now` is an ISO instant. */
export type Said = { wording: string; now: string; zone: string; language: string };

/** Why somebody has to be asked again. `days` and `moments` are what it may have meant, where that helps to ask. */
export type Unclear = {
  why: Unheard | 'which_day' | 'which_time' | 'no_day' | 'no_time' | 'past' | 'skipped_hour';
  days: string[];
  moments: string[];
};

/** Where to look for free times: [from, to) as instants, and the wanted times of day, each reading of them. */
export type Stretch = { from: string; to: string; days: { from: string; to: string } | null; times: TimeSpan[] | null };

const EXACT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;
/** "2026-11-20 10:00-12:00": two hours, and no time twelve hours west of Greenwich. */
const STRETCH = /^\S+ \d{2}:\d{2}-\d{2}:\d{2}$/;

/** An instant where it names its own offset from UTC; a local ISO time as its day and the time on the 24-hour clock. */
function isoOf(wording: string): { instant: string } | { wording: string; clock: string | null } {
  const [all, day = '', time = '', offset] = EXACT.exec(wording.trim()) ?? [];
  if (all === undefined || STRETCH.test(all)) return { wording, clock: null };
  if (offset === undefined || !isClock(time)) return { wording: day, clock: time };
  try {
    return { instant: Temporal.Instant.from(all.replace(' ', 'T')).toString() };
  } catch {
    return { wording: day, clock: time };
  }
}

function isClock(time: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time);
}

/** What a wording says; "10:00" behind an ISO day is in the morning, whatever it may be elsewhere. */
function heardOf(
  { wording, clock }: { wording: string; clock: string | null },
  today: Temporal.PlainDate,
  language: string,
) {
  const heard = hear(wording, today, language);
  if (clock === null || !heard.heard) return heard;
  return isClock(clock)
    ? { ...heard, times: [{ from: clock, to: clock }] }
    : { heard: false as const, why: 'not_understood' as const };
}

/**
 * The one moment a wording means, or what has to be asked. Two readings are told apart only by what cannot be meant:
 * a time that is over, or one at which the shop is closed.
 */
export function settleMoment(
  said: Said,
  isOpenAt: (instant: string) => boolean,
): { at: string } | { unclear: Unclear } {
  const iso = isoOf(said.wording);
  if ('instant' in iso) return isOver(iso.instant, said.now) ? unclear('past') : { at: iso.instant };
  const today = todayOf(said);
  const heard = heardOf(iso, today, said.language);
  if (!heard.heard) return unclear(heard.why);
  const days = daysFrom(heard);
  if (days === null) return unclear('no_day');
  if (heard.times === null) return unclear('no_time');
  if (heard.times.some(({ from, to }) => from !== to)) return unclear('which_time');
  return theOne(days, heard, said, isOpenAt);
}

function theOne(
  days: string[],
  heard: Heard,
  said: Said,
  isOpenAt: (instant: string) => boolean,
): { at: string } | { unclear: Unclear } {
  const all = days.flatMap((day) =>
    (heard.times ?? []).flatMap(({ from }) => passOf(wallOf(day, from), said.zone, heard.pass)),
  );
  if (all.length === 0) return unclear('skipped_hour');
  const ahead = all.filter((moment) => !isOver(moment, said.now));
  if (ahead.length === 0) return unclear('past');
  const open = ahead.filter(isOpenAt);
  const [only, another] = ahead.length === 1 ? ahead : open;
  if (only !== undefined && another === undefined) return { at: only };
  const left = open.length > 0 ? open : ahead;
  const leftDays = [...new Set(left.map((moment) => dayIn(moment, said.zone)))];
  return { unclear: { why: leftDays.length > 1 ? 'which_day' : 'which_time', days: leftDays, moments: left } };
}

/**
 * Where a wording asks to look for free times, or what has to be asked. Without a day it is from now on. Of two times
 * that "after five" may mean, the one counts at which the shop is open.
 */
export function settleStretch(
  said: Said,
  isOpenAt: (instant: string) => boolean = () => true,
): Stretch | { unclear: Unclear } {
  const iso = isoOf(said.wording);
  const today = todayOf(said);
  const local = 'instant' in iso ? localOf(iso.instant, said.zone) : iso;
  const heard =
    local.wording.trim() === ''
      ? { heard: true as const, days: null, times: null, pass: null }
      : heardOf(local, today, said.language);
  if (!heard.heard) return unclear(heard.why);
  const first = heard.days?.[0]?.from ?? today.toString();
  const times = openOnes(heard.times, Temporal.PlainDate.from(first), said.zone, isOpenAt);
  if (heard.days === null)
    return { from: said.now, to: startOf(today.add({ days: 60 }), said.zone), days: null, times };
  const ahead = heard.days.filter(({ to }) => to >= today.toString());
  const [span, another] = ahead;
  if (!span) return unclear('past');
  if (another) return { unclear: { why: 'which_day', days: ahead.map(({ from }) => from), moments: [] } };
  const start = startOf(Temporal.PlainDate.from(span.from), said.zone);
  const end = startOf(Temporal.PlainDate.from(span.to).add({ days: 1 }), said.zone);
  return { from: isOver(start, said.now) ? said.now : start, to: end, days: span, times };
}

/**
 * Those of several readings whose beginning, or where they have none their end, is within the hours of some day ahead.
 * Where none is, "after five" means the later and "before eight" the earlier: nobody says so to mean the whole day.
 */
function openOnes(
  times: TimeSpan[] | null,
  first: Temporal.PlainDate,
  zone: string,
  isOpenAt: (instant: string) => boolean,
): TimeSpan[] | null {
  if (times === null || times.length < 2) return times;
  const days = Array.from({ length: 7 }, (_, ahead) => first.add({ days: ahead }).toPlainDateTime());
  const open = times.filter(({ from, to }) => {
    const bound = from === '00:00' ? minutesIn(to) - 1 : minutesIn(from);
    return (
      bound >= 0 &&
      days.some((day) => isOpenAt(day.add({ minutes: bound }).toZonedDateTime(zone).toInstant().toString()))
    );
  });
  if (open.length > 0) return open;
  if (times.every(({ to }) => to === '24:00')) return times.slice(-1);
  return times.every(({ from }) => from === '00:00') ? times.slice(0, 1) : times;
}

function minutesIn(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** Every single day that a wording may mean: to be compared with a day that is known. */
export function daysMeant({ wording, ...said }: Said): string[] {
  const iso = isoOf(wording);
  if ('instant' in iso) return [dayIn(iso.instant, said.zone)];
  const heard = hear(iso.wording, todayOf({ ...said, wording }), said.language);
  return heard.heard && heard.days ? heard.days.flatMap(({ from, to }) => (from === to ? [from] : [])) : [];
}

/** Single days only; null where none is named, or a whole week. */
function daysFrom({ days }: Heard): string[] | null {
  if (days === null || days.some(({ from, to }) => from !== to)) return null;
  return days.map(({ from }) => from);
}

function passOf(wall: Temporal.PlainDateTime, zone: string, pass: 1 | 2 | null): string[] {
  const moments = momentsOf(wall, zone).map((moment) => moment.toInstant().toString());
  return pass === null || moments.length < 2 ? moments : moments.slice(pass - 1, pass);
}

function wallOf(day: string, time: string): Temporal.PlainDateTime {
  return Temporal.PlainDate.from(day).toPlainDateTime(time);
}

function todayOf({ now, zone }: Said): Temporal.PlainDate {
  return Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate();
}

function dayIn(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

function localOf(instant: string, zone: string): { wording: string; clock: string } {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return { wording: local.toPlainDate().toString(), clock: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

function startOf(day: Temporal.PlainDate, zone: string): string {
  return day.toZonedDateTime(zone).toInstant().toString();
}

function isOver(instant: string, now: string): boolean {
  return Date.parse(instant) <= Date.parse(now);
}

function unclear(why: Unclear['why']): { unclear: Unclear } {
  return { unclear: { why, days: [], moments: [] } };
}
