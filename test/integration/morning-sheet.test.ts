import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ANA, aTranscription } from '../support/factories.ts';
import { openDesk, whyNot, type OpenDesk } from '../support/front-desk/open-desk.ts';

/** Friday; nine o'clock in Berlin. */
const NINE = '2026-11-20T08:00:00.000Z';

describe('the morning sheet', () => {
  let shop: OpenDesk;
  beforeEach(async () => void (shop = await openDesk()));
  afterEach(() => shop.stop());

  const sheet = (over: Record<string, unknown> = {}) => shop.owner.ask('morning-sheet.get', over);

  it('when there are bookings, then they stand by time and staff with first names alone, without those cancelled', async () => {
    await shop.hire('Adam');
    await shop.offer('Colour');
    const { staff, services } = await shop.owner.ask('front-desk.get', {});
    const [adam, colour] = [
      staff.find(({ name }) => name === 'Adam')?.id ?? '',
      services.find(({ name }) => name === 'Colour')?.id ?? '',
    ];
    await shop.book('2026-11-20T10:00:00.000Z', { name: 'Cleo Marsh', note: 'wants it short', staffId: shop.maya.id });
    await shop.book(NINE, { name: 'Ana Lopez', contact: '+12125550123', staffId: shop.maya.id });
    await shop.book(NINE, { name: 'Ben Okoye', serviceId: colour, staffId: adam });
    const gone = await shop.book('2026-11-20T12:00:00.000Z', { name: 'Dora Quill', staffId: shop.maya.id });
    await shop.owner.ask('appointments.cancel', { id: gone.id });
    await shop.book('2026-11-23T09:00:00.000Z', { name: 'Eve Rossi' });

    const { bookings, day, business, hours, closed } = await sheet();
    expect({ day, business, hours, closed }).toEqual({
      day: '2026-11-20',
      business: { id: 'default', name: 'Salon Marigold', zone: 'Europe/Berlin' },
      hours: [{ open: '09:00', close: '17:00' }],
      closed: null,
    });
    expect(bookings.map(({ start, name, what, staff: who }) => [start.slice(11, 16), name, what, who])).toEqual([
      ['08:00', 'Ben', 'Colour', 'Adam'],
      ['08:00', 'Ana', 'Cut', 'Maya'],
      ['10:00', 'Cleo', 'Cut', 'Maya'],
    ]);
    expect(JSON.stringify(bookings)).not.toMatch(/Lopez|wants it short|0123|••/u);
    expect((await sheet({ names: 'full', notes: true })).bookings[2]).toMatchObject({
      name: 'Cleo Marsh',
      note: 'wants it short',
    });
    expect((await sheet({ names: 'none' })).bookings.map(({ name }) => name)).toEqual([null, null, null]);
    expect((await sheet({ day: '2026-11-23' })).bookings).toMatchObject([{ name: 'Eve' }]);
  });

  it('when somebody is away or the shop is closed, then the sheet says who, when and why', async () => {
    const absence = { id: crypto.randomUUID(), from: '2026-11-20T13:00', to: '2026-11-21T00:00', reason: 'Dentist' };
    const week = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    await shop.hire('Noor', { absences: [absence] });
    await shop.hire('Tim', { week: { ...week, 1: [{ open: '09:00', close: '12:00' }] } });
    await shop.hire('Zoe', { absences: [{ ...absence, id: crypto.randomUUID(), from: '2026-11-01T00:00' }] });
    expect((await sheet()).off).toEqual([
      { name: 'Noor', reason: 'Dentist', from: '13:00', to: null },
      { name: 'Tim', reason: '', from: null, to: null },
      { name: 'Zoe', reason: 'Dentist', from: null, to: null },
    ]);
    await shop.owner.ask('closures.add', { from: 'today', note: 'a wedding' });
    expect((await sheet()).closed).toBe('a wedding');
    expect((await sheet({ day: '2026-11-22' })).hours).toEqual([]);
  });

  it('when calls left something to do and to answer, then both stand there, what is due later does not', async () => {
    const turns = [
      ['user', 'My name is Ana Lopez. Is there parking nearby?'] as const,
      ['agent', 'I’m not sure. We will call you back on Friday. We will send you the price list on Monday.'] as const,
    ];
    const startedAt = new Date('2026-11-19T10:00:00.000Z');
    await shop.app.finish(aTranscription({ from: ANA, turns, startedAt, collected: { customer_name: 'Ana Lopez' } }));
    await shop.app.settled();
    const { callbacks, gaps } = await sheet();
    expect(callbacks).toMatchObject({ more: 0, tasks: [{ kind: 'callback', due: '2026-11-20', name: 'Ana' }] });
    expect(gaps).toEqual({
      more: 0,
      topics: [{ key: 'parking', topic: 'parking', callers: 1, example: 'Is there parking nearby?' }],
    });
    expect((await sheet({ day: '2026-11-23' })).callbacks.tasks).toHaveLength(2);
  });

  it('when there is more to call back than fits, then the rest is told by its number', async () => {
    for (let nth = 0; nth < 13; nth += 1) {
      const turns = [['user', 'Hello.'] as const, ['agent', 'We will call you back tomorrow.'] as const];
      const ids = { conversationId: `conv_${nth}`, callSid: `CA_${nth}`, from: `+121255501${10 + nth}` };
      await shop.app.finish(aTranscription({ ...ids, turns, startedAt: new Date('2026-11-19T10:00:00.000Z') }));
    }
    await shop.app.settled();
    const { tasks, more } = (await sheet()).callbacks;
    expect([tasks.length, more]).toEqual([10, 3]);
  });

  it('when there is no such shop or day, then it is refused', async () => {
    expect(await whyNot(shop.app, 'morning-sheet.get', { business: 'nobody' })).toBe('no_such_business');
    expect(await whyNot(shop.app, 'morning-sheet.get', { day: '2026-13-01' })).toBe('bad_input');
  });
});
