import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults, switchLight } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { blockOf, DESK_DAY, openDesk } from '../support/desk-shop.ts';
import { press } from '../support/keyboard.ts';
import { visit } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** The shop is open from nine to six, and an hour more is shown on either side. */
const FROM_MIN = 8 * 60;
const SHOWN_MIN = 11 * 60;

const at = (time: string): string => `${DESK_DAY}T${time}:00.000Z`;

describe.skipIf(withoutBrowser)('the calendar', { timeout: 60_000 }, () => {
  const windows = useWindows();

  async function openCalendar(search = `?day=${DESK_DAY}`) {
    const app = await windows.start();
    const desk = await openDesk(app);
    const { page } = await windows.open({ app, path: `/calendar${search}` });
    // The whole of a day can be seen, so that a drop is never beneath the edge.
    await page.setViewportSize({ width: 1280, height: 1400 });
    await blockOf(page, 'Ana Lopez').waitFor({ timeout: 30_000 });
    const whereIs = async ({ id }: { id: string }) => {
      const { start, staffName, status } = await desk.ask('appointments.get', { id });
      return `${start.slice(11, 16)} ${staffName} ${status}`;
    };
    return { app, desk, page, whereIs };
  }

  /** Drags a block by so many hours on the clock, or into another column. */
  async function drag(page: Page, name: string, to: { column: string; time: number }): Promise<void> {
    const from = await boxOf(page, name);
    const column = page.getByRole('region', { name: new RegExp(`^${to.column}`, 'u') }).locator('[data-column]');
    const target = await column.boundingBox();
    if (!target) throw new Error('There is no such column.');
    const minute = target.height / SHOWN_MIN;
    await page.mouse.move(from.x + 20, from.y + 3);
    await page.mouse.down();
    await page.mouse.move(target.x + 20, target.y + 40, { steps: 4 });
    await page.mouse.move(target.x + 20, target.y + (to.time - FROM_MIN) * minute + 3, { steps: 4 });
    await page.mouse.up();
  }

  const startOf = async ({ ask }: Awaited<ReturnType<typeof openDesk>>, { id }: { id: string }) =>
    (await ask('appointments.get', { id })).start;

  async function boxOf(page: Page, name: string) {
    const box = await blockOf(page, name).boundingBox();
    if (!box) throw new Error(`${name} is not in the calendar.`);
    return box;
  }

  it('when it is looked at, then each person has a column with what lies on it, and both windows see what is booked', async () => {
    const { app, page, desk } = await openCalendar();
    const ines = page.getByRole('region', { name: /^Ines/u });
    expect(await ines.getByRole('button').count()).toBe(2);
    await ines.getByText('Break 12:00–13:00').waitFor();
    const other = await windows.open({ app, path: `/calendar?day=${DESK_DAY}` });
    await button(page, 'New appointment').click();
    const form = page.getByRole('dialog', { name: 'New appointment' });
    await form.getByRole('button', { name: '11:30' }).click();
    await form.getByLabel('Name', { exact: true }).fill('Dora Quill');
    await page.keyboard.press('Escape');
    await button(page, 'New appointment').click();
    expect(await form.getByLabel('Name', { exact: true }).inputValue()).toBe('Dora Quill');
    await form.getByRole('button', { name: 'Book it' }).click();
    for (const one of [page, other.page]) await blockOf(one, 'Dora Quill').waitFor();
    const { appointments } = await desk.ask('appointments.list', { from: DESK_DAY, to: DESK_DAY });
    expect(appointments.filter(({ name }) => name === 'Dora Quill')).toMatchObject([{ start: at('11:30') }]);
  });

  it('when an appointment is dragged to a free time, then it moves; onto another, then it is put back and told why', async () => {
    const { page, desk, whereIs } = await openCalendar();
    const before = await boxOf(page, 'Cleo Marsh');
    await drag(page, 'Ana Lopez', { column: 'Ruth', time: 11 * 60 });
    await page.getByText(/^Moved to/u).waitFor();
    expect(await whereIs(desk.ana)).toBe('11:00 Ruth scheduled');
    expect(await page.getByRole('dialog').count()).toBe(0);

    await drag(page, 'Cleo Marsh', { column: 'Ruth', time: 10 * 60 + 30 });
    const told = page.getByRole('alert').filter({ hasText: 'Cleo Marsh' });
    await told.getByText('This time is taken.').waitFor();
    await expect.poll(async () => (await boxOf(page, 'Cleo Marsh')).x).toBe(before.x);
    expect(await whereIs(desk.cleo)).toBe('14:00 Ines scheduled');
    expect(await told.getByRole('button', { name: 'Do it anyway' }).count()).toBe(0);
  });

  it('when nobody works then, then it is refused and can be done all the same', async () => {
    const { page, desk, whereIs } = await openCalendar();
    await drag(page, 'Ana Lopez', { column: 'Ines', time: 12 * 60 + 15 });
    await page.getByRole('alert').getByText('Nobody works at this time.').waitFor();
    expect(await whereIs(desk.ana)).toBe('10:00 Ines scheduled');
    await button(page, 'Do it anyway').click();
    await page.getByText(/^Moved to/u).waitFor();
    expect(await whereIs(desk.ana)).toBe('12:15 Ines scheduled');
    await button(page, 'Undo').click();
    await expect.poll(() => whereIs(desk.ana)).toBe('10:00 Ines scheduled');
  });

  it('when only the keyboard is used, then arrows and Enter move, Escape puts back, and the dialog moves too', async () => {
    const { page, desk, whereIs } = await openCalendar();
    await blockOf(page, 'Ana Lopez').focus();
    await press(page, 'ArrowDown', 'ArrowDown', 'Escape');
    expect(await whereIs(desk.ana)).toBe('10:00 Ines scheduled');
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight');
    await page.getByText('Ruth, 10:45. Enter keeps it, Escape puts it back.').waitFor({ state: 'attached' });
    await press(page, 'Enter');
    await page.getByText(/^Moved to/u).waitFor();
    expect(await whereIs(desk.ana)).toBe('10:45 Ruth scheduled');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toMatch(/Ana Lopez/u);

    await press(page, 'Enter');
    await button(page, 'Move').click();
    const form = page.getByRole('form', { name: 'Move this appointment' });
    await form.getByLabel('Time').fill('16:00');
    await form.getByRole('button', { name: 'Move it' }).press('Enter');
    await expect.poll(() => whereIs(desk.ana)).toBe('16:00 Ruth scheduled');
  });

  it('when it is dragged into another room of the kind, then it is there and can come back; the keyboard and the form do it too', async () => {
    const { page, desk } = await openCalendar();
    const two = await desk.ask('resources.save', { name: 'Chair two', kind: 'chair' });
    const room = await desk.ask('resources.save', { name: 'Back room', kind: 'room' });
    const roomOf = async () => (await desk.ask('appointments.get', { id: desk.cleo.id })).resourceIds;
    await visit(page, `/calendar?day=${DESK_DAY}&by=resource`);
    await page.getByRole('region', { name: new RegExp(`^${room.name}`, 'u') }).waitFor();
    await drag(page, 'Cleo Marsh', { column: 'Chair two', time: 15 * 60 });
    await page.getByText(/^Moved to/u).waitFor();
    expect([await roomOf(), await startOf(desk, desk.cleo)]).toEqual([[two.id], at('15:00')]);
    await button(page, 'Undo').click();
    await expect.poll(roomOf).toEqual([desk.chair.id]);

    await drag(page, 'Cleo Marsh', { column: room.name, time: 14 * 60 });
    expect(await roomOf()).toEqual([desk.chair.id]);

    await blockOf(page, 'Cleo Marsh').focus();
    await press(page, 'ArrowRight', 'Enter');
    await expect.poll(roomOf).toEqual([two.id]);
    await blockOf(page, 'Cleo Marsh').click();
    await button(page, 'Move').click();
    const form = page.getByRole('form', { name: 'Move this appointment' });
    await form.getByLabel('Room').selectOption('Chair one');
    await form.getByRole('button', { name: 'Move it' }).click();
    await expect.poll(roomOf).toEqual([desk.chair.id]);
  });

  it('when the room it is dragged into is taken then, then it is put back and told why', async () => {
    const { page, desk } = await openCalendar();
    const two = await desk.ask('resources.save', { name: 'Chair two', kind: 'chair' });
    const dora = await desk.book(desk.colour, desk.ruth, '14:00', 'Dora Quill');
    expect([desk.cleo.resourceIds, dora.resourceIds]).toEqual([[desk.chair.id], [two.id]]);
    await visit(page, `/calendar?day=${DESK_DAY}&by=resource`);
    await blockOf(page, 'Dora Quill').waitFor();
    await drag(page, 'Cleo Marsh', { column: 'Chair two', time: 14 * 60 + 30 });
    await page.getByRole('alert').getByText('This time is taken.').waitFor();
    const { resourceIds, start } = await desk.ask('appointments.get', { id: desk.cleo.id });
    expect([resourceIds, start]).toEqual([[desk.chair.id], at('14:00')]);
  });

  it('when one is settled, reopened and cancelled, then its history says so and its time is free', async () => {
    const { page, desk, whereIs } = await openCalendar();
    await blockOf(page, 'Ben Okoye').click();
    await button(page, 'Did not come').click();
    await expect.poll(() => whereIs(desk.ben)).toBe('10:00 Ruth no-show');
    await button(page, 'Not so').click();
    await button(page, 'Cancel it').click();
    await page.getByLabel('Reason (for you)').fill('He is ill');
    await button(page, 'Cancel the appointment').click();
    await expect.poll(() => whereIs(desk.ben)).toBe('10:00 Ruth cancelled');
    await page.getByText('What happened').click();
    await page.getByText('He is ill').waitFor();
    await page.keyboard.press('Escape');
    await blockOf(page, 'Ben Okoye').waitFor({ state: 'detached' });
  });

  it('when axe looks at day, week, rooms, forms and the list of a phone in both lights, then it finds nothing', async () => {
    const { page, desk } = await openCalendar();
    const looks = [
      `day=${DESK_DAY}`,
      `day=${DESK_DAY}&span=week`,
      `day=${DESK_DAY}&by=resource`,
      `open=${desk.ana.id}`,
    ];
    const faults: string[] = [];
    const look = async (where: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await switchLight(page, colorScheme);
        await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
        // Colours on their way from one light to the other are those of neither.
        await page.evaluate(
          'document.getAnimations().forEach((one) => void (one.effect.getTiming().iterations < Infinity && one.finish()))',
        );
        faults.push(...(await accessFaults(page)).map((fault) => `${where} ${colorScheme}: ${fault}`));
      }
    };
    for (const search of looks) {
      await visit(page, `/calendar?${search}`);
      await look(search);
    }
    await page.keyboard.press('Escape');
    await button(page, 'New appointment').click();
    await look('book');
    await page.setViewportSize({ width: 360, height: 740 });
    await visit(page, `/calendar?day=${DESK_DAY}&span=week`);
    await look('phone');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(faults).toEqual([]);
  }, 180_000);
});
