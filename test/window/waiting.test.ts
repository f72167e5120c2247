import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults, switchLight } from '../support/axe.ts';
import { button, openAna } from '../support/caller-window.ts';
import { DESK_DAY, openDesk } from '../support/desk-shop.ts';
import { aRing } from '../support/factories.ts';
import { press, tabTo } from '../support/keyboard.ts';
import { hashOf } from '../support/owner.ts';
import { ADA, textingShop } from '../support/texts/texting-shop.ts';
import { visit } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const WAITING = '/calendar/waiting';

describe.skipIf(withoutBrowser)('the waiting list in the window', { timeout: 60_000 }, () => {
  const windows = useWindows();

  /** Ana and Ben have called; the desk is open, and nobody waits. */
  async function opened() {
    const { app, page, ana, ben } = await openAna(windows);
    const desk = await openDesk(app);
    const days = { from: DESK_DAY, to: DESK_DAY };
    const wait = (callerId: string, given: object = {}) =>
      desk.ask('waitlist.add', { callerId, serviceId: desk.cut.id, ...days, consented: true, ...given });
    const states = async () =>
      (await desk.ask('waitlist.list', {})).entries.map(({ callerName, state }) => `${callerName ?? ''} ${state}`);
    return { app, page, ana, ben, desk, wait, states };
  }
  const card = (page: Page, name: string) => page.getByRole('region', { name });

  it('when nobody waits, then that is said; somebody is added with the keyboard, and every window shows them', async () => {
    const { app, page, states } = await opened();
    await visit(page, `/calendar?day=${DESK_DAY}`);
    const other = await windows.open({ app, path: WAITING });
    await page.getByRole('link', { name: 'Waiting list' }).click();
    await page.getByText('Nobody is waiting').waitFor();
    await button(page, 'Add somebody').press('Enter');
    const form = page.getByRole('dialog', { name: 'Somebody for the waiting list' });
    await form.getByText('Choose a caller, a service and the days.').waitFor();
    await form.getByRole('searchbox', { name: 'Find a caller' }).fill('Ana');
    await form.getByRole('button', { name: 'Ana Lopez' }).press('Enter');
    await form.getByText('For Ana Lopez').waitFor();
    await form.getByLabel('Last day').fill('2020-01-01');
    await form.getByRole('button', { name: 'Put on the list' }).press('Enter');
    await form.getByRole('alert').getByText('The last day lies before the first.').waitFor();
    await form.getByLabel('First day').fill(DESK_DAY);
    await form.getByLabel('Last day').fill(DESK_DAY);
    await tabTo(page, /^They agreed to be asked by text message/u);
    await press(page, 'Space');
    await form.getByRole('button', { name: 'Put on the list' }).press('Enter');
    for (const one of [page, other.page]) {
      await card(one, 'Ana Lopez: Cut').getByText('Wed, 10 Mar 2027').waitFor();
      await card(one, 'Ana Lopez: Cut').getByText('agreed to them').waitFor();
    }
    expect(await states()).toEqual(['Ana Lopez waiting']);
  });

  it('when a time is kept for them, then until when and that nobody was asked is said; taken back, they wait on', async () => {
    const { page, desk, wait, ana, states } = await opened();
    await wait(ana.id, { staffId: desk.ruth.id });
    await visit(page, WAITING);
    const hers = card(page, 'Ana Lopez: Cut');
    await page.getByText('Text messages about free times are off').waitFor();
    await hers.getByText('Free now: Wed 10 Mar, 09:00 with Ruth.').waitFor();
    await button(page, 'Keep it for half an hour: Ana Lopez').press('Enter');
    await hers.getByText(/^Wed 10 Mar, 09:00 with Ruth, kept for them until /u).waitFor();
    await hers.getByText('They get no text message about it. Please call them.').waitFor();
    expect(await states()).toEqual(['Ana Lopez offered']);
    const [first] = (await desk.ask('availability.get', whoIsFree(desk))).slots;
    expect(first?.start).toBe(`${DESK_DAY}T09:30:00.000Z`);
    await button(page, 'Take the offer back: Ana Lopez').press('Enter');
    await hers.getByText('Free now: Wed 10 Mar, 09:15 with Ruth.').waitFor();
    expect(await states()).toEqual(['Ana Lopez waiting']);
  });

  it('when they say yes, then it is booked; no, then they leave; and what became of both stays to be read', async () => {
    const { page, desk, wait, ana, ben, states } = await opened();
    await wait(ana.id);
    await wait(ben.id);
    await visit(page, WAITING);
    await button(page, 'Keep it for half an hour: Ana Lopez').click();
    await button(page, 'They take it: Ana Lopez').click();
    await page.getByText('Booked: Wed 10 Mar, 09:00.').waitFor();
    await button(page, 'Keep it for half an hour: Ben Okoye').click();
    await button(page, 'They do not want it: Ben Okoye').click();
    await page.getByText('Nobody is waiting').waitFor();
    expect(await states()).toEqual([]);
    const past = page.getByRole('region', { name: 'No longer waiting' });
    await past.getByText('took Wed 10 Mar, 09:00').waitFor();
    await past.getByText('did not want the time').waitFor();
    const { appointments } = await desk.ask('appointments.list', { from: DESK_DAY, to: DESK_DAY });
    expect(appointments.filter(({ callerId }) => callerId === ana.id)).toMatchObject([{ serviceName: 'Cut' }]);
  });

  it('when they did not agree to texts, then they are only called: another time is chosen and booked, or they are taken off', async () => {
    const { page, wait, ana, ben, states } = await opened();
    await wait(ana.id, { consented: false });
    await wait(ben.id, { consented: false });
    await visit(page, WAITING);
    const hers = card(page, 'Ana Lopez: Cut');
    await hers.getByText('did not agree: please call').waitFor();
    expect(await hers.getByRole('button', { name: /Keep it|Ask by text/u }).count()).toBe(0);
    await button(page, 'Another time for Ana Lopez').click();
    const choice = hers.getByRole('group', { name: 'Another time for Ana Lopez' });
    expect(await choice.getByRole('button', { name: 'Book it: Ana Lopez' }).isDisabled()).toBe(true);
    await choice.getByLabel('Time', { exact: true }).fill('10:00');
    await choice.getByRole('button', { name: 'Book it: Ana Lopez' }).click();
    await page.getByText('This time is taken.').waitFor();
    await choice.getByRole('button', { name: '11:30' }).click();
    await choice.getByRole('button', { name: 'Book it: Ana Lopez' }).click();
    await page.getByText('Booked: Wed 10 Mar, 11:30.').waitFor();

    await button(page, 'Take off the list: Ben Okoye').click();
    await page.getByRole('dialog', { name: 'Take Ben Okoye off the waiting list?' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Take off the list' }).click();
    await page.getByText('Nobody is waiting').waitFor();
    expect(await states()).toEqual([]);
  });

  it('when somebody waits for a time that is free, then Today says so and leads there; else it says nothing', async () => {
    const { page, desk, wait, ana } = await opened();
    await visit(page, '/');
    const today = page.getByRole('region', { name: 'Waiting, and a time is free' });
    expect(await today.count()).toBe(0);
    const { id } = await wait(ana.id);
    await today.getByText('Free: Wed 10 Mar, 09:00').waitFor();
    await desk.ask('waitlist.offer', { id, slot: { start: `${DESK_DAY}T16:00:00.000Z` } });
    await today.getByText(/^Wed 10 Mar, 16:00 with .* is kept until .*: please call$/u).waitFor();
    await today.getByRole('link', { name: /Ana Lopez/u }).click();
    await button(page, 'They take it: Ana Lopez').click();
    await visit(page, '/');
    expect(await today.count()).toBe(0);
  });

  it('when text messages are on, then they are asked by one, and the window says so once it is sent', async () => {
    const shop = await textingShop();
    const { ask } = shop.owner;
    await ask('memory.add', { phone_hash: hashOf(ADA), fact: { slot: 'customer_name', value: 'Ada Quill' } });
    await shop.app.ring(aRing({ caller_id: ADA }));
    await shop.settle();
    const { id: callerId } = await shop.owner.personOf(ADA);
    const days = { from: '2026-11-23', to: '2026-11-23' };
    await ask('waitlist.add', { callerId, serviceId: shop.cut.id, ...days, consented: true });
    const { page } = await windows.open({ app: shop.app, path: WAITING });
    await button(page, 'Ask by text message: Ada Quill').click();
    const hers = card(page, 'Ada Quill: Cut');
    await hers.getByText('They were asked by text message.').waitFor();
    expect(shop.sent()).toEqual([expect.stringMatching(/Mon 23 Nov/u)]);
    expect(await page.getByText('Text messages about free times are off').count()).toBe(0);
    await shop.writes('Y');
    await page.getByText('Nobody is waiting').waitFor();
    await page.getByText('took Mon 23 Nov, 09:00').waitFor();
  });

  it('when axe looks at it in both lights and languages, wide and narrow, then it finds nothing and nothing hangs over', async () => {
    const { app, wait, ana, ben, desk } = await opened();
    const { id } = await wait(ana.id);
    await wait(ben.id, { consented: false, to: '2027-04-09' });
    await desk.ask('waitlist.offer', { id, slot: { start: `${DESK_DAY}T16:00:00.000Z` } });
    await desk.ask('waitlist.remove', { id: (await wait(ana.id)).id });
    const faults: string[] = [];
    for (const locale of ['en-GB', 'de-DE']) {
      const { page } = await windows.open({ app, path: WAITING, context: { locale, reducedMotion: 'reduce' } });
      await page.getByRole('button', { name: /^(?:Another time for|Andere Zeit für) Ben Okoye$/u }).click();
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [1280, 900, 390]) {
          await switchLight(page, colorScheme);
          await page.setViewportSize({ width, height: 900 });
          faults.push(...(await accessFaults(page)).map((fault) => `${locale} ${colorScheme} ${width}: ${fault}`));
          const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          if (over !== 0) faults.push(`${locale} ${width} hangs over by ${String(over)}`);
        }
    }
    expect(faults).toEqual([]);
  }, 180_000);
});

function whoIsFree({ cut, ruth }: Awaited<ReturnType<typeof openDesk>>) {
  return { serviceId: cut.id, staffId: ruth.id, from: DESK_DAY, to: DESK_DAY };
}
