import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { aDesktop } from '../support/a-desktop.ts';
import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { connectedShop } from '../support/connected-shop.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const ASKS = ['platform_settings', 'overrides', 'enable_conversation_initiation_client_data_from_webhook'];

const row = (page: Page, words: string) => page.locator('main li', { hasText: words });

describe.skipIf(withoutBrowser)('the doctor', () => {
  const windows = useWindows();

  async function openDoctor(over: Parameters<typeof windows.start>[0] = {}) {
    const shop = await connectedShop({ start: (more) => windows.start(more), over });
    await shop.connect();
    return { ...shop, ...(await windows.open({ app: shop.app, path: '/doctor' })) };
  }

  it('when something breaks calls, then it stands first, its button sets it right, and it is gone', async () => {
    const { page, ask, spoil } = await openDoctor();
    await row(page, 'is set up as it has to be').waitFor();
    await row(page, 'The database is in order').waitFor();
    await row(page, 'The key of Twilio works.').waitFor();
    expect(await accessFaults(page)).toEqual([]);

    spoil(ASKS, false);
    await button(page, 'Look again').click();
    const fault = row(page, 'does not ask Linekeeper when the phone rings');
    await fault.waitFor();
    await page.getByText('Something does not work, and callers notice.').waitFor();
    expect(await page.locator('main li').first().textContent()).toContain('does not ask Linekeeper');
    expect((await ask('status.get', {})).condition.state).not.toBe('ready');
    await fault.getByRole('button', { name: 'Set it right' }).click();
    await page.locator('section[aria-label=Messages]').getByText('Set right.').waitFor();
    await fault.waitFor({ state: 'detached' });
    await row(page, 'is set up as it has to be').waitFor();
    expect((await ask('connect.findings', {})).findings).toEqual([]);
  }, 60_000);

  it('when a fix fails, then why is said, and the button stays', async () => {
    const { page, spoil, elevenLabs } = await openDoctor();
    spoil(ASKS, false);
    await button(page, 'Look again').click();
    const fault = row(page, 'does not ask Linekeeper when the phone rings');
    await fault.waitFor();
    elevenLabs.faults.add({ method: 'PATCH', path: /agents/u, fault: { kind: 'status', status: 503 }, times: 9 });
    await fault.getByRole('button', { name: 'Set it right' }).click();
    await page.locator('section[aria-label=Messages]').getByText('ElevenLabs').waitFor();
    expect(await fault.getByRole('button', { name: 'Set it right' }).isEnabled()).toBe(true);
  }, 60_000);

  it('when a support file is prepared, then all of it is read before it is saved', async () => {
    const { page } = await openDoctor();
    await button(page, 'Prepare the file').click();
    const preview = page.getByRole('region', { name: 'What the file says' });
    await preview.waitFor();
    const text = await preview.textContent();
    expect(text).toContain('doctor_database');
    const download = page.waitForEvent('download');
    await button(page, 'Save the file').click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/^linekeeper-support-\d{4}-\d\d-\d\d\.txt$/);
    expect(readFileSync(await saved.path(), 'utf8')).toBe(text);
    expect(await accessFaults(page)).toEqual([]);
  }, 60_000);

  it('when the computer does not start it, then one click makes it; from what does not work one comes here', async () => {
    const { host, state } = aDesktop();
    const app = await windows.start({ host, env: { PUBLIC_BASE_URL: '' } });
    const { page } = await windows.open({ app, path: '/' });
    await page.locator('summary', { hasText: 'What does not work now' }).click();
    await page.getByRole('link', { name: 'The doctor says more' }).click();
    await button(page, 'Start with the computer').click();
    await row(page, 'Linekeeper starts together with this computer.').waitFor();
    expect(state.loginItem).toBe('on');
    await row(page, 'ElevenLabs cannot reach this computer').waitFor();
  }, 60_000);
});
