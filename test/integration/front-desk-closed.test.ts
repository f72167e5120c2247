import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { commands } from '#contract/commands.ts';
import { ANA, aRing } from '../support/factories.ts';
import { openDesk, whyNot, type OpenDesk } from '../support/front-desk/open-desk.ts';
import { hashOf } from '../support/owner.ts';

const NINE = '2026-11-23T08:00:00.000Z';

describe('days on which the shop is closed', () => {
  let shop: OpenDesk;
  beforeEach(async () => void (shop = await openDesk()));
  afterEach(() => shop.stop());

  const today = async (): Promise<string> =>
    JSON.stringify(await shop.app.ring(aRing({ call_sid: crypto.randomUUID() })));

  it('when tomorrow is closed in one tap, then nothing can be booked, and it is told whose appointments lie there', async () => {
    const saturday = '2026-11-21T09:00:00.000Z';
    const booked = await shop.book(saturday);
    const { closure, appointments } = await shop.owner.ask('closures.add', { from: 'tomorrow', note: 'a wedding' });
    expect(closure).toMatchObject({ from: '2026-11-21', to: '2026-11-21', note: 'a wedding' });
    expect(appointments).toEqual([booked]);
    expect(await shop.free('2026-11-21')).toEqual([]);
    await shop.owner.ask('closures.remove', { id: closure.id });
    expect(await shop.free('2026-11-21')).toEqual([
      '11:00',
      '11:15',
      '11:30',
      '11:45',
      '12:00',
      '12:15',
      '12:30',
      '12:45',
      '13:00',
    ]);
  });

  it('when it is closed today, then the agent says so to whoever rings, as the calendar does', async () => {
    expect(await today()).toContain('The shop is closed now');
    shop.clock.forward(180);
    expect(await today()).toContain('The shop is open now');
    await shop.owner.ask('closures.add', { from: 'today' });
    expect(await today()).toContain('The shop is closed now');
    expect(await shop.free('2026-11-20')).toEqual([]);
  });

  it('when holidays of a country are kept, then they are closed, save those that are worked', async () => {
    const setting = { country: 'DE', region: 'BY', worked: [] };
    const { holidays } = await shop.owner.ask('holidays.save', { setting });
    const christmas = holidays.find(({ day }) => day === '2026-12-25');
    expect(christmas).toMatchObject({ worked: false });
    // Epiphany is one in Bavaria and not in Berlin.
    expect(holidays.some(({ day }) => day === '2027-01-06')).toBe(true);
    expect(await shop.free('2026-12-25')).toEqual([]);
    expect(
      await whyNot(shop.app, 'appointments.book', { serviceId: shop.cut.id, start: '2026-12-25T09:00:00.000Z' }),
    ).toBe('desk_closed_then');
    await shop.owner.ask('holidays.save', { setting: { ...setting, worked: [christmas?.rule ?? ''] } });
    expect((await shop.free('2026-12-25')).length).toBeGreaterThan(0);
    expect(await whyNot(shop.app, 'holidays.save', { setting: { country: 'XX' } })).toBe('desk_no_such_country');
  });

  it('when a caller is forgotten, then their appointment loses whose it was and keeps its time', async () => {
    await shop.app.ring(aRing());
    await shop.app.settled();
    await shop.app.api('POST', `/api/memory/${hashOf(ANA)}`, { fact: 'likes tea' });
    const { id: callerId } = await shop.owner.personOf(ANA);
    const { id } = await shop.book(NINE, { callerId, name: 'Ana Lopez', contact: ANA, note: 'likes tea' });
    await shop.owner.ask('appointments.cancel', {
      id: (await shop.book('2026-11-23T10:00:00.000Z', { callerId })).id,
      reason: 'is in hospital',
    });
    const exported = commands['callers.export'].output.parse(
      await shop.app.execute('callers.export', { id: callerId }),
    );
    expect(exported.appointments.map(({ start }) => start)).toEqual(['2026-11-23T10:00:00.000Z', NINE]);

    await shop.owner.ask('callers.forget', { id: callerId });
    const left = await shop.owner.ask('appointments.list', { from: '2026-11-23', to: '2026-11-23', cancelled: true });
    expect(
      left.appointments.map(({ name, note, maskedContact, callerId: whose }) => [name, note, maskedContact, whose]),
    ).toEqual([
      [null, null, null, null],
      [null, null, null, null],
    ]);
    expect(JSON.stringify(left)).not.toContain('hospital');
    expect(await whyNot(shop.app, 'appointments.book', { serviceId: shop.cut.id, start: NINE })).toBe(
      'desk_time_taken',
    );
    expect(left.appointments.some((one) => one.id === id)).toBe(true);
  });
});
