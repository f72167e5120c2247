import { describe, expect, it, vi } from 'vitest';

import { textingShop } from '../support/texts/texting-shop.ts';

const START = '2026-11-23T09:00:00.000Z';
const words = { confirmation: '{business}, {day} {time}. {calendar}' };

describe('a link to an appointment in the text that confirms it', () => {
  it('when the calendar of the staff is open, then it leads there from outside until it is over, and names nobody', async () => {
    const shop = await textingShop({ settings: { words } });
    await shop.owner.ask('calendars.renew-feed', { staffId: shop.maya.id });
    await shop.owner.ask('calendars.set-feed', { staffId: shop.maya.id, isOpen: true, withNames: true });
    const { id } = await shop.book(START);
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1), 10_000);
    const path = /https:\/\/linekeeper\.example(\/calendar\/[\w-]{32}\.ics)/.exec(shop.sent()[0] ?? '')?.[1] ?? '';
    const get = () => fetch(`${shop.app.webhookUrl}${path}`);
    const text = await (await get()).text();
    expect(text).toContain(`UID:${id}@linekeeper`);
    expect(text).toContain('SUMMARY:Cut · Salon Marigold');
    expect(text).not.toContain('Ada');
    expect((await fetch(`${shop.app.deskUrl ?? ''}${path}`)).status).toBe(200);
    await shop.owner.ask('calendars.set-feed', { staffId: shop.maya.id, isOpen: false });
    expect((await get()).status).toBe(404);
    await shop.owner.ask('calendars.set-feed', { staffId: shop.maya.id, isOpen: true });
    expect((await get()).status).toBe(200);
    shop.clock.forward(4 * 24 * 60);
    expect((await get()).status).toBe(404);
  });

  it('when it is not, then the text has none', async () => {
    const shop = await textingShop({ settings: { words } });
    await shop.owner.ask('calendars.renew-feed', { staffId: shop.maya.id });
    await shop.book(START);
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1), 10_000);
    expect(shop.sent()[0]).toContain('Salon Marigold, Mon');
    expect(shop.sent()[0]).not.toContain('https:');
  });
});
