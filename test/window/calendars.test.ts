import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { startCalendarServer } from '../support/calendars/calendar-server.ts';
import { button } from '../support/caller-window.ts';
import { openDesk } from '../support/desk-shop.ts';
import { openSettings } from '../support/settings-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('calendars of staff in the settings', { timeout: 120_000 }, () => {
  const windows = useWindows();
  let server: Awaited<ReturnType<typeof startCalendarServer>>;
  beforeAll(async () => {
    server = await startCalendarServer();
  });
  afterAll(() => server.stop());

  async function opened() {
    const { app, page } = await openSettings(windows, 'desk');
    const { ask, ines } = await openDesk(app);
    const person = page.locator('details').filter({ has: page.getByRole('heading', { name: 'Ines' }) });
    await person.locator('summary').first().click();
    const calendar = async () =>
      (await ask('calendars.get', {})).calendars.find(({ staffId }) => staffId === ines.id) ?? null;
    return { page, person, calendar };
  }

  it('when an address is made, then it is shown, opened, renewed after asking and removed', async () => {
    const { page, person, calendar } = await opened();
    await person.getByRole('button', { name: 'Make an address' }).click();
    const here = person.getByRole('group', { name: 'On this computer' });
    const address = (await here.locator('code').textContent()) ?? '';
    expect((await fetch(address)).status).toBe(200);
    await person.getByLabel('Can be read from outside, such as by a phone').click();
    await person.getByRole('group', { name: 'From everywhere' }).getByText('https://linekeeper.example/').waitFor();
    await person.getByLabel('With customers’ first names').click();
    await expect.poll(async () => (await calendar())?.feed).toMatchObject({ isOpen: true, withNames: true });
    expect(await accessFaults(page)).toEqual([]);

    await person.getByRole('button', { name: 'New address' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'New address' }).click();
    await expect.poll(() => here.locator('code').textContent()).not.toBe(address);
    expect((await fetch(address)).status).toBe(404);
    await person.getByRole('button', { name: 'Remove the address' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the address' }).click();
    await person.getByRole('button', { name: 'Make an address' }).waitFor();
    expect((await calendar())?.feed).toBeNull();
  });

  it('when a calendar is brought in, then it says what was read, what went wrong, and is removed after asking', async () => {
    const { page, person, calendar } = await opened();
    const address = person.getByLabel('Address of the calendar (iCal, .ics)');
    await address.fill('https://192.168.1.4/private.ics');
    await person.getByRole('button', { name: 'Bring in' }).click();
    await person.getByText('This address leads into a private network').waitFor();
    server.shows([
      ['DTSTART:20270310T090000Z', 'DTEND:20270310T100000Z', 'RRULE:FREQ=OFTEN'],
      ['DTSTART;VALUE=DATE:29990101'],
    ]);
    await address.fill(server.url);
    await person.getByRole('button', { name: 'Bring in' }).click();
    await person.getByText('One entry could not be understood, and so not kept free.').waitFor();
    await person.getByText(/^From 127\.0\.0\.1:\d+ · Last read /u).waitFor();
    server.answers((res) => void res.writeHead(403).end());
    await person.getByRole('button', { name: 'Read now' }).click();
    await person
      .getByRole('alert')
      .getByText(/refused it \(403\).* What was read before still counts\./u)
      .waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await person.getByRole('button', { name: 'Remove the calendar of Ines' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await address.waitFor();
    expect((await calendar())?.imported).toBeNull();
    await button(page, 'Add somebody').waitFor();
  });
});
