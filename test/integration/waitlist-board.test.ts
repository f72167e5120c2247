import { describe, expect, it, vi } from 'vitest';

import { aRing } from '../support/factories.ts';
import { hashOf } from '../support/owner.ts';
import { ADA, textingShop } from '../support/texts/texting-shop.ts';

const DAY = '2026-11-23';
const TEN = `${DAY}T09:00:00.000Z`;

/** A shop whose Monday morning is taken, and Ada, who has called and told her name. */
async function board(over: Parameters<typeof textingShop>[0] = {}) {
  const shop = await textingShop(over);
  const { ask } = shop.owner;
  await ask('memory.add', { phone_hash: hashOf(ADA), fact: { slot: 'customer_name', value: 'Ada Quill' } });
  await shop.app.ring(aRing({ caller_id: ADA }));
  await shop.settle();
  const { id: callerId } = await shop.owner.personOf(ADA);
  const wait = (given: object = {}) =>
    ask('waitlist.add', { callerId, serviceId: shop.cut.id, from: DAY, to: DAY, consented: true, ...given });
  const entries = async () => (await ask('waitlist.list', {})).entries;
  const past = async () => (await ask('waitlist.past', {})).entries;
  const taken: string[] = [];
  for (const hour of ['08', '09', '10', '11', '12', '13', '14', '15'])
    taken.push((await shop.book(`${DAY}T${hour}:00:00.000Z`, { name: 'Nobody we text', contact: null })).id);
  const cancel = (nth: number) => ask('appointments.cancel', { id: taken[nth] ?? '' });
  return { ...shop, ask, callerId, wait, entries, past, cancel };
}

describe('the waiting list as the owner sees it', () => {
  it('when somebody waits, then it says who, for what, with whom, and what is free for them', async () => {
    const shop = await board();
    await shop.wait({ staffId: shop.maya.id });
    const named = { callerName: 'Ada Quill', serviceName: 'Cut', staffName: 'Maya', state: 'waiting' };
    expect(await shop.entries()).toMatchObject([{ ...named, free: null, told: null, took: null }]);
    expect((await shop.entries())[0]?.maskedNumbers.join()).toMatch(/^\D*77$/u);
    const late = await shop.wait({ from: '2026-11-24', to: '2026-11-25' });
    expect(await shop.entries()).toMatchObject([
      { free: null },
      { id: late.id, staffName: null, free: { start: '2026-11-24T08:00:00.000Z', staffName: 'Maya' } },
    ]);
  });

  it('when what is free lies weeks ahead, then it is found there', async () => {
    const shop = await board();
    await shop.ask('closures.add', { from: '2026-11-24', to: '2026-12-31' });
    await shop.wait({ to: '2027-01-08' });
    expect((await shop.entries())[0]?.free?.start).toBe('2027-01-01T08:00:00.000Z');
  });

  it('when they were asked about a time already, then the next one is named, and while they are asked none', async () => {
    const shop = await board();
    const entry = await shop.wait({ to: '2026-11-24' });
    const slot = { start: '2026-11-24T08:00:00.000Z' };
    await shop.ask('waitlist.offer', { id: entry.id, slot });
    expect(await shop.entries()).toMatchObject([{ state: 'offered', offeredWith: 'Maya', free: null }]);
    await shop.ask('waitlist.take-back', { id: entry.id });
    expect((await shop.entries())[0]?.free?.start).toBe('2026-11-24T08:15:00.000Z');
  });

  it('when they are asked by text, then what became of it is told and announced; without texts, that nobody was', async () => {
    const shop = await board();
    const heard: string[] = [];
    shop.app.bus.subscribe(({ name }) => heard.push(name));
    await shop.wait();
    await shop.cancel(1);
    await shop.settle();
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    await vi.waitFor(async () => expect((await shop.entries())[0]?.told).toEqual({ state: 'sent', problem: null }));
    expect(heard).toContain('text.changed');

    const silent = await board({ settings: { on: false } });
    await silent.wait();
    await silent.cancel(1);
    expect(await silent.entries()).toMatchObject([{ state: 'offered', offer: { slot: { start: TEN } }, told: null }]);
  });

  it('when they asked for no more texts, then the owner is told why they were not asked', async () => {
    const shop = await board();
    await shop.writes('STOP');
    await shop.wait();
    await shop.cancel(1);
    await shop.settle();
    await vi.waitFor(async () =>
      expect((await shop.entries())[0]?.told).toMatchObject({ state: 'dropped', problem: { code: 'texts_stopped' } }),
    );
  });

  it('when the owner books a free time for them, then it is theirs, once, and they are among those of before', async () => {
    const shop = await board();
    const { id } = await shop.wait({ consented: false });
    await shop.cancel(1);
    const slot = { start: TEN };
    const { appointment } = await shop.ask('waitlist.book', { id, slot });
    expect(appointment).toMatchObject({ start: TEN, callerId: shop.callerId, staffName: 'Maya' });
    await expect(shop.ask('waitlist.book', { id, slot })).rejects.toThrow('409');
    await expect(shop.ask('waitlist.offer', { id, slot })).rejects.toThrow('409');
    expect(await shop.entries()).toEqual([]);
    expect(await shop.past()).toMatchObject([{ id, state: 'booked', took: TEN, callerName: 'Ada Quill' }]);
  });

  it('when a time is taken, then it is not booked for them and they wait on', async () => {
    const shop = await board();
    const { id } = await shop.wait();
    await expect(shop.ask('waitlist.book', { id, slot: { start: TEN } })).rejects.toThrow('409');
    expect(await shop.entries()).toMatchObject([{ id, state: 'waiting' }]);
  });

  it('when their last day is over, then they are listed among those of before', async () => {
    const shop = await board();
    const { id } = await shop.wait();
    const { id: next } = await shop.wait({ to: '2026-11-24' });
    // Half past midnight on Tuesday, by the shop's clock.
    shop.clock.forward((3 * 24 + 14.5) * 60);
    expect((await shop.entries()).map((one) => one.id)).toEqual([next]);
    expect(await shop.past()).toMatchObject([{ id, state: 'waiting', took: null }]);
  });

  it('when what they wait for is offered no more, then its name stays and nothing is free', async () => {
    const shop = await board();
    await shop.wait({ from: '2026-11-24', to: '2026-11-24' });
    await shop.ask('services.remove', { id: shop.cut.id });
    expect(await shop.entries()).toMatchObject([{ serviceName: 'Cut', free: null }]);
  });
});
