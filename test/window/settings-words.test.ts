import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button, undo } from '../support/caller-window.ts';
import { aRing, aTranscription } from '../support/factories.ts';
import { openSettings, save } from '../support/settings-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const TEXT = 'The text of the template';

describe.skipIf(withoutBrowser)('the words, secrets and limits in the settings', () => {
  const windows = useWindows();

  it('when the template is typed, then the prompt of a caller, its cost and each fault follow', async () => {
    const app = await windows.start();
    await app.finish(aTranscription());
    await app.settled();
    const { page } = await windows.open({ app, path: '/settings/words' });
    await page.getByLabel(TEXT).fill('Hello.\n{{nonsense}}\n{{memory}}');
    const fault = page.getByText('{{nonsense}} is not a placeholder of the template.');
    await fault.waitFor();
    await expect.poll(() => button(page, 'Save').isDisabled()).toBe(true);
    await expect.poll(() => page.locator('[data-bad]').count()).toBe(2);
    expect(await accessFaults(page)).toEqual([]);
    await button(page, 'Line 2').click();
    await expect.poll(() => page.evaluate('getSelection().toString()')).toBe('{{nonsense}}');

    await page.getByLabel(TEXT).fill('Speak to {{caller_name}}.\n{{memory}}');
    await button(page, 'Choose a caller').click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Ana Lopez' }).click();
    await page.getByRole('region', { name: 'The whole prompt' }).getByText('Speak to Ana').waitFor();
    await page.getByText('Nothing to mend.').waitFor();
  });

  it('when it is saved, then the next ring is told by it, and undo brings the old words back', async () => {
    const { app, page } = await openSettings(windows, 'words', { env: { LINEKEEPER_OVERRIDES: 'prompt' } });
    await page.getByLabel(TEXT).fill('Be brief as a telegram. {{memory}}');
    await page.getByText('Be brief as a telegram.').last().waitFor();
    await save(page);
    expect(JSON.stringify(await app.ring(aRing()))).toContain('Be brief as a telegram.');
    await undo(page);
    await expect.poll(async () => JSON.stringify(await app.ring(aRing()))).not.toContain('telegram');
    await expect.poll(() => page.getByLabel(TEXT).inputValue()).toContain('You are the receptionist');
  });

  it('when a second template is made, then it begins as a copy and a shop can choose it', async () => {
    const { page, owner } = await openSettings(windows, 'words');
    await button(page, 'New template from this one').click();
    await page.getByLabel('Its name').fill('Evening!');
    await page.getByText('Lower-case letters, digits and hyphens only, please.').waitFor();
    await page.getByLabel('Its name').fill('evening');
    await button(page, 'Make it').click();
    await page.waitForURL((url) => url.pathname === '/settings/words/evening');
    await expect.poll(() => page.getByLabel(TEXT).inputValue()).toContain('You are the receptionist');
    await page.getByRole('link', { name: 'Shop', exact: true }).click();
    await page.getByLabel('Template of the prompt').selectOption('evening');
    await save(page);
    expect((await owner.ask('businesses.get', { id: 'default' })).soul).toBe('evening');
  });

  it('when a secret is made up and saved, then it counts at once and is nowhere to be read', async () => {
    const { app, page } = await openSettings(windows, 'secrets', { env: { LINEKEEPER_INITIATION_SECRET: '' } });
    await button(page, 'Set: When a call arrives').click();
    const field = page.getByLabel('New secret: When a call arrives');
    await field.fill('x'.repeat(2001));
    await page.getByText('2001 characters: 1 too many.').waitFor();
    expect(await button(page, 'Save the secret').isDisabled()).toBe(true);
    await field.fill('short');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await field.getAttribute('type')).toBe('text');
    await button(page, 'Save the secret').click();
    await page.getByText('The value must be at least 16 characters.').waitFor();
    await button(page, 'Make one up').click();
    const secret = (await page.locator('form code').textContent()) ?? '';
    expect(secret).toMatch(/^[0-9a-f]{64}$/u);
    await button(page, 'Save the secret').click();
    await page.getByText('Set in this window').waitFor();
    expect((await app.ringRaw(JSON.stringify(aRing()), { 'x-linekeeper-secret': secret })).status).toBe(200);
    expect(await page.content()).not.toContain(secret);

    await button(page, 'Remove: When a call arrives').click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Not set', { exact: true }).first().waitFor();
    const after = await app.ringRaw(JSON.stringify(aRing()), { 'x-linekeeper-secret': secret });
    expect(after.status).not.toBe(200);
  });

  it('when the environment sets a secret, then it is said by what, and there is nothing to press', async () => {
    const { page } = await openSettings(windows, 'secrets');
    await page.getByText(/Set by ELEVENLABS_WEBHOOK_SECRET/u).waitFor();
    expect(await button(page, /When a call is over/u).count()).toBe(0);
    expect(await page.content()).not.toContain('wsec_secret-for-tests');
  });

  it('when a limit would erase something, then what goes is counted and asked first', async () => {
    let now = new Date('2026-10-25T10:00:00.000Z');
    const app = await windows.start({ now: () => now });
    await app.finish(aTranscription({ startedAt: now }));
    await app.settled();
    now = new Date('2026-11-20T10:00:00.000Z');
    const { page } = await windows.open({ app, path: '/settings/privacy' });
    await page.getByLabel('What was said, word for word', { exact: true }).selectOption('365');
    await page.getByText('Nothing goes now: nothing is that old.').waitFor();
    await page.getByLabel('What was said, word for word', { exact: true }).selectOption('otherwise');
    await page.getByLabel('Days: What was said, word for word').fill('10');
    await page.getByText('of 1 call').first().waitFor();
    await button(page, 'Save').click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByText('cannot be brought back').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save and erase' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await button(page, 'Undo').count()).toBe(0);
    await page.reload();
    expect(await page.getByLabel('Days: What was said, word for word').inputValue()).toBe('10');
  });

  it('when scripts may write, then their token is shown once and works; when not, it is worthless', async () => {
    const { app, page } = await openSettings(windows, 'privacy');
    const writes = page.getByRole('switch', { name: 'Let scripts write from outside' });
    await writes.click({ force: true });
    const dialog = page.locator('dialog[open]');
    const token = (await dialog.locator('code').textContent()) ?? '';
    expect(token.length).toBeGreaterThan(30);
    await dialog.getByRole('button', { name: 'I have put it away' }).click();
    expect(await page.content()).not.toContain(token);
    const note = (): Promise<Response> =>
      fetch(`${app.webhookUrl}/api/notes`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ note: 'Closed for stocktaking.' }),
      });
    expect((await note()).status).toBe(200);
    await writes.click({ force: true });
    await dialog.getByRole('button', { name: 'Close them' }).click();
    await expect.poll(() => writes.isChecked()).toBe(false);
    expect((await note()).status).not.toBe(200);
  });
});
