import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { openSettings } from '../support/settings-window.ts';
import { TWILIO_ENV } from '../support/twilio-posts.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const saveOf = (page: Page) => page.locator('details').getByRole('button', { name: 'Save', exact: true });

describe.skipIf(withoutBrowser)('the numbers of the shop in the settings', () => {
  const windows = useWindows();

  it('when staff is to be rung first, then the next call is answered so, and the number typed is shown no more', async () => {
    const { page, owner } = await openSettings(windows, 'phone', { env: TWILIO_ENV });
    await page.getByRole('heading', { name: 'Number ending 40' }).click();
    await page.getByLabel('The agent, by way of this computer').check();
    await page.getByLabel('While the shop is open').check();
    await button(page, 'Add a person').click();
    await expect.poll(() => saveOf(page).isDisabled()).toBe(true);
    await page.getByLabel('Name', { exact: true }).fill('Ines');
    await page.getByLabel('Phone', { exact: true }).fill('+1 212 555 0199');
    await page.getByLabel('Calls a day').fill('40');
    expect(await accessFaults(page)).toEqual([]);
    await saveOf(page).click();
    await page
      .locator('section[aria-label=Messages]')
      .getByText(/^Saved/u)
      .waitFor();

    const { lines } = await owner.ask('lines.list', {});
    expect(lines[0]?.settings).toMatchObject({
      mode: 'register',
      staffFirst: { when: 'open', seconds: 20 },
      caps: { callsPerDay: 40 },
      people: [{ name: 'Ines', maskedNumber: '••99', rings: true }],
    });
    await expect.poll(() => page.getByLabel('Phone', { exact: true }).inputValue()).toBe('');
    expect(JSON.stringify(lines)).not.toContain('5550199');
  });

  it('when ElevenLabs answers the line, then only the limit that holds there can be set', async () => {
    const { page, owner } = await openSettings(windows, 'phone', { env: TWILIO_ENV });
    await page.getByRole('heading', { name: 'Number ending 40' }).click();
    await page.getByText('The agent ends a call that lasts longer.').waitFor();
    expect(await page.getByLabel('Calls a day').count()).toBe(0);
    await page.getByLabel('Longest call, in minutes').fill('8');
    expect(await accessFaults(page)).toEqual([]);
    await saveOf(page).click();
    await expect
      .poll(async () => (await owner.ask('lines.list', {})).lines[0]?.settings.caps)
      .toEqual({ longestMinutes: 8, callsPerDay: null, usdPerDay: null });
  });

  it('when the number of a person is one of the shop’s own, then it is said and nothing is saved', async () => {
    const { page, owner } = await openSettings(windows, 'phone', { env: TWILIO_ENV });
    await page.getByRole('heading', { name: 'Number ending 40' }).click();
    await page.getByLabel('Your own phones, without the agent').check();
    await saveOf(page).click();
    await page.getByText('Nobody’s phone is set to ring.').waitFor();
    await button(page, 'Add a person').click();
    await page.getByLabel('Name', { exact: true }).fill('Jo');
    await page.getByLabel('Phone', { exact: true }).fill(TWILIO_ENV.TWILIO_PHONE_NUMBER);
    await saveOf(page).click();
    await page.getByText('The number of Jo is one of your own lines').waitFor();
    expect((await owner.ask('lines.list', {})).lines[0]?.settings.mode).toBe('native');
  });

  it('when the shop has no number, then the way to one is shown', async () => {
    const { page } = await openSettings(windows, 'phone');
    await page.getByText('No shop has a number yet.').waitFor();
  });
});
