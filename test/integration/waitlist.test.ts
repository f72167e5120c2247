import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { aRing } from '../support/factories.ts';
import { openSalon, useTool, type Shop } from '../support/front-desk/salon.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';
import { ADA, textingShop } from '../support/texts/texting-shop.ts';

const MONDAY_TEN = '2026-11-23T09:00:00.000Z';
const BEA = '+12125550178';

describe('the waiting list by tool call', () => {
  let app: TestApp;
  let shop: Shop;
  beforeEach(async () => {
    app = await startTestApp({ now: createTestClock('2026-11-18T11:00:00Z').now });
    shop = await openSalon(app);
    await app.ring(aRing());
  });
  afterEach(() => app.stop());
  const join = (given: object, tool = 'join_waitlist', callSid = 'CA0001') =>
    useTool(app, tool, callSid, { serviceId: 'haircut', date: 'Friday this week', ...given });
  const waiting = async () => (await ownerOf(app).ask('waitlist.list', {})).entries;

  it('when nobody asked them, then they are asked; a no keeps them off it, and a yes is written down once', async () => {
    expect(await join({ date: '2026-11-20' })).toMatchObject({ success: false, code: 'CONSENT_REQUIRED' });
    expect(await join({ date: '2026-11-20', consent: 'No, thanks' })).toMatchObject({ data: { joined: false } });
    expect(await waiting()).toEqual([]);
    const joined = await join({ date: '2026-11-20', consent: 'yes', employeeId: 'Maya' });
    expect(joined.message).toBe(
      'You are on the waiting list for Haircut on Friday the twentieth of November. We will write to you when a time becomes free.',
    );
    await join({ date: '2026-11-20', consent: true, employeeId: 'Maya' }, 'add_to_waitlist');
    const days = { from: '2026-11-20', to: '2026-11-20', staffId: shop.maya, serviceId: shop.cut };
    expect(await waiting()).toEqual([
      expect.objectContaining({ ...days, consented: true, by: 'agent', state: 'waiting' }),
    ]);
  });

  it('when no day is named, then they wait for a month; a withheld number cannot', async () => {
    await join({ date: '', consent: 'yes' });
    expect(await waiting()).toMatchObject([{ from: '2026-11-18', to: '2026-12-18', staffId: null }]);
    await app.ring(aRing({ caller_id: 'anonymous', call_sid: 'CA0003' }));
    expect(await join({ consent: 'yes' }, 'join_waitlist', 'CA0003')).toMatchObject({ code: 'CALLER_UNIDENTIFIED' });
    expect(await waiting()).toHaveLength(1);
  });
});

/** Two callers who wait for the one hour of Monday that is somebody else's. */
async function waitingFor(over: Parameters<typeof textingShop>[0] = {}) {
  const shop = await textingShop(over);
  const { ask } = shop.owner;
  const wait = async (number: string) => {
    await ask('memory.add', { phone_hash: hashOf(number), fact: { fact: 'Likes Mondays' } });
    await shop.app.ring(aRing({ caller_id: number, call_sid: `CA${number.slice(-4)}` }));
    await shop.settle();
    const { id: callerId } = await shop.owner.personOf(number);
    const days = { from: '2026-11-23', to: '2026-11-23' };
    return ask('waitlist.add', { callerId, serviceId: shop.cut.id, ...days, consented: true });
  };
  const taken = await shop.book(MONDAY_TEN, { name: 'Nobody we text', contact: null });
  const entries = [await wait(ADA), await wait(BEA)];
  const states = async () =>
    (await ask('waitlist.list', {})).entries.map(({ state, offer }) => offer?.until.slice(0, 16) ?? state);
  return { ...shop, ask, taken, entries, states, cancel: () => ask('appointments.cancel', { id: taken.id }) };
}

describe('a freed time and the night', () => {
  it('when it is freed in the quiet hours, then it is kept for one caller until they can be told, and half an hour more', async () => {
    const shop = await waitingFor({
      at: '2026-11-20T20:30:00.000Z',
      settings: { quietFrom: '20:00', quietTo: '08:00' },
    });
    await shop.cancel();
    await shop.settle();
    // Where their number is at home it is eight in the morning at 13:00 UTC.
    await vi.waitFor(async () => expect(await shop.states()).toEqual(['2026-11-21T13:30', 'waiting']));
    expect(shop.sent()).toEqual([]);
    const retry = shop.book(MONDAY_TEN, { name: 'Quicker' });
    await expect(retry).rejects.toThrow('409 conflict');
    shop.clock.forward(16.5 * 60);
    await shop.settle();
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    expect(shop.sent()[0]).toMatch(/Mon 23 Nov.*10:00/u);
    expect(await shop.states()).toEqual(['2026-11-21T13:30', 'waiting']);
    await shop.writes('Y');
    expect(await shop.states()).toEqual(['waiting']);
    expect(await shop.ask('appointments.list', { from: '2026-11-23', to: '2026-11-23' })).toMatchObject({
      appointments: [{ start: MONDAY_TEN, callerId: shop.entries[0]?.callerId }],
    });
  });

  it('when it begins before anybody can be told, then nobody is kept waiting for it, and it is free again', async () => {
    const shop = await waitingFor({
      at: '2026-11-23T07:30:00.000Z',
      settings: { quietFrom: '20:00', quietTo: '11:00' },
    });
    await shop.cancel();
    await shop.settle();
    await vi.waitFor(async () => expect(await shop.states()).toEqual(['waiting', 'waiting']));
    expect(shop.sent()).toEqual([]);
    expect(await shop.book(MONDAY_TEN, { name: 'Quicker' })).toMatchObject({ status: 'scheduled' });
  });
});

describe('an offer by hand', () => {
  it('when the owner offers a free time, then it is kept for them and told; taken back, it is free, and they wait on', async () => {
    const shop = await waitingFor();
    const [first, second] = shop.entries;
    const slot = { start: '2026-11-23T11:00:00.000Z', staffId: shop.maya.id };
    await shop.ask('waitlist.offer', { id: first?.id ?? '', slot });
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    await expect(shop.ask('waitlist.offer', { id: first?.id ?? '', slot })).rejects.toThrow('409');
    await expect(shop.ask('waitlist.offer', { id: second?.id ?? '', slot })).rejects.toThrow('409');
    await shop.ask('waitlist.take-back', { id: first?.id ?? '' });
    // The next in line is asked for it then.
    expect((await shop.states()).map((state) => state.slice(0, 4))).toEqual(['wait', '2026']);
  });

  it('when they did not agree to be written to, then they are not', async () => {
    const shop = await waitingFor();
    const callerId = shop.entries[0]?.callerId ?? '';
    const days = { from: '2026-11-23', to: '2026-11-23' };
    const { id } = await shop.ask('waitlist.add', { callerId, serviceId: shop.cut.id, ...days, consented: false });
    const slot = { start: '2026-11-23T11:00:00.000Z', staffId: shop.maya.id };
    await expect(shop.ask('waitlist.offer', { id, slot })).rejects.toThrow('409');
  });
});
