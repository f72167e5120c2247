import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults, switchLight } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { DESK_DAY, openDesk } from '../support/desk-shop.ts';
import { ANA, aTranscription, BEN } from '../support/factories.ts';
import { visit } from '../support/visit.ts';
import type { TestApp } from '../support/test-app.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const SHEET = `/calendar/sheet?day=${DESK_DAY}`;

describe.skipIf(withoutBrowser)('the morning sheet and what nobody could answer', { timeout: 60_000 }, () => {
  const windows = useWindows();

  async function ask(app: TestApp, nth: number, from: string, question: string): Promise<void> {
    const turns = [['user', question] as const, ['agent', 'I’m not sure. We will call you back about that.'] as const];
    const ids = { conversationId: `conv_m${nth}`, callSid: `CA_m${nth}` };
    const startedAt = new Date('2026-11-20T10:00:00.000Z');
    await app.finish(aTranscription({ ...ids, from, turns, startedAt, collected: { customer_name: 'Ana Lopez' } }));
    await app.settled();
  }

  async function asked(): Promise<TestApp> {
    const app = await windows.start();
    await ask(app, 1, ANA, 'Is there parking nearby?');
    await ask(app, 2, BEN, 'Where can I park?');
    await ask(app, 3, BEN, 'Do you have a playground?');
    return app;
  }

  const paper = (page: Page) => page.locator('article');
  /** How many pages Chromium prints, each named in the file as one. */
  async function pagesOf(page: Page, format: 'A4' | 'Letter'): Promise<number> {
    const pdf = await page.pdf({ format });
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
  }

  /** So many bookings at once: as many people, each with one on every half hour. */
  async function fill(desk: Awaited<ReturnType<typeof openDesk>>, amount: number): Promise<void> {
    const people = [desk.ruth];
    while (people.length < Math.ceil(amount / 14)) {
      people.push(await desk.ask('staff.save', { name: `Person ${people.length}` }));
    }
    for (let nth = 0; nth < amount; nth += 1) {
      const slot = nth % 14;
      const time = `${String(11 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`;
      const person = people[Math.floor(nth / 14)];
      if (person) await desk.book(desk.cut, person, time, `Customer${nth} Surname`);
    }
  }

  it('when it is opened from the calendar and printed, then a usual day is one page of A4 and of Letter, with nothing of the window on it', async () => {
    const app = await asked();
    const desk = await openDesk(app);
    await fill(desk, 27);
    const { page } = await windows.open({ app, path: `/calendar?day=${DESK_DAY}` });
    await page.getByRole('link', { name: 'Morning sheet' }).click();
    await paper(page).getByText('30 bookings').waitFor();
    expect(await paper(page).getByRole('row').nth(1).innerText()).toMatch(/10:00–10:30\s+Ana\s+Cut\s+Ines/u);

    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('body').innerText();
    for (const there of ['Salon Marigold', 'Ana', 'Open 09:00–18:00', 'parking', 'Call back: Ana', 'Everybody is in.'])
      expect(printed).toContain(there);
    for (const absent of ['Lopez', 'Surname', 'Settings', 'Names', 'Print', '••', '+1'])
      expect(printed).not.toContain(absent);
    expect(await pagesOf(page, 'A4')).toBe(1);
    expect(await pagesOf(page, 'Letter')).toBe(1);
  });

  it('when sixty are booked, then the sheet goes on to a second page and nobody is left out', async () => {
    const app = await windows.start();
    const desk = await openDesk(app);
    await fill(desk, 57);
    const { page } = await windows.open({ app, path: SHEET });
    await paper(page).getByText('60 bookings').waitFor();
    expect(await paper(page).locator('tbody tr').count()).toBe(60);
    expect(await pagesOf(page, 'A4')).toBe(2);
  });

  it('when the owner chooses, then names and notes are on the sheet, and a reload shows the same', async () => {
    const app = await windows.start();
    const desk = await openDesk(app);
    const { page } = await windows.open({ app, path: SHEET });
    await page.getByLabel('Names').selectOption('Full names');
    await paper(page).getByText('Ana Lopez').waitFor();
    await page.getByLabel('Notes of the appointments').check();
    await page.reload();
    await paper(page).getByText('Ana Lopez').waitFor();
    expect(await page.getByLabel('Notes of the appointments').isChecked()).toBe(true);
    await page.getByLabel('Names').selectOption('No names');
    await paper(page).getByText('No name').first().waitFor();
    await desk.book(desk.cut, desk.ruth, '11:00', 'Dora Quill');
    await paper(page).getByText('4 bookings').waitFor();
  });

  it('when nobody is booked and nothing is open, then the sheet says so; when it cannot be made, then that', async () => {
    const app = await windows.start();
    await openDesk(app);
    const { page } = await windows.open({ app, path: '/calendar/sheet?day=2027-03-14' });
    for (const words of ['Nobody is booked.', 'Nothing is promised.', 'No question is open.', 'Not open on this day'])
      await paper(page).getByText(words).waitFor();
    await page.route('**/api/morning-sheet.get', (route) => route.abort());
    await visit(page, '/calendar/sheet?day=2027-03-15');
    await page.getByRole('alert').first().waitFor();
    await page.unroute('**/api/morning-sheet.get');
    await button(page, 'Try again').click();
    await paper(page).getByText('Nobody is booked.').waitFor();
  });

  it('when a question is answered with the keyboard, then it leaves the list, the agent is told, and it can be taken back', async () => {
    const app = await asked();
    const { page } = await windows.open({ app });
    await page.getByText('2 callers asked about parking').waitFor();
    await page.getByRole('link', { name: 'Answer them' }).click();
    const parking = page.getByRole('region', { name: '2 callers asked about parking' });
    await parking.getByText('Is there parking nearby?').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Ana');
    await parking.getByRole('button', { name: 'Add an answer' }).press('Enter');
    await page.keyboard.type('Parking is free behind the shop.');
    await parking.getByRole('button', { name: 'Save the answer' }).press('Enter');
    // A message stays for as long as the pointer rests on it: on a busy machine what follows may take longer than it.
    await page.getByText('The agent knows it from the next call on.').hover();
    await parking.waitFor({ state: 'detached' });
    const told = async () => JSON.stringify(await app.ring({ caller_id: ANA, called_number: '+12125550100' }));
    await expect.poll(told).toContain('behind the shop');
    await button(page, 'Undo').click();
    await parking.waitFor();
    await ask(app, 4, '+12125550146', 'Can I park in front of the shop?');
    await page.getByRole('region', { name: '3 callers asked about parking' }).waitFor();
  });

  it('when a question is not needed, then it is gone in every window; when none is left, then that is said', async () => {
    const app = await asked();
    const { page } = await windows.open({ app, path: '/calendar/questions' });
    const other = await windows.open({ app, path: '/calendar/questions' });
    await button(page, 'Not needed: parking').click();
    for (const one of [page, other.page]) {
      await one.getByRole('region', { name: /playground/u }).waitFor();
      await one.getByRole('region', { name: /parking/u }).waitFor({ state: 'detached' });
    }
    await button(page, 'Not needed: “playground”').click();
    await page.getByText('Nothing is open').waitFor();
  });

  it('when axe looks at both in both lights and languages and on a phone, then it finds nothing', async () => {
    const app = await asked();
    await openDesk(app);
    const faults: string[] = [];
    for (const locale of ['en-GB', 'de-DE']) {
      const { page } = await windows.open({ app, context: { locale, reducedMotion: 'reduce' } });
      for (const address of [SHEET, '/calendar/questions']) {
        await visit(page, address);
        for (const colorScheme of ['light', 'dark'] as const)
          for (const width of [1280, 360]) {
            await switchLight(page, colorScheme);
            await page.setViewportSize({ width, height: 900 });
            faults.push(
              ...(await accessFaults(page)).map((fault) => `${address} ${locale} ${colorScheme} ${width}: ${fault}`),
            );
            const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
            if (over !== 0) faults.push(`${address} ${width} hangs over by ${String(over)}`);
          }
      }
    }
    expect(faults).toEqual([]);
  }, 180_000);
});
