import { describe, expect, it, onTestFinished } from 'vitest';

import { AppError } from '#contract/errors.ts';
import type { Service, Slot } from '#contract/front-desk.ts';
import { CUT, deskOnFile, idOf, MONDAY } from '../support/front-desk/desk-on-file.ts';
import { aBusiness } from '../support/people-and-shops.ts';
import { createTestClock } from '../support/test-clock.ts';

const NINE = '2026-11-23T08:00:00.000Z';
const TEN = '2026-11-23T09:00:00.000Z';
const ELEVEN = '2026-11-23T10:00:00.000Z';
const ask = { businessId: 'default', serviceId: CUT, staffId: null, addOnIds: [] as string[], by: 'agent' as const };

function open(setUp: { people: number; chairs?: number } = { people: 1 }, service: Partial<Service> = {}) {
  const clock = createTestClock(MONDAY.toISOString());
  const bench = deskOnFile(':memory:', clock.now);
  onTestFinished(() => bench.close());
  bench.setUp(setUp, service);
  const { booking, availability } = bench.frontDesk;
  const slotsFor = (holder: string | null, from = NINE, to = '2026-11-23T16:00:00.000Z'): Slot[] =>
    availability.slots({ ...ask, from, to, holder });
  const book = (holder: string | null, start = NINE, over: object = {}) =>
    booking.book({
      ...ask,
      start,
      holder,
      note: null,
      key: null,
      who: { callerId: null, name: 'Ana', contact: null },
      ...over,
    });
  const hold = (holder: string, slots: Slot[]): Slot[] =>
    booking.hold({ businessId: 'default', serviceId: CUT, addOnIds: [], holder, slots });
  return { ...bench, reload: bench.book.load, clock, booking, slotsFor, book, hold };
}

/** The code of the sentence that something is refused with. */
function whyNot(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.reason?.code;
    throw error;
  }
  return undefined;
}
const starts = (slots: Slot[]): string[] => slots.map(({ start }) => start);

describe('times held while they are read out', () => {
  it('when times are held for one call, then for every other they are taken, and for it they are free', () => {
    const { slotsFor, hold, book } = open();
    const offered = slotsFor('call_1').slice(0, 3);
    expect(hold('call_1', offered)).toEqual(offered);
    expect(starts(slotsFor('call_1'))[0]).toBe(NINE);
    // Held from nine to half past ten.
    expect(starts(slotsFor('call_2'))[0]).toBe('2026-11-23T09:30:00.000Z');
    expect(whyNot(() => book('call_2'))).toBe('desk_time_taken');
    expect(hold('call_2', offered)).toEqual([]);
    expect(book('call_1').start).toBe(NINE);
  });

  it('when three minutes are over, then what was held is free again', () => {
    const { slotsFor, hold, book, clock } = open();
    hold('call_1', slotsFor('call_1').slice(0, 1));
    clock.forward(2.9);
    expect(whyNot(() => book('call_2'))).toBe('desk_time_taken');
    clock.forward(0.1);
    expect(starts(slotsFor('call_2'))[0]).toBe(NINE);
    expect(book('call_2').start).toBe(NINE);
  });

  it('when a call is offered other times, then what it held before is let go', () => {
    const { slotsFor, hold } = open();
    hold('call_1', slotsFor('call_1').slice(0, 1));
    hold('call_1', slotsFor('call_1', ELEVEN).slice(0, 1));
    expect(starts(slotsFor('call_2'))[0]).toBe(NINE);
  });

  it('when a held time is booked for whoever is free, then it is with whom it was held, and the rest is let go', () => {
    const { slotsFor, hold, book } = open({ people: 2 });
    const [slot] = slotsFor('call_1');
    hold('call_1', [{ ...slot!, staffId: idOf(1) }, slotsFor('call_1', TEN)[0]!]);
    expect(book('call_1').staffId).toBe(idOf(1));
    expect(slotsFor('call_2', TEN, ELEVEN)[0]?.start).toBe(TEN);
  });
});

describe('what a caller may book', () => {
  it('when a service needs time ahead, then a caller is held to it and staff is not', () => {
    const { slotsFor, book } = open({ people: 1 }, { leadMin: 150 });
    expect(starts(slotsFor(null))[0]).toBe(TEN);
    expect(whyNot(() => book(null))).toBe('desk_too_soon');
    expect(book(null, NINE, { by: 'staff' }).start).toBe(NINE);
  });

  it('when a service is booked a week ahead at most, then its last day is the seventh', () => {
    const { slotsFor, book } = open({ people: 1 }, { horizonDays: 7 });
    const all = starts(slotsFor(null, NINE, '2027-01-31T00:00:00.000Z'));
    expect(all.at(-1)?.slice(0, 10)).toBe('2026-11-30');
    expect(whyNot(() => book(null, '2026-12-01T08:00:00.000Z'))).toBe('desk_too_far');
  });

  it('when a caller asks for a minute that is never offered, then it is refused, and staff may', () => {
    const { book } = open();
    expect(whyNot(() => book(null, '2026-11-23T08:07:00.000Z'))).toBe('desk_off_the_clock');
    expect(book(null, '2026-11-23T08:07:00.000Z', { by: 'staff' }).start).toBe('2026-11-23T08:07:00.000Z');
  });

  it('when it is too late to change an appointment, then a caller cannot, and staff can', () => {
    const { book, booking, frontDesk, clock } = open();
    frontDesk.setup.saveRules({ business: 'default', rules: { stepMin: 15, changeNoticeMin: 60 } });
    const { id } = book(null, TEN);
    clock.forward(91);
    const change = { id, key: null, by: 'agent' as const };
    expect(whyNot(() => booking.cancel({ ...change, reason: null }))).toBe('desk_too_late_to_change');
    expect(whyNot(() => booking.move({ ...change, start: ELEVEN, staffId: null, holder: null }))).toBe(
      'desk_too_late_to_change',
    );
    expect(booking.cancel({ ...change, by: 'staff', reason: null }).status).toBe('cancelled');
  });

  it('when a call books again under its key, then it is one appointment, and it is told once', () => {
    const { book, bus, frontDesk } = open({ people: 3 });
    const heard: string[] = [];
    bus.subscribe(({ name }) => void heard.push(name));
    const first = book('call_1', NINE, { key: 'call_1:tool_1' });
    expect(book('call_1', NINE, { key: 'call_1:tool_1' })).toEqual(first);
    expect(heard).toEqual(['appointment.changed']);
    const day = { business: 'default', from: '2026-11-23', to: '2026-11-23', cancelled: true };
    expect(frontDesk.appointments.list(day).appointments).toHaveLength(1);
  });
});

