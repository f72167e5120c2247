import { describe, expect, it, vi } from 'vitest';

import { aRing } from '../support/factories.ts';
import { hashOf } from '../support/owner.ts';
import { ADA, textingShop } from '../support/texts/texting-shop.ts';

const MONDAY = Date.parse('2026-11-23T09:00:00.000Z');
const PATIENT = { timeout: 10_000 };
const hour = (nth: number): string => new Date(MONDAY + nth * 3_600_000).toISOString();

describe('a text that was left out', () => {
  it('when a time was offered that nobody was told of, then they are told once texts are looked after again', async () => {
    const shop = await textingShop({ settings: { on: false } });
    await shop.owner.ask('memory.add', { phone_hash: hashOf(ADA), fact: { fact: 'Likes Mondays' } });
    await shop.app.ring(aRing({ caller_id: ADA }));
    await shop.settle();
    const { id: callerId } = await shop.owner.personOf(ADA);
    const { id } = await shop.book(hour(0), { contact: null });
    const days = { from: '2026-11-23', to: '2026-11-23' };
    await shop.owner.ask('waitlist.add', { callerId, serviceId: shop.cut.id, ...days, consented: true });
    await shop.owner.ask('appointments.cancel', { id });
    expect(await shop.texts()).toEqual([]);
    const settings = { on: true, quietFrom: '00:00', quietTo: '00:00' };
    await shop.owner.ask('texts.save', { settings });
    await shop.owner.ask('texts.save', { settings });
    const offers = async () => (await shop.told()).filter((told) => told.startsWith('offer'));
    await vi.waitFor(async () => expect(await offers()).toEqual(['offer sent']), PATIENT);
  });

  it('when it is moved away and back, then the reminder of before is sent after all, once', async () => {
    const shop = await textingShop();
    const { id } = await shop.book(hour(0));
    await shop.owner.ask('appointments.move', { id, start: hour(25) });
    await shop.owner.ask('appointments.move', { id, start: hour(0) });
    shop.clock.forward(48 * 60 + 1);
    await shop.settle();
    const reminders = (): string[] => shop.sent().filter((body) => body.includes('look forward'));
    await vi.waitFor(() => expect(reminders()).toHaveLength(1), PATIENT);
    shop.clock.forward(60);
    await shop.settle();
    expect(reminders()).toHaveLength(1);
  });
});
