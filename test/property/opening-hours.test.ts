import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import type { WeeklyHours } from '#contract/businesses.ts';

import { openingAt } from '../../server/domain/opening-hours.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'America/Santiago',
  'Pacific/Chatham',
  'UTC',
];
const time = fc.integer({ min: 0, max: 96 }).map((quarter) => {
  const minutes = quarter * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});
const spans = fc.array(fc.record({ open: time, close: time }), { maxLength: 3 });
const week: fc.Arbitrary<WeeklyHours> = fc.record({
  1: spans,
  2: spans,
  3: spans,
  4: spans,
  5: spans,
  6: spans,
  7: spans,
});
/** Any minute of 2026 and 2027, which holds every kind of clock change of these zones. */
const minute = fc
  .integer({ min: 0, max: 730 * 1440 })
  .map((m) => new Date(Date.UTC(2026, 0, 1) + m * 60_000).toISOString());

/** The same question, asked of wall clocks only; right wherever the clock does not change within two days. */
function naive(hours: WeeklyHours, zone: string, instant: string): boolean {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  const days = [2, 1, 0].map((back) => wall.toPlainDate().subtract({ days: back }));
  return days.some((day) =>
    (Object.entries(hours).find(([key]) => Number(key) === day.dayOfWeek)?.[1] ?? []).some(({ open, close }) => {
      const at = (date: Temporal.PlainDate, text: string) =>
        text === '24:00' ? date.add({ days: 1 }).toPlainDateTime('00:00') : date.toPlainDateTime(text);
      const from = at(day, open);
      const to = at(close > open ? day : day.add({ days: 1 }), close);
      return Temporal.PlainDateTime.compare(from, wall) <= 0 && Temporal.PlainDateTime.compare(wall, to) < 0;
    }),
  );
}

function clockChangesNear(zone: string, instant: string): boolean {
  const now = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const change = now.subtract({ days: 3 }).getTimeZoneTransition('next');
  return change !== null && change.epochMilliseconds < now.add({ days: 2 }).epochMilliseconds;
}

describe('F11: the door sign, in any zone at any minute', () => {
  it('when the clock does not change, then it agrees with the wall clock', () => {
    fc.assert(
      fc.property(week, fc.constantFrom(...zones), minute, (hours, zone, instant) => {
        fc.pre(!clockChangesNear(zone, instant));
        expect(openingAt(hours, [], zone, instant).open).toBe(naive(hours, zone, instant));
      }),
      { numRuns: 400 },
    );
  });

  it('when it names the next opening, then it is closed a moment before it and open at it', () => {
    fc.assert(
      fc.property(week, fc.constantFrom(...zones), minute, (hours, zone, instant) => {
        const { nextOpening, open } = openingAt(hours, [], zone, instant);
        if (nextOpening === null) return;
        const wall = Temporal.PlainDateTime.from(`${nextOpening.day}T${nextOpening.time}`);
        // A time in a repeated hour is named once and meant once: one of its two passes must be the opening.
        const passes = (['earlier', 'later'] as const).map((disambiguation) =>
          wall.toZonedDateTime(zone, { disambiguation }).toInstant(),
        );
        const openAt = (moment: Temporal.Instant) => openingAt(hours, [], zone, moment.toString()).open;
        const opens = passes.some((moment) => openAt(moment) && !openAt(moment.subtract({ milliseconds: 1 })));
        expect({
          opens,
          later: passes.some(({ epochMilliseconds }) => epochMilliseconds > Date.parse(instant)),
        }).toEqual({
          opens: true,
          later: true,
        });
        expect(open).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('when every day is a closure, then it is closed and never opens', () => {
    const all = Array.from({ length: 800 }, (_, day) =>
      new Date(Date.UTC(2025, 11, 20 + day)).toISOString().slice(0, 10),
    );
    fc.assert(
      fc.property(week, fc.constantFrom(...zones), fc.integer({ min: 0, max: 300 * 1440 }), (hours, zone, m) => {
        const instant = new Date(Date.UTC(2026, 0, 1) + m * 60_000).toISOString();
        expect(openingAt(hours, all, zone, instant)).toMatchObject({ open: false, closesAt: null, nextOpening: null });
      }),
      { numRuns: 20 },
    );
  });
});