describe('the faults of those who came before (features.md §1.2)', () => {
  it('regression: conflict looked for, then written: two at once both have it', () => {
    const { stores } = open();
    const span = { start: Date.parse(NINE), end: Date.parse(TEN) };
    const record = (id: string) => ({
      ...{ id, businessId: 'default', serviceId: CUT, staffId: idOf(0), personId: null, name: null, callerName: null },
      ...{
        contact: null,
        masked: null,
        contactKey: null,
        callId: null,
        note: null,
        startMs: span.start,
        endMs: span.end,
        status: 'scheduled' as const,
      },
      ...{ createdAt: NINE, booked: booked() },
    });
    // Past every check of ours: the database itself has the last word.
    for (const [id, isFree] of [
      [idOf(1), true],
      [idOf(2), false],
    ] as const) {
      stores.appointments.save(record(id));
      expect(stores.occupations.occupy([idOf(0)], span, { businessId: 'default', appointmentId: id })).toBe(isFree);
    }
    const halfOver = { start: span.start + 1_800_000, end: span.end + 1_800_000 };
    stores.occupations.addHold({ ...ask, id: 'h', holder: 'call_1', slot: '{}', expiresMs: 9e15 });
    const held = { businessId: 'default', holdId: 'h', holder: 'call_1' };
    expect(stores.occupations.occupy([idOf(0)], halfOver, held)).toBe(false);
    expect(stores.occupations.occupy([idOf(0)], { start: span.end, end: span.end + 1 }, held)).toBe(true);
  });

  it('regression: days and hours in the server’s own zone: the weekday is one off west of Greenwich', () => {
    const { stores, reload, slotsFor } = open();
    const saturday = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [{ open: '09:00', close: '17:00' }], 7: [] };
    stores.businesses.save(aBusiness({ id: 'default', zone: 'Pacific/Honolulu', hours: saturday }), NINE);
    reload();
    const all = starts(slotsFor(null, NINE, '2026-12-02T00:00:00.000Z'));
    expect([all[0], all.at(-1), all.length]).toEqual(['2026-11-28T19:00:00.000Z', '2026-11-29T02:00:00.000Z', 29]);
  });

  it('regression: booking looks at overlaps only: outside the working hours it succeeds', () => {
    const { book } = open();
    for (const start of ['2026-11-22T09:00:00.000Z', '2026-11-23T17:00:00.000Z', '2026-11-23T15:30:00.000Z'])
      expect(whyNot(() => book(null, start, { by: 'staff' }))).toBe('desk_closed_then');
  });

  it('regression: add-on minutes are booked, but not counted when times are offered', () => {
    const wash = { id: idOf(700), name: 'Wash', minutes: 60, price: null };
    const { frontDesk, book } = open({ people: 1 }, { addOns: [wash] });
    book(null, ELEVEN);
    const range = { from: NINE, to: '2026-11-23T10:30:00.000Z', holder: null };
    expect(starts(frontDesk.availability.slots({ ...ask, ...range, addOnIds: [wash.id] }))).toEqual([NINE]);
    expect(book(null, NINE, { addOnIds: [wash.id] }).end).toBe(ELEVEN);
  });

  it('regression: no holidays, breaks, buffers or time off', async () => {
    const { frontDesk, slotsFor, book, clock } = open({ people: 1 }, { bufferBeforeMin: 15, bufferAfterMin: 30 });
    const maya = frontDesk.desk.staff('default')[0]!;
    const lunch = { 1: [{ open: '12:00', close: '13:00' }], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    const off = { id: idOf(800), from: '2026-11-23T15:00', to: '2026-11-24T12:00', reason: '' };
    frontDesk.setup.saveStaff({ ...maya, breaks: lunch, absences: [off] });
    book(null, NINE);
    const day = ['09:45', '10:00', '12:00', '12:15', '12:30', '12:45', '13:00'].map(
      (time) => `2026-11-23T${time}:00.000Z`,
    );
    expect(starts(slotsFor(null))).toEqual(day);
    await frontDesk.closedDays.saveHolidays({
      business: 'default',
      setting: { country: 'DE', region: 'BY', worked: [] },
    });
    expect(slotsFor(null, '2026-12-25T00:00:00.000Z', '2026-12-26T23:00:00.000Z')).toEqual([]);
    expect(clock.now()).toEqual(MONDAY);
  });
});

function booked() {
  const nothing = { serviceName: 'Cut', staffName: 'Maya', resourceIds: [], addOns: [], price: null };
  return { ...nothing, bufferBeforeMin: 0, bufferAfterMin: 0 };
}
