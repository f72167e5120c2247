import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';

import type { Appointment, StaffMember } from '#contract/front-desk.ts';
import { bookingDraft, forgetBooking } from '../../renderer/src/client/booking-drafts.ts';
import { calendarAddress, toShown } from '../../renderer/src/features/calendar/calendar-address.ts';
import { columnsOf, type Column } from '../../renderer/src/features/calendar/columns.ts';
import { weekOf } from '../../renderer/src/features/calendar/days.ts';
import { atMinute, besides, isMoved, lifted, overColumn, stepped } from '../../renderer/src/features/calendar/lift.ts';
import { inLanes, spanOn } from '../../renderer/src/features/calendar/placed.ts';
import { joined, within, without } from '../../renderer/src/features/calendar/spans.ts';
import { workingDay } from '../../renderer/src/features/calendar/working-day.ts';
import { openHours } from '../support/desk-shop.ts';

const WEDNESDAY = '2027-03-10';
const hour = (hours: number): number => hours * 60;
const week = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const opening = { shop: { hours: openHours, closedDays: [] }, closures: [], holidays: [] };

function member(over: Partial<StaffMember> = {}): StaffMember {
  const nobody = {
    id: 'ines',
    businessId: 'default',
    name: 'Ines',
    week: null,
    breaks: null,
    absences: [],
    active: true,
  };
  return { ...nobody, ...over };
}

function appointment(start: string, end: string): Appointment {
  // Nothing else of it is drawn.
  return { id: start, start, end } as Appointment;
}

describe('spans of a day', () => {
  it('when some are taken from others, then what is left, what both hold and what touches are right', () => {
    const day = [{ from: 540, to: 1080 }];
    expect(without(day, [{ from: 720, to: 780 }])).toEqual([
      { from: 540, to: 720 },
      { from: 780, to: 1080 },
    ]);
    expect(without(day, [{ from: 0, to: 1440 }])).toEqual([]);
    expect(within(day, [{ from: 0, to: 600 }])).toEqual([{ from: 540, to: 600 }]);
    expect(
      joined([
        { from: 600, to: 660 },
        { from: 540, to: 600 },
      ]),
    ).toEqual([{ from: 540, to: 660 }]);
  });
});

describe('when somebody works, to be drawn', () => {
  it('when there is a break and an absence, then both are taken out and the break is told where it is left', () => {
    const breaks = { ...week, 3: [{ open: '12:00', close: '13:00' }] };
    const absences = [{ id: 'a', from: `${WEDNESDAY}T16:00`, to: '2027-03-12T10:00', reason: '' }];
    expect(workingDay(WEDNESDAY, opening, member({ breaks, absences }))).toEqual({
      shaded: [
        { from: 0, to: hour(9) },
        { from: hour(16), to: hour(24) },
      ],
      breaks: [{ from: hour(12), to: hour(13) }],
      closed: null,
    });
  });

  it('when somebody’s own week is longer than the shop is open, then only what lies in both is left', () => {
    const own = {
      ...week,
      3: [
        { open: '07:00', close: '11:00' },
        { open: '14:00', close: '20:00' },
      ],
    };
    expect(workingDay(WEDNESDAY, opening, member({ week: own })).shaded).toEqual([
      { from: 0, to: hour(9) },
      { from: hour(11), to: hour(14) },
      { from: hour(18), to: hour(24) },
    ]);
  });

  it('when a night goes past midnight, then it goes on the next day, even where that one is closed', () => {
    const late = { ...week, 2: [{ open: '20:00', close: '02:00' }], 3: [{ open: '20:00', close: '02:00' }] };
    const shop = { hours: late, closedDays: [WEDNESDAY] };
    expect(workingDay(WEDNESDAY, { ...opening, shop }, null)).toMatchObject({
      shaded: [{ from: hour(2), to: hour(24) }],
      closed: '',
    });
  });

  it.each([
    ['a closure', { closures: [{ id: 'c', businessId: 'd', from: '2027-03-09', to: WEDNESDAY, note: 'Stocktaking' }] }],
    ['a holiday', { holidays: [{ day: WEDNESDAY, name: 'Stocktaking', rule: 'r', worked: false }] }],
  ])('when there is %s, then the whole day is shaded and it is said why', (_what, over) => {
    const shop = { ...opening.shop, closedDays: [WEDNESDAY] };
    const day = workingDay(WEDNESDAY, { ...opening, shop, ...over }, null);
    expect(day).toMatchObject({ shaded: [{ from: 0, to: hour(24) }], closed: 'Stocktaking' });
  });

  it('when a closing is over and listed no more, then its days are closed all the same', () => {
    const shop = { ...opening.shop, closedDays: [WEDNESDAY] };
    const day = workingDay(WEDNESDAY, { ...opening, shop }, member());
    expect(day).toMatchObject({ shaded: [{ from: 0, to: hour(24) }], closed: '' });
  });

  it('when the shop works on a holiday, then it is a day like any other', () => {
    const holidays = [{ day: WEDNESDAY, name: 'Spring Day', rule: 'r', worked: true }];
    expect(workingDay(WEDNESDAY, { ...opening, holidays }, null).closed).toBeNull();
  });
});

