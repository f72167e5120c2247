import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { ownerOf } from '../support/owner.ts';
import { SHOP_LINE } from '../support/providers/pretended.ts';
import { goOn, goToPlan, KEYS, pasteKeys, pretendedAccounts, type Accounts } from '../support/setup-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const alert = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByRole('alert').getByText(words).first().waitFor();

describe.skipIf(withoutBrowser)('what goes wrong while a shop is connected', () => {
  const windows = useWindows();

  async function begin(accounts: Accounts, over: Parameters<typeof windows.start>[0] = {}) {
    const app = await windows.start({ ...over, env: { ...accounts.env, ...over?.env } });
    accounts.leadTo(app);
    const { page } = await windows.open({ app, path: '/setup' });
    return { app, page, owner: ownerOf(app) };
  }
  const isAt = (page: Page, step: string): Promise<void> => page.waitForURL(new RegExp(`/setup/default/${step}$`, 'u'));

  it('when keys are pasted into the wrong fields, then each is told what it is, and nobody is asked', async () => {
    const accounts = await pretendedAccounts();
    const { page } = await begin(accounts);
    await pasteKeys(page, {
      elevenLabs: KEYS.accountSid,
      accountSid: `SK${KEYS.accountSid.slice(2)}`,
      authToken: 'a b',
    });
    await page.getByText('This is an ID of Twilio.').waitFor();
    await page.getByText('This begins with SK: it is an API key.').waitFor();
    await page.getByText('There is a blank in it.').waitFor();
    await alert(page, 'Some things are still missing.');
    expect(await page.evaluate('document.activeElement.labels[0].textContent')).toBe('API key of ElevenLabs');
    expect([...accounts.elevenLabs.requests, ...accounts.twilio.requests]).toEqual([]);
    expect(await accessFaults(page)).toEqual([]);
  });

  it('when a key is another account’s, then that is told, the other one is kept, and the wrong one is gone', async () => {
    const accounts = await pretendedAccounts();
    const { page, owner } = await begin(accounts);
    await pasteKeys(page, { elevenLabs: `${KEYS.elevenLabs.slice(0, -4)}ffff` });
    await alert(page, 'ElevenLabs does not accept the key.');
    const { keys } = await owner.ask('connect.get', {});
    expect([keys.elevenLabs.isSet, keys.twilio.isSet]).toEqual([false, true]);
    const field = page.getByLabel('API key of ElevenLabs', { exact: true });
    expect(await field.inputValue()).toBe('');
    await field.fill(KEYS.elevenLabs);
    await goOn(page);
    await isAt(page, 'number');
  });

  it('when a key may not do what is needed, then the permission is named', async () => {
    const accounts = await pretendedAccounts();
    accounts.elevenLabs.chosen.scopes = ['voices_read'];
    const { page } = await begin(accounts);
    await pasteKeys(page);
    await alert(page, 'The key for ElevenLabs is not allowed to do this');
  });

  it('when there is no network, then that is told, the keys stay, and a second try goes on', async () => {
    const accounts = await pretendedAccounts();
    const { page } = await begin(accounts);
    await accounts.elevenLabs.unplug();
    await accounts.twilio.unplug();
    await pasteKeys(page);
    await alert(page, 'ElevenLabs cannot be reached from this computer.');
    await alert(page, 'Twilio cannot be reached from this computer.');
    expect(await page.getByLabel('Auth token', { exact: true }).inputValue()).toBe(KEYS.authToken);
    await accounts.elevenLabs.plugIn();
    await accounts.twilio.plugIn();
    await goOn(page);
    await isAt(page, 'number');
  });

  it('when the account is on trial, then its limits are told once, and it goes on', async () => {
    const accounts = await pretendedAccounts({ twilio: { isTrial: true } });
    const { page } = await begin(accounts);
    await pasteKeys(page);
    await alert(page, /trial/u);
    await goOn(page);
    await isAt(page, 'number');
  });

  it('when the keys were taken, then nothing of them is left in the window, in its storage or in an address', async () => {
    const accounts = await pretendedAccounts();
    const app = await windows.start({ env: accounts.env });
    const { page, asked } = await windows.open({ app, path: '/setup' });
    const field = page.getByLabel('API key of ElevenLabs', { exact: true });
    expect(await field.getAttribute('type')).toBe('password');
    expect(await field.getAttribute('autocomplete')).toBe('off');
    await pasteKeys(page);
    await isAt(page, 'number');
    const kept = await page.evaluate<string>(
      'document.documentElement.outerHTML + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + JSON.stringify(history.state)',
    );
    await page.getByRole('link', { name: /^Keys/u }).click();
    await expect.poll(() => page.getByText('It works', { exact: true }).count()).toBe(2);
    await button(page, 'Replace: ElevenLabs').click();
    expect(await field.inputValue()).toBe('');
    for (const key of Object.values(KEYS)) {
      expect(kept).not.toContain(key);
      expect(asked.join('\n')).not.toContain(key);
    }
  });

  it('when the window is closed and the program starts again, then it goes on where it was left', async () => {
    const accounts = await pretendedAccounts();
    const { app, page } = await begin(accounts, { keep: true });
    await pasteKeys(page);
    await page.getByRole('radio', { name: SHOP_LINE }).check();
    await page.getByRole('radio', { name: 'Ring another phone' }).check();
    await goOn(page);
    await page.getByText('This is still missing.').waitFor();
    await page.getByLabel('The phone that rings').fill('+1 212 555 0199');
    await goOn(page);
    await isAt(page, 'agent');
    await app.stop();

    const again = await begin(accounts, { dataDir: app.dataDir });
    await isAt(again.page, 'agent');
    await again.page.getByRole('link', { name: /^Number/u }).click();
    expect(await again.page.getByLabel('The phone that rings').inputValue()).toBe('+1 212 555 0199');
    await expect.poll(() => again.page.getByRole('radio', { name: SHOP_LINE }).isChecked()).toBe(true);
  }, 60_000);

  it('when there is no public address, then that is told from the first step on; what is chosen outlasts the page', async () => {
    const accounts = await pretendedAccounts();
    const { page, owner } = await begin(accounts, { env: { PUBLIC_BASE_URL: '' } });
    const way = page.getByRole('note').getByRole('link', { name: 'Choose the way to the phone' });
    expect(await way.getAttribute('href')).toBe('/settings/phone');
    await pasteKeys(page);
    await way.waitFor();
    await page.getByRole('radio', { name: SHOP_LINE }).check();
    await page.getByRole('radio', { name: 'Say something' }).check();
    await page.getByLabel('What is said').fill('We are at lunch.');
    const kept = async () => (await owner.ask('setup.get', { business: 'default' })).draft?.fallback;
    await expect.poll(kept).toMatchObject({ kind: 'message', message: 'We are at lunch.' });
    await page.reload();
    expect(await page.getByLabel('What is said').inputValue()).toBe('We are at lunch.');
    await expect.poll(() => page.getByRole('radio', { name: SHOP_LINE }).isChecked()).toBe(true);
  });

  it('when the shop has no name of its own, then its field is empty and says so; the chosen number is not asked for again', async () => {
    const app = await windows.start({ env: { LINEKEEPER_BUSINESS_NAME: '', PUBLIC_BASE_URL: 'http://127.0.0.1:9' } });
    const draft = { line: { kind: 'twilio', sid: `PN${'0'.repeat(32)}` } } as const;
    await ownerOf(app).ask('setup.keep', { business: 'default', draft });
    const { page } = await windows.open({ app, path: '/setup/default/business' });
    await page.getByRole('note').getByText('Only this computer can call the public address').waitFor();
    await page.getByText('The number you chose becomes the number of this shop').waitFor();
    expect(await button(page, 'Enter the numbers').count()).toBe(0);
    const name = page.getByLabel('Name', { exact: true });
    expect(await name.inputValue()).toBe('');
    await goOn(page);
    await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true');
    await name.fill('our shop');
    expect(await name.inputValue()).toBe('our shop');
    await name.fill('Salon Marigold');
    await goOn(page);
    await isAt(page, 'call');
  });

  it('when the chosen agent is gone at the provider, then the plan leads back to that step, which says so', async () => {
    const accounts = await pretendedAccounts();
    const { page } = await begin(accounts);
    await goToPlan(page);
    accounts.elevenLabs.state.agents.clear();
    accounts.elevenLabs.state.addAgent({ name: 'Night desk' });
    await page.reload();
    await page.getByText('This step is still open:').getByRole('link', { name: 'Agent' }).click();
    await page.getByText('is no longer at ElevenLabs').waitFor();
    await page.getByRole('radio', { name: 'Night desk' }).check();
    await page.getByText('is no longer at ElevenLabs').waitFor({ state: 'detached' });
  }, 60_000);

  it('when another shop is being set up, then this one waits, and goes on by itself', async () => {
    const accounts = await pretendedAccounts();
    const { page, owner } = await begin(accounts);
    await goToPlan(page);
    await owner.ask('businesses.save', { id: 'north', name: 'Marigold North', zone: 'Europe/London', region: 'GB' });
    const agentId = accounts.elevenLabs.state.addAgent({ name: 'Night desk' });
    accounts.elevenLabs.faults.add({ method: 'POST', path: /tools/u, fault: { kind: 'hang' } });
    const other = owner.ask('connect.apply', { business: 'north', agentId, line: null });
    await page.getByText('Another shop is being set up just now.').waitFor();
    expect(await page.getByRole('button', { name: 'Set it up', disabled: false }).count()).toBe(0);
    accounts.elevenLabs.faults.clear();
    await accounts.elevenLabs.unplug();
    await accounts.elevenLabs.plugIn();
    await other;
    await page.getByRole('button', { name: 'Set it up', disabled: false }).waitFor();
    expect(await page.getByText('Another shop is being set up just now.').count()).toBe(0);
  }, 60_000);

  it('when a step fails, then it says why, and another try does only what is left', async () => {
    const accounts = await pretendedAccounts();
    const { page } = await begin(accounts);
    await goToPlan(page);
    accounts.twilio.faults.add({
      method: 'POST',
      path: /IncomingPhoneNumbers/u,
      fault: { kind: 'status', status: 500 },
    });
    await button(page, 'Set it up').click();
    await page.locator('li[data-state=failed]').getByText('Twilio has a fault of its own just now.').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    const made = accounts.elevenLabs.state.tools.size;
    expect(made).toBeGreaterThan(0);
    accounts.twilio.faults.clear();
    await page.reload();
    await button(page, 'Go on').or(button(page, 'Try again')).click();
    await page.getByText('Everything is set up.').waitFor();
    expect(accounts.elevenLabs.state.tools.size).toBe(made);
  }, 60_000);

  it('when everything is undone, then both accounts are as they were before, once it was confirmed', async () => {
    const accounts = await pretendedAccounts();
    const { page } = await begin(accounts);
    await goToPlan(page);
    const before = structuredClone([accounts.elevenLabs.account(), accounts.twilio.account()]);
    await button(page, 'Set it up').click();
    await page.getByText('Everything is set up.').waitFor();
    await button(page, 'Undo everything').click();
    await page.getByRole('dialog').getByText('Callers are no longer recognised.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo everything' }).click();
    await page.getByText('Everything is as it was before.').waitFor();
    expect([accounts.elevenLabs.account(), accounts.twilio.account()]).toEqual(before);
    await button(page, 'Set it up').waitFor();
  }, 60_000);

  it('when there is neither agent nor number, then each step says what to do, and looks again when asked', async () => {
    const accounts = await pretendedAccounts();
    accounts.elevenLabs.state.agents.clear();
    accounts.twilio.state.lines.clear();
    const { page } = await begin(accounts);
    await pasteKeys(page);
    await page.getByText('There is no line to choose yet').waitFor();
    await goOn(page);
    await page.getByText('Choose a line.').waitFor();
    await page.getByRole('radio', { name: 'No line for now' }).check();
    await goOn(page);
    await page.getByText('There is no agent yet').waitFor();
    accounts.elevenLabs.state.addAgent({ name: 'Night desk' });
    await button(page, 'Look again').click();
    await page.getByRole('radio', { name: 'Night desk' }).check();
    expect(await accessFaults(page)).toEqual([]);
  });
});
