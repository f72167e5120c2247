import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { WeeklyHours } from '#contract/businesses.ts';
import { openDay } from '../../server/domain/rehearsal-week.ts';
import { toDayNumber, weekdayOf } from '../../server/domain/wall-clock.ts';

const ZONE = 'America/New_York';
const span = [{ open: '09:00', close: '17:00' }];
const none: WeeklyHours[1] = [];
const CLOSED: WeeklyHours = { 1: none, 2: none, 3: none, 4: none, 5: none, 6: none, 7: none };
/** Closed on Sundays and Mondays. */
const SALON: WeeklyHours = { ...CLOSED, 2: span, 3: span, 4: span, 5: span, 6: span };
/** A Saturday evening in New York, and a Sunday already in UTC. */
const SATURDAY = new Date('2026-11-22T02:00:00.000Z');
const SUNDAY = new Date('2026-11-22T17:00:00.000Z');

const CENTURY = new Date('2100-01-01T00:00:00.000Z');

describe('a day so many open days away', () => {
  it('when the shop is open today, then 0 is today on its own calendar, and closed days do not count', () => {
    const days = [-2, -1, 0, 1, 2].map((away) => openDay(SALON, ZONE, SATURDAY, away));
    expect(days).toEqual(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-24', '2026-11-25']);
  });

  it('when the shop is closed today, then 0 is the next open day', () => {
    expect([-1, 0, 1].map((away) => openDay(SALON, ZONE, SUNDAY, away))).toEqual([
      '2026-11-21',
      '2026-11-24',
      '2026-11-25',
    ]);
  });

  it('when the shop never opens, then there is none', () => {
    expect(openDay(CLOSED, ZONE, SUNDAY, 3)).toBeNull();
  });

  it('when any week and any distance are tried, then the day is an open one and further away is later', () => {
    const week = fc
      .subarray([1, 2, 3, 4, 5, 6, 7] as const, { minLength: 1 })
      .map((open) => ({ ...CLOSED, ...Object.fromEntries(open.map((day) => [day, span])) }));
    fc.assert(
      fc.property(
        week,
        fc.integer({ min: -30, max: 29 }),
        fc.date({ noInvalidDate: true, min: SATURDAY, max: CENTURY }),
        (hours, away, now) => {
          const [one = '', next = ''] = [away, away + 1].map((each) => openDay(hours, ZONE, now, each) ?? '');
          expect(hours[weekdayOf(toDayNumber(one))]).not.toEqual([]);
          expect(one < next).toBe(true);
        },
      ),
    );
  });
});