describe('where an appointment is drawn', () => {
  it('when it is in the shop’s zone another day than here, then it is that day', () => {
    const late = { start: '2027-03-10T03:30:00.000Z', end: '2027-03-10T04:30:00.000Z' };
    expect(spanOn('2027-03-09', 'America/New_York', late)).toEqual({ from: hour(22.5), to: hour(23.5) });
    expect(spanOn(WEDNESDAY, 'America/New_York', late)).toBeNull();
  });

  it('when it lies over midnight, then each day has its part', () => {
    const night = { start: '2027-03-09T23:00:00.000Z', end: '2027-03-10T01:00:00.000Z' };
    expect(spanOn('2027-03-09', 'UTC', night)).toEqual({ from: hour(23), to: hour(24) });
    expect(spanOn(WEDNESDAY, 'UTC', night)).toEqual({ from: 0, to: hour(1) });
    expect(spanOn(WEDNESDAY, 'UTC', { start: night.start, end: '2027-03-10T00:00:00.000Z' })).toBeNull();
  });

  it('when the clocks go back while it lasts, then it is as long as it takes', () => {
    const twice = { start: '2026-10-25T00:30:00.000Z', end: '2026-10-25T01:15:00.000Z' };
    expect(spanOn('2026-10-25', 'Europe/London', twice)).toEqual({ from: hour(1.5), to: hour(2.25) });
  });

  it('when some lie over one another, then they stand side by side, and those after them have the whole width', () => {
    const spans = [
      [540, 600],
      [570, 630],
      [600, 660],
      [660, 720],
    ].map(([from = 0, to = 0]) => ({ from, to, appointment: appointment(String(from), String(to)) }));
    expect(inLanes(spans).map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });
});

describe('a column of somebody', () => {
  const desk = {
    ...{ services: [], staff: [member(), member({ id: 'ruth', name: 'Ruth' })], resources: [], closures: [] },
    ...{ rules: { stepMin: 15, changeNoticeMin: 0 }, holidays: [] },
    holidaySetting: { country: null, region: null, worked: [] },
  };
  const busy = [
    { staffId: 'ines', start: '2027-03-10T08:00:00.000Z', end: '2027-03-10T10:00:00.000Z' },
    { staffId: 'ines', start: '2027-03-10T17:30:00.000Z', end: '2027-03-11T09:30:00.000Z' },
  ];
  const columns = (span: 'day' | 'week', by: 'staff' | 'resource' = 'staff') =>
    columnsOf({
      ...{ shown: { span, by, who: null }, days: [WEDNESDAY, '2027-03-11'], desk, appointments: [], busy },
      shop: { ...opening.shop, zone: 'Europe/London' },
    }).map(({ day, who, busy: spans }) => [
      day.slice(8),
      who,
      ...spans.map(({ from, to }) => `${from / 60}-${to / 60}`),
    ]);

  it('when their own calendar is busy, then it is theirs alone, and only where they would work', () => {
    expect(columns('day')).toEqual([
      ['10', 'Ines', '9-10', '17.5-18'],
      ['10', 'Ruth'],
      ['11', 'Ines', '9-9.5'],
      ['11', 'Ruth'],
    ]);
  });

  it('when a column is of all of them, then what one of them is busy with is not drawn', () => {
    expect(columns('week')).toEqual([
      ['10', ''],
      ['11', ''],
    ]);
  });
});

describe('an appointment that is taken up', () => {
  const placed = { from: 607, to: 637, lane: 0, lanes: 1, appointment: appointment('a', 'b') };
  const column = (resourceKind: string | null): Column => ({ resourceKind }) as Column;

  it('when it is moved by steps, then it comes to the times of the clock and stays on its day', () => {
    const lift = lifted(placed, 0);
    expect(stepped(lift, 1, 15).from).toBe(615);
    expect(stepped(lift, -1, 15).from).toBe(600);
    expect(atMinute(lift, -40, 15).from).toBe(0);
    expect(atMinute(lift, 1435, 15).from).toBe(1410);
    expect([isMoved(lift), isMoved(stepped(lift, 1, 15))]).toEqual([false, true]);
  });

  it('when it is led over another column, then to other people and days, and into a room of the same kind alone', () => {
    const lift = lifted(placed, 0);
    expect(overColumn(lift, 1, [column(null), column(null)]).over).toBe(1);
    expect(overColumn(lift, 2, [column(null), column(null)]).over).toBe(0);
    expect(overColumn(lift, 1, [column('chair'), column('room')]).over).toBe(0);
    const rooms = [column('chair'), column('room'), column('chair')];
    expect(overColumn(lift, 2, rooms).over).toBe(2);
    expect(overColumn(overColumn(lift, 2, rooms), 1, rooms).over).toBe(0);
    expect(besides(lift, 1, rooms).over).toBe(2);
    expect(besides(besides(lift, 1, rooms), -1, rooms).over).toBe(0);
    expect(besides(lift, -1, rooms).over).toBe(0);
  });
});

describe('the address of the calendar', () => {
  it('when it is read again, then it shows the same; what cannot be meant is left out', () => {
    const shown = { shop: 'maple', day: WEDNESDAY, span: 'week', by: 'resource', who: 'x', open: 'y' } as const;
    expect(toShown(calendarAddress(shown).replace('/calendar?', ''))).toEqual(shown);
    expect(calendarAddress(toShown('day=2027-13-45&span=year&by=me'))).toBe('/calendar');
    expect(weekOf('2027-03-14')).toEqual(weekOf('2027-03-08'));
  });
});

describe('a new appointment that is being typed', () => {
  it('when the caller it is for is forgotten, then it goes too, and that for somebody else stays', () => {
    const cache = new QueryClient();
    const typed = (id: string) => ({ caller: { id, name: 'Ana Lopez' }, note: 'by the window' });
    cache.setQueryData(['draft', bookingDraft('default')], typed('ana'));
    cache.setQueryData(['draft', bookingDraft('maple')], typed('ben'));
    forgetBooking(cache, 'ana');
    expect(cache.getQueryData(['draft', bookingDraft('default')])).toBeNull();
    expect(cache.getQueryData(['draft', bookingDraft('maple')])).toEqual(typed('ben'));
  });
});
