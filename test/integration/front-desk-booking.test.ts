import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openDesk, whyNot, type OpenDesk } from '../support/front-desk/open-desk.ts';

const NINE = '2026-11-23T08:00:00.000Z';
const TEN = '2026-11-23T09:00:00.000Z';
const SUNDAY = '2026-11-22T09:00:00.000Z';

describe('booking at the front desk', () => {
  let shop: OpenDesk;
  beforeEach(async () => void (shop = await openDesk()));
  afterEach(() => shop.stop());

  const refusal = (name: string, input: object) => whyNot(shop.app, name, input);
  const asked = (over: object) => ({ serviceId: shop.cut.id, start: NINE, name: 'Ben', ...over });

  it('when a free time is booked, then it is kept, told to the window, and free no more', async () => {
    const heard: unknown[] = [];
    shop.app.bus.subscribe((event) => heard.push(event));
    const booked = await shop.book(NINE, { note: 'dry cut' });

    expect(booked).toMatchObject({
      ...{ serviceName: 'Cut', staffName: 'Maya', name: 'Ana Lopez', status: 'scheduled', note: 'dry cut' },
      ...{ start: NINE, end: TEN, callerId: null, price: null },
      history: [{ what: 'booked', by: 'staff', start: NINE }],
    });
    expect(heard).toContainEqual({ name: 'appointment.changed', payload: booked });
    expect(await shop.all()).toEqual([booked]);
    expect((await shop.free('2026-11-23'))[0]).toBe('10:00');
  });

  it.each([
    ['in a time that is taken', { start: NINE }, 'desk_time_taken'],
    ['before it opens', { start: '2026-11-23T07:30:00.000Z' }, 'desk_closed_then'],
    ['on a closed Sunday', { start: SUNDAY }, 'desk_closed_then'],
    ['at half past four, when an hour is too long', { start: '2026-11-23T15:30:00.000Z' }, 'desk_closed_then'],
    ['a service there is not', { serviceId: '00000000-0000-4000-8000-000000000009' }, 'desk_no_such_service'],
    ['with somebody there is not', { staffId: '00000000-0000-4000-8000-000000000009' }, 'desk_no_such_staff'],
    ['with an add-on there is not', { addOnIds: ['00000000-0000-4000-8000-000000000009'] }, 'desk_no_such_add_on'],
    ['for a contact that is none', { start: TEN, contact: 'by pigeon' }, 'desk_contact_unusable'],
    ['for another business', { business: 'nowhere' }, 'no_such_business'],
  ])('when it is asked for %s, then it is refused and nothing is kept', async (_case, over, code) => {
    const first = await shop.book(NINE);
    expect(await refusal('appointments.book', asked(over))).toBe(code);
    expect(await shop.all()).toEqual([first]);
  });

  it('when staff wants it anyway, then outside the hours it is, but never in another appointment', async () => {
    await shop.book(SUNDAY, { anyway: true });
    expect(await refusal('appointments.book', asked({ start: SUNDAY, anyway: true }))).toBe('desk_time_taken');
    expect(await refusal('appointments.book', asked({ start: '2026-11-22T08:01:00.000Z', anyway: true }))).toBe(
      'desk_time_taken',
    );
  });

  it('when the same key comes again, then it is the same appointment, and for another deed it is refused', async () => {
    const first = await shop.book(NINE, { key: 'conv_1:call_1' });
    expect(await shop.book(NINE, { key: 'conv_1:call_1' })).toEqual(first);
    expect(await shop.all()).toHaveLength(1);
    expect(await refusal('appointments.book', asked({ start: TEN, key: 'conv_1:call_1' }))).toBe(
      'desk_key_of_another_deed',
    );
    await shop.owner.ask('appointments.cancel', { id: first.id, reason: null, key: 'conv_1:call_2' });
    expect((await shop.owner.ask('appointments.cancel', { id: first.id, key: 'conv_1:call_2' })).status).toBe(
      'cancelled',
    );
  });

  it('when one is moved, then its old time is free again, in one step', async () => {
    const { id } = await shop.book(NINE);
    const moved = await shop.owner.ask('appointments.move', { id, start: '2026-11-23T08:30:00.000Z' });
    expect(moved).toMatchObject({ id, start: '2026-11-23T08:30:00.000Z', end: '2026-11-23T09:30:00.000Z' });
    expect(moved.history.map(({ what }) => what)).toEqual(['booked', 'moved']);
    expect((await shop.free('2026-11-23'))[0]).toBe('10:30');
  });

  it('when a move is refused, then it stays where it was, and its time taken', async () => {
    const [first, second] = [await shop.book(NINE), await shop.book(TEN)];
    expect(await refusal('appointments.move', { id: second.id, start: NINE })).toBe('desk_time_taken');
    expect(await refusal('appointments.move', { id: second.id, start: SUNDAY })).toBe('desk_closed_then');
    expect(await shop.all()).toEqual([first, second]);
    expect((await shop.free('2026-11-23'))[0]).toBe('11:00');
  });

  it('when one is moved, then whoever did it does it again where they are free, and somebody else otherwise', async () => {
    const theo = await shop.hire('Theo');
    const { id } = await shop.book(NINE, { staffId: theo.id });
    expect((await shop.owner.ask('appointments.move', { id, start: TEN })).staffName).toBe('Theo');
    await shop.book('2026-11-23T12:00:00.000Z', { staffId: theo.id });
    expect((await shop.owner.ask('appointments.move', { id, start: '2026-11-23T12:00:00.000Z' })).staffName).toBe(
      'Maya',
    );
  });

  it('when one is cancelled, then its reason is kept, its time is free, and it cannot be changed any more', async () => {
    const { id } = await shop.book(NINE);
    const cancelled = await shop.owner.ask('appointments.cancel', { id, reason: 'is ill' });
    expect(cancelled).toMatchObject({ status: 'cancelled', history: [{}, { what: 'cancelled', reason: 'is ill' }] });
    expect((await shop.free('2026-11-23'))[0]).toBe('09:00');
    for (const [name, input] of [
      ['appointments.cancel', {}],
      ['appointments.move', { start: TEN }],
      ['appointments.settle', { status: 'scheduled' }],
    ] as const)
      expect(await refusal(name, { id, ...input })).toBe('desk_not_scheduled');
    expect(await shop.all()).toEqual([]);
  });

  it('when it is said what became of one, then it is told, and can be taken back', async () => {
    const { id } = await shop.book(NINE);
    expect((await shop.owner.ask('appointments.settle', { id, status: 'no-show' })).status).toBe('no-show');
    const again = await shop.owner.ask('appointments.settle', { id, status: 'scheduled' });
    expect([again.status, again.history.at(-1)?.what]).toEqual(['scheduled', 'reopened']);
  });

  it('when somebody has appointments ahead, then they cannot be removed, and after them they can', async () => {
    const { id } = await shop.book(NINE);
    expect(await refusal('staff.remove', { id: shop.maya.id })).toBe('desk_staff_has_appointments');
    await shop.owner.ask('appointments.cancel', { id });
    await shop.owner.ask('staff.remove', { id: shop.maya.id });
    expect((await shop.owner.ask('front-desk.get', {})).staff).toEqual([]);
    expect(await shop.free('2026-11-23')).toEqual([]);
  });

  it('when a contact is given, then it is shown masked and lies nowhere in clear', async () => {
    const booked = await shop.book(NINE, { contact: '+1 212 555 0123' });
    expect(booked.maskedContact).toBe('••23');
    expect((await shop.book(TEN, { contact: 'ana@example.com' })).maskedContact).toBe('a…@…');
    const files = readdirSync(shop.app.dataDir).filter((file) => file.startsWith('linekeeper.db'));
    const bytes = Buffer.concat(files.map((file) => readFileSync(join(shop.app.dataDir, file)))).toString('latin1');
    expect(bytes).toContain('Ana Lopez');
    for (const clear of ['2125550123', 'ana@example.com']) expect(bytes).not.toContain(clear);
  });
});
