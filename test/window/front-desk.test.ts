import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button, heading } from '../support/caller-window.ts';
import { DESK_DAY, openDesk } from '../support/desk-shop.ts';
import { ANA, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { openSettings, save } from '../support/settings-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const said = (page: Parameters<typeof save>[0], words: RegExp) =>
  page.locator('section[aria-label=Messages]').getByText(words).waitFor();

/** Two minutes from now, so that it is ahead of somebody at any hour of the day but in its last minutes. */
function aheadOfToday(): string {
  return new Date(Math.floor(Date.now() / 60_000 + 2) * 60_000).toISOString();
}

describe.skipIf(withoutBrowser)('setting up the front desk', { timeout: 120_000 }, () => {
  const windows = useWindows();

  it('when staff, a chair and a service are typed, then they are kept, drafts stay, and the calendar is there', async () => {
    const { page, owner } = await openSettings(windows, 'desk');
    const desk = () => owner.ask('front-desk.get', {});
    await button(page, 'Add somebody').click();
    const somebody = page.getByRole('region', { name: 'New member of staff' });
    await somebody.getByLabel('Name', { exact: true }).fill('Ines');
    await somebody.getByLabel('Works other hours than the shop is open').check();
    await somebody.getByLabel('Has breaks that are always the same').check();
    await somebody.getByRole('button', { name: 'Add time off' }).click();
    await somebody.getByLabel('From, time off 1').fill('2027-03-11T09:00');
    expect(await button(page, 'Save').isDisabled()).toBe(true);
    await somebody.getByLabel('Until, time off 1').fill('2027-03-12T18:00');
    expect(await accessFaults(page)).toEqual([]);
    await save(page);
    expect((await desk()).staff).toMatchObject([
      { name: 'Ines', week: { 1: [{ open: '09:00', close: '18:00' }], 7: [] }, absences: [{ to: '2027-03-12T18:00' }] },
    ]);

    await button(page, 'Add a service').click();
    const service = page.getByRole('region', { name: 'New service' });
    await service.getByLabel('Name', { exact: true }).fill('Cut');
    await service.getByLabel('Price', { exact: true }).fill('45.50');
    await page.getByRole('link', { name: 'This window' }).click();
    await heading(page, 'This window').waitFor();
    await page.goBack();
    await service.getByLabel('Ines').check();
    expect(await service.getByLabel('Price', { exact: true }).inputValue()).toBe('45.50');
    await button(page, 'Save').click();
    await page.locator('details').filter({ hasText: 'Cut' }).waitFor();
    const { services, staff } = await desk();
    expect(services).toMatchObject([
      { name: 'Cut', minutes: 30, price: { amount: 4550, currency: 'USD' }, staffIds: [staff[0]?.id] },
    ]);
    await page.getByRole('link', { name: 'To the calendar' }).click();
    await page.getByRole('region', { name: /^Ines/u }).waitFor();
  });

  it('when tomorrow is closed, then one press does it, it says whose appointments stay, and Undo opens again', async () => {
    const { app, page, owner } = await openSettings(windows, 'desk');
    await openDesk(app);
    await button(page, 'Closed tomorrow').click();
    await said(page, /^Closed: /u);
    expect((await owner.ask('front-desk.get', {})).closures).toHaveLength(1);
    await button(page, 'Undo').click();
    await page.getByText('No closed day is ahead.').waitFor();
    expect((await owner.ask('front-desk.get', {})).closures).toEqual([]);

    await page.getByLabel('From', { exact: true }).fill(DESK_DAY);
    await button(page, 'Close').click();
    await page.getByText('3 appointments lie there and stay until you move or cancel them.').waitFor();
    await page.getByRole('link', { name: 'See them in the calendar' }).click();
    await page.getByRole('region', { name: /^Ines/u }).getByText('Closed', { exact: true }).waitFor();
  });

  it('when somebody else changes a service meanwhile, then it is chosen which stands; who has appointments stays', async () => {
    const { app, page } = await openSettings(windows, 'desk');
    const { ask, cut } = await openDesk(app);
    await page.getByRole('heading', { name: 'Cut' }).click();
    const entry = page.locator('details').filter({ has: page.getByRole('heading', { name: 'Cut' }) });
    await entry.getByLabel('Minutes', { exact: true }).fill('40');
    await ask('services.save', { ...cut, minutes: 50, description: 'With scissors' });
    await button(page, 'Keep mine: Minutes').click();
    await expect.poll(() => entry.getByLabel('Description').inputValue()).toBe('With scissors');
    await entry.getByRole('button', { name: 'Save', exact: true }).click();
    await said(page, /^Saved/u);
    const { services } = await ask('front-desk.get', {});
    expect(services.find(({ id }) => id === cut.id)).toMatchObject({ minutes: 40, description: 'With scissors' });

    await page.getByRole('heading', { name: 'Ruth' }).click();
    await button(page, 'Remove Ruth').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await said(page, /appointments ahead are with this person/u);
  });

  it('when a caller is booked today, then Today and their own page say so and lead to it, in German too', async () => {
    const app = await windows.start();
    await app.finish(aTranscription());
    await app.settled();
    const { ask, cut, ruth } = await openDesk(app);
    const ana = await ownerOf(app).personOf(ANA);
    const booking = { serviceId: cut.id, staffId: ruth.id, callerId: ana.id, anyway: true };
    await ask('appointments.book', { ...booking, start: aheadOfToday() });
    await ask('appointments.book', { ...booking, start: `${DESK_DAY}T16:00:00.000Z` });
    const { page } = await windows.open({ app, context: { locale: 'de-DE' } });
    const bookings = page.getByRole('region', { name: 'Termine heute' });
    await bookings.getByText('Cut bei Ruth').waitFor();
    await bookings.getByRole('link', { name: /Ana Lopez/u }).click();
    await page.getByRole('dialog', { name: 'Cut, Ana Lopez' }).getByRole('link', { name: 'Zum Anrufer' }).click();
    await heading(page, 'Ana Lopez').waitFor();
    const theirs = page.getByRole('region', { name: 'Termine' });
    await theirs.getByRole('link').nth(1).waitFor();
    expect(await theirs.getByRole('link').last().textContent()).toBe('Mi., 10. März 2027, 16:00');
    expect(await accessFaults(page)).toEqual([]);
  });
});
