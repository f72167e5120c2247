import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { ownerOf } from '../support/owner.ts';
import { SHOP_LINE } from '../support/providers/pretended.ts';
import { KEYS, goOn, goToPlan, pasteKeys, pretendedAccounts } from '../support/setup-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const said = (page: Page, words: string): Promise<void> =>
  page.locator('section[aria-label=Messages]').getByText(words).waitFor();

describe.skipIf(withoutBrowser)('a shop that is connected', () => {
  const windows = useWindows();

  async function connected() {
    const accounts = await pretendedAccounts();
    const app = await windows.start({ env: accounts.env });
    accounts.leadTo(app);
    const { page } = await windows.open({ app, path: '/setup' });
    await goToPlan(page);
    await button(page, 'Set it up').click();
    await page.getByText('Everything is set up.').waitFor();
    await page.getByRole('link', { name: 'Connect', exact: true }).click();
    await page.getByRole('heading', { name: 'Salon Marigold is connected' }).waitFor();
    return { accounts, app, page, owner: ownerOf(app) };
  }

  it('when something is switched off at the provider, then it is found, said, and mended by its button', async () => {
    const { accounts, page } = await connected();
    await button(page, 'Look again').click();
    await page.getByText('Nothing is wrong.').waitFor();
    for (const webhook of accounts.elevenLabs.state.webhooks.values()) webhook.isDisabled = true;
    await button(page, 'Look again').click();
    const finding = page.getByRole('listitem').filter({ hasText: 'Breaks calls' });
    await finding.first().waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await finding.first().getByRole('button').click();
    await said(page, 'Mended.');
    await page.getByText('Nothing is wrong.').waitFor();
    expect([...accounts.elevenLabs.state.webhooks.values()].map(({ isDisabled }) => isDisabled)).toEqual([false]);
  }, 60_000);

  it('when the line is chosen anew, then it stands there as it was chosen, and nothing is left to change', async () => {
    const { page } = await connected();
    await page.getByText(SHOP_LINE, { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Choose anew' }).click();
    await expect.poll(() => page.getByRole('radio', { name: SHOP_LINE }).isChecked()).toBe(true);
    expect(await page.getByRole('radio', { name: 'Take a message' }).isChecked()).toBe(true);
    await page.getByRole('link', { name: /^Set up and call/u }).click();
    await page.getByRole('heading', { name: 'What is set up' }).waitFor();
    expect(await button(page, 'Set it up').count()).toBe(0);
  }, 60_000);

  it('when the keys of a provider are removed, then that was confirmed, they are gone, and what was set up stays', async () => {
    const { accounts, page, owner } = await connected();
    const before = accounts.elevenLabs.account();
    await button(page, 'Remove: ElevenLabs').click();
    await page.getByRole('dialog').getByText('What is set up there stays').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await said(page, 'Removed: the keys of ElevenLabs.');
    await page.getByRole('link', { name: 'Set: ElevenLabs' }).waitFor();
    expect((await owner.ask('connect.get', {})).keys.elevenLabs.isSet).toBe(false);
    expect(accounts.elevenLabs.account()).toEqual(before);
  }, 60_000);

  it('when there are two shops, then each has a way of its own, and the keys are for both', async () => {
    const { accounts, page, owner } = await connected();
    await owner.ask('businesses.save', { id: 'north', name: 'Marigold North', zone: 'Europe/London', region: 'GB' });
    accounts.twilio.state.addLine({ number: '+12125550150', label: 'North' });
    await page.getByLabel('Which shop').selectOption({ label: 'Marigold North' });
    await page.getByRole('heading', { name: 'Which number?' }).waitFor();
    await page.getByRole('radio', { name: '+12125550150' }).check();
    await page.getByRole('radio', { name: 'Say something' }).check();
    await goOn(page);
    await page.waitForURL(/\/setup\/north\/agent$/u);
    expect(await owner.ask('setup.get', { business: 'north' })).toMatchObject({
      draft: { fallback: { kind: 'message' } },
    });
    await page.getByLabel('Which shop').selectOption({ label: 'Salon Marigold' });
    await page.getByRole('heading', { name: 'Salon Marigold is connected' }).waitFor();
  }, 60_000);

  it('when a SIP line is described, then its password is asked for, sent once, and kept nowhere in the window', async () => {
    const accounts = await pretendedAccounts();
    const app = await windows.start({ env: accounts.env });
    const { page } = await windows.open({ app, path: '/setup' });
    await pasteKeys(page);
    await page.getByText('A line of another provider (SIP)').click();
    await page.getByRole('checkbox', { name: 'Use this line' }).check();
    await page.getByLabel('Its number').fill('+1 212 555 0160');
    await page.getByLabel('What you call it').fill('Front desk line');
    await page.getByLabel('Server of your provider').fill('sip.example');
    const outgoing = page.getByRole('group', { name: 'Calls that go out' });
    await outgoing.getByLabel('User name').fill('desk');
    await goOn(page);
    await page.getByText('Type the password').waitFor();
    await outgoing.getByLabel('Password', { exact: true }).fill(KEYS.authToken);
    await goOn(page);
    await page.getByRole('radio', { name: 'Front desk' }).check();
    await goOn(page);
    await page.getByRole('heading', { name: 'Your shop' }).waitFor();
    await goOn(page);
    await button(page, 'Set it up').click();
    await page.getByText('Everything is set up.').waitFor();
    await page.getByRole('link', { name: /^Number/u }).click();
    expect(await page.getByLabel('Its number').inputValue()).toMatch(/212\D*555\D*0160/u);
    expect(await outgoing.getByLabel('Password', { exact: true }).inputValue()).toBe('');
    expect([...accounts.elevenLabs.state.numbers.values()].map(({ provider }) => provider)).toEqual(['sip_trunk']);
  }, 60_000);
});
