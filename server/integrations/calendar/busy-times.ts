import { expandRecurringEvent, sync, type EventInstance, type VEvent } from 'node-ical';

import { OWN_UID } from '../../domain/calendars/calendar-text.ts';
import type { BusyTime } from '../../domain/calendars/ports.ts';
import type { Span } from '../../domain/spans.ts';
import { createWallClock, type WallClock } from '../../domain/wall-clock.ts';
import { trimmed, type Group } from './trimmed.ts';

const DAY_MS = 86_400_000;
/** A calendar with more than these is read by nobody. */
const MOST_ENTRIES = 20_000;
const MOST_DATES = 1000;

export type BusyAsk = { text: string; zone: string; range: Span };
export type BusyAnswer = { kind: 'busy'; busy: BusyTime[]; skipped: number } | { kind: 'none' } | { kind: 'too-much' };

/**
 * When a calendar (RFC 5545) says that somebody is busy: not where an entry is free (`TRANSP`), called off or declined
 * as free by Outlook. Days count from midnight to midnight of the shop. An entry that cannot be understood is left out
 * and counted. Takes seconds for the worst calendars: only ever on a thread of its own.
 */
export function busyTimes({ text, zone, range }: BusyAsk): BusyAnswer {
  const calendar = trimmed(text, zone);
  if (!calendar) return { kind: 'none' };
  const clock = createWallClock(zone, range.start - 400 * DAY_MS);
  const busy: BusyTime[] = [];
  let skipped = 0;
  for (const group of calendar.groups) {
    const found = group.isOdd ? null : timesOf(group, calendar.zones, { range, clock });
    if (!found) skipped += 1;
    else for (const time of found) busy.push({ ...time, own: ownId(group.uid) });
    if (busy.length > MOST_ENTRIES) return { kind: 'too-much' };
  }
  return { kind: 'busy', busy, skipped };
}

type Within = { range: Span; clock: WallClock };

/** Null where the parser cannot make sense of it. */
function timesOf(group: Group, zones: readonly string[], { range, clock }: Within): Span[] | null {
  if (group.dates.length > MOST_DATES) return null;
  try {
    const events = eventsOf(group.entries, zones);
    if (events.length === 0) return null;
    // A day more at both ends: days of the shop are none of this computer's.
    const bounds = { from: new Date(range.start - DAY_MS), to: new Date(range.end + DAY_MS), expandOngoing: true };
    const instances = events.flatMap((event) => [
      ...expandRecurringEvent(event, bounds),
      ...addedDates(event, group.dates, zones),
    ]);
    return instances.filter(isBusy).flatMap((instance) => {
      const { start, end } = spanOf(instance, clock);
      return end > range.start && start < range.end && end > start ? [{ start, end }] : [];
    });
  } catch {
    return null;
  }
}

function eventsOf(entries: readonly string[], zones: readonly string[]): VEvent[] {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...zones, ...entries, 'END:VCALENDAR'].join('\r\n');
  const found = Object.values(sync.parseICS(text)).filter((part): part is VEvent => part?.type === 'VEVENT');
  if (found.some(({ start }) => !(start instanceof Date) || Number.isNaN(start.getTime())))
    throw new Error('A calendar entry has no beginning.');
  return found;
}

/** The parser passes over days that were added to a series by hand (RDATE). */
function addedDates(event: VEvent, dates: readonly string[], zones: readonly string[]): EventInstance[] {
  const length = (event.end ?? event.start).getTime() - event.start.getTime();
  return dates.flatMap((date) => {
    const [, head = '', start = '', end] = /^(.*):([^/:]+)(?:\/(.+))?$/.exec(date) ?? [];
    const parameters = head.replace(/;VALUE=PERIOD/i, '');
    const last = end === undefined ? [] : [/^P/i.test(end) ? `DURATION:${end}` : `DTEND${parameters}:${end}`];
    const entry = ['BEGIN:VEVENT', 'UID:x', `DTSTART${parameters}:${start}`, ...last, 'END:VEVENT'].join('\r\n');
    return eventsOf([entry], zones).flatMap((added) => {
      const key = added.start.toISOString();
      // Moved or taken out again: whatever stands in its place was found with the series.
      if (isIn(event.exdate, key) || isIn(event.recurrences, key) || key === event.start.toISOString()) return [];
      const until = end === undefined ? new Date(added.start.getTime() + length) : (added.end ?? added.start);
      const isFullDay = added.datetype === 'date';
      return [{ ...NO_SERIES, start: added.start, end: until, isFullDay, event }];
    });
  });
}

const isIn = (dates: object | undefined, key: string): boolean => dates !== undefined && Object.hasOwn(dates, key);

const NO_SERIES = { summary: '', isRecurring: true, isOverride: false };

function isBusy({ event }: EventInstance): boolean {
  const { transparency, status } = event;
  const outlook: unknown = Object.entries(event).find(
    ([name]) => name.toUpperCase() === 'MICROSOFT-CDO-BUSYSTATUS',
  )?.[1];
  return transparency !== 'TRANSPARENT' && status !== 'CANCELLED' && outlook !== 'FREE';
}

/** The parser writes a day as midnight of this computer. */
function spanOf({ start, end, isFullDay }: EventInstance, clock: WallClock): Span {
  if (!isFullDay) return { start: start.getTime(), end: end.getTime() };
  const midnight = (day: Date): number =>
    clock.momentOf(Math.floor(Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) / DAY_MS), 0);
  return { start: midnight(start), end: midnight(end) };
}

/** The appointment of ours that an entry is a copy of. */
function ownId(uid: string): string | null {
  return uid.endsWith(OWN_UID) ? uid.slice(0, -OWN_UID.length) : null;
}
