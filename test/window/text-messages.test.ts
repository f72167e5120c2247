import { expect, it, describe, vi } from 'vitest';

import { accessFaults, COLOURS, switchLight } from '../support/axe.ts';
import { openSettings, save } from '../support/settings-window.ts';
import { textingShop } from '../support/texts/texting-shop.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const PATIENT = { timeout: 10_000 };
const MONDAY_TEN = '2026-11-23T09:00:00.000Z';
const TUESDAY_ELEVEN = '2026-11-24T10:00:00.000Z';

/** One text arrived, of another nothing is known, one failed, and two numbers asked for no more. */
async function livelyShop() {
  const shop = await textingShop();
  const arrived = await shop.book(MONDAY_TEN);
  await vi.waitFor(() => expect(shop.sent()).toHaveLength(1), PATIENT);
  const [message] = shop.twilio.state.messages;
  if (message) await shop.twilio.passesOn(message, 'delivered');
  shop.twilio.faults.add({ method: 'POST', path: /Messages/, fault: { kind: 'reset' }, times: 1 });
  await shop.book(TUESDAY_ELEVEN);
  await vi.waitFor(async () => expect(await shop.told()).toContain('confirmation unknown texts_unknown'), PATIENT);
  await shop.writes('STOP', '+12125550166');
  await shop.writes('STOP');
  return { ...shop, arrived };
}

describe.skipIf(withoutBrowser)('text messages in the settings', { timeout: 90_000 }, () => {
  const windows = useWindows();

  it('when nobody switched them on, then they are off; switched on, they say what is missing and how each reads', async () => {
    const { page, owner } = await openSettings(windows, 'desk');
    const section = page.getByRole('region', { name: 'Text messages' });
    const on = section.getByLabel('Send text messages');
    await on.waitFor();
    expect(await on.isChecked()).toBe(false);
    await section.getByText('This shop has no number yet').waitFor();
    await section.getByText('Messages of late').click();
    await section.getByText('No message has been sent yet.').waitFor();
    await on.check();
    await section.getByLabel('No messages from').fill('25:00');
    await section.getByText('A time such as 20:00.').waitFor();
    await section.getByLabel('No messages from').fill('21:00');
    await section.getByText('Your own words').click();
    await section.getByText(/your appointment for Haircut is on/u).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await save(page);
    expect((await owner.ask('texts.get', {})).settings).toMatchObject({ on: true, quietFrom: '21:00' });
  });

  it('when messages were sent and people wrote STOP, then it is seen what became of each, and who asked, at once', async () => {
    const shop = await livelyShop();
    const { page } = await windows.open({ app: shop.app, path: '/settings/desk' });
    const section = page.getByRole('region', { name: 'Text messages' });
    await section.getByText('Messages of late').click();
    await section.getByText(/^Arrived Fri 20 Nov/u).waitFor();
    await section.getByText('It may have been sent, so it is not sent again.').waitFor();
    await section.getByText('2 numbers ask for no more messages.').click();
    await section.getByText(/nobody but themselves/u).waitFor();
    expect(await section.getByText('since Fri, 20 Nov 2026').count()).toBe(2);
    await section.getByText('A number that nobody is known by any more').waitFor();
    await section.getByRole('button', { name: 'Show the last digits' }).click();
    await section.getByText('••77').waitFor();
    await shop.writes('START');
    await section.getByText('1 number asks for no more messages.').waitFor();
    expect(await accessFaults(page)).toEqual([]);
  });

  it('when it is read in German on a phone at night, then nothing is wrong with it for a screen reader or the eye', async () => {
    const shop = await livelyShop();
    const context = { locale: 'de-DE', viewport: { width: 390, height: 800 }, colorScheme: 'dark' } as const;
    const { page } = await windows.open({ app: shop.app, path: '/settings/desk', context });
    const section = page.getByRole('region', { name: 'SMS-Nachrichten' });
    await section.getByText('Letzte Nachrichten').click();
    await section.getByText('2 Nummern möchten keine Nachrichten mehr.').click();
    await section.getByText('Ihre eigenen Worte').click();
    await section.getByText(/^Angekommen Fr/u).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await switchLight(page, 'light');
    expect(await accessFaults(page, COLOURS)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it('when an appointment is opened, then it says what was written about it, and what became of that meanwhile', async () => {
    const shop = await livelyShop();
    const path = `/calendar?shop=default&day=2026-11-23&open=${shop.arrived.id}`;
    const { page } = await windows.open({ app: shop.app, path });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Text messages: 2').click();
    await dialog.getByText(/^Confirmation/u).waitFor();
    await dialog.getByText(/^Arrived/u).waitFor();
    await dialog.getByText(/^Goes out from Sun 22 Nov/u).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await shop.owner.ask('appointments.cancel', { id: shop.arrived.id });
    await dialog.getByText('The appointment was changed before it was sent.').waitFor();
    await dialog.getByText('This number asked for no more texts.').waitFor();
  });
});
