import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startCalendarServer } from '../support/calendars/calendar-server.ts';
import { blockOf, DESK_DAY, openDesk } from '../support/desk-shop.ts';
import { createTestClock } from '../support/test-clock.ts';
import { visit } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('a day of the calendar besides its appointments', { timeout: 60_000 }, () => {
  const windows = useWindows();
  let server: Awaited<ReturnType<typeof startCalendarServer>>;
  beforeAll(async () => {
    server = await startCalendarServer();
  });
  afterAll(() => server.stop());

  const column = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`, 'u') });
  /** When it is closed first. */
  const closed = (page: Page) =>
    column(page, 'Ruth')
      .getByText(/^Closed /u)
      .first()
      .textContent();
  async function pagesOf(page: Page, format: 'A4' | 'Letter', landscape: boolean): Promise<number> {
    const pdf = await page.pdf({ format, landscape });
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
  }

  it('when their own calendar says that somebody is busy, then that is drawn in their column, without what they do', async () => {
    const app = await windows.start();
    const desk = await openDesk(app);
    // A calendar is read no further ahead than can be booked.
    await desk.ask('services.save', { ...desk.cut, horizonDays: 730 });
    const { page } = await windows.open({ app, path: `/calendar?day=${DESK_DAY}` });
    await blockOf(page, 'Ana Lopez').waitFor();
    server.shows([['DTSTART:20270310T110000Z', 'DTEND:20270310T120000Z']]);
    await desk.ask('calendars.import', { staffId: desk.ruth.id, address: server.url });
    const busy = 'Busy by their own calendar 11:00–12:00';
    await column(page, 'Ruth').getByText(busy).waitFor({ state: 'attached' });
    expect(await column(page, 'Ines').getByText(busy).count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toContain('Dentist');

    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByText('Ruth is busy by their own calendar').waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'By room' }).click();
    await column(page, 'Chair one').waitFor();
    expect(await page.getByText(busy).count()).toBe(0);
    await page.getByRole('button', { name: 'By person' }).click();
    await column(page, 'Ruth').getByText(busy).waitFor({ state: 'attached' });
    await desk.ask('calendars.drop-import', { staffId: desk.ruth.id });
    await page.getByText(busy).waitFor({ state: 'detached' });
  });

  it('when a day is closed, then it looks closed, also once its closing is over', async () => {
    const clock = createTestClock('2027-03-08T09:00:00.000Z');
    const app = await windows.start({ now: clock.now });
    const desk = await openDesk(app);
    const { page } = await windows.open({ app, path: '/calendar?day=2027-03-11' });
    await column(page, 'Ruth').waitFor();
    expect(await closed(page)).toMatch(/^Closed 08:00–09:00/u);
    await desk.ask('closures.add', { from: '2027-03-11', note: 'Stocktaking' });
    await column(page, 'Ruth').locator('header').getByText('Stocktaking').waitFor();
    expect(await closed(page)).toMatch(/^Closed 08:00–18:00/u);

    clock.forward(6 * 24 * 60);
    const later = (await windows.open({ app, path: '/calendar?day=2027-03-11' })).page;
    await column(later, 'Ruth').locator('header').getByText('Closed').waitFor();
    expect(await closed(later)).toMatch(/^Closed 08:00–18:00/u);
  });

  it('when it is printed, then a day and a week are one page each, black on white, with the shop and nothing of the window', async () => {
    const app = await windows.start();
    await openDesk(app);
    const { page } = await windows.open({ app, context: { colorScheme: 'dark' }, path: `/calendar?day=${DESK_DAY}` });
    for (const span of ['day', 'week']) {
      await visit(page, `/calendar?day=${DESK_DAY}&span=${span}`);
      await blockOf(page, 'Ana Lopez').waitFor();
      for (const format of ['A4', 'Letter'] as const)
        for (const landscape of [false, true])
          expect(`${span} ${format}: ${await pagesOf(page, format, landscape)}`).toBe(`${span} ${format}: 1`);
    }
    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('body').innerText();
    for (const there of ['Salon Marigold', '8 Mar 2027', 'Ana Lopez', 'Cleo Marsh', '14:00'])
      expect(printed).toContain(there);
    for (const absent of ['Skip', 'New appointment', 'Morning sheet', 'By room', 'Settings'])
      expect(printed).not.toContain(absent);
    const colour = await page.evaluate("getComputedStyle(document.querySelector('[data-appointment]')).color");
    expect(colour).toBe('rgb(0, 0, 0)');
  });
});
