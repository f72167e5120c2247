import { describe, expect, it } from 'vitest';

import { aDesktop } from '../support/a-desktop.ts';
import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { openSettings } from '../support/settings-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('this computer in the settings', () => {
  const windows = useWindows();

  it('when a switch is turned, then it holds at once, and what the tray changes is shown', async () => {
    const { host, state } = aDesktop();
    const { app, page } = await openSettings(windows, 'computer', { host });
    await page.getByLabel('Start together with this computer').click();
    await page.getByText('Start together with this computer: on.').waitFor();
    await page.getByLabel('Keep this computer awake while you are open').click();
    await expect.poll(() => state).toMatchObject({ loginItem: 'on', keepAwake: true });

    state.notify = false;
    app.bus.publish('host.changed', {});
    await expect.poll(() => page.getByLabel('Tell me what cannot wait').isChecked()).toBe(false);
    expect(await accessFaults(page)).toEqual([]);
  });

  it('when the system itself switched it off, then it says where it is allowed again', async () => {
    const { page } = await openSettings(windows, 'computer', { host: aDesktop({ loginItem: 'blocked' }).host });
    await page.getByText('Only there can it be allowed again.').waitFor();
    expect(await page.getByLabel('Start together with this computer').isDisabled()).toBe(true);
  });

  it('when a copy of the key is saved, then it says so; when the owner thinks better of it, nothing', async () => {
    const { host, done, answers } = aDesktop();
    const { page } = await openSettings(windows, 'computer', { host });
    await button(page, 'Open the data folder').click();
    await expect.poll(() => done).toEqual(['folder']);
    answers.copyKey = false;
    await button(page, 'Save a copy of the key …').click();
    await expect.poll(() => done).toEqual(['folder', 'key']);
    expect(await page.getByText('The copy was saved.').count()).toBe(0);
    answers.copyKey = true;
    await button(page, 'Save a copy of the key …').click();
    await page.getByText('The copy was saved.').waitFor();
  });

  it('when the key lies elsewhere, then there is no copy to be had from the keychain', async () => {
    const { page } = await openSettings(windows, 'computer', { host: aDesktop({ keyIn: 'file' }).host });
    await page.getByText('and not in a keychain').waitFor();
    expect(await button(page, 'Save a copy of the key …').count()).toBe(0);
  });

  it('when a server runs without a desktop, then there is nothing to arrange and nothing to be done', async () => {
    const { page, owner } = await openSettings(windows, 'computer');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/settings/window');
    expect(await page.getByRole('link', { name: 'This computer' }).count()).toBe(0);
    expect(await owner.ask('host.get', {})).toEqual({ host: null });
    for (const command of ['host.open-folder', 'host.copy-key', 'host.save'] as const)
      await expect(owner.ask(command, {})).rejects.toThrow('not_found');
    await expect(owner.ask('host.demo', { on: true })).rejects.toThrow('not_found');
  });

  it('when a view is asked for outside, then the window goes there without being read anew', async () => {
    const { app, page } = await openSettings(windows, 'computer', { host: aDesktop().host });
    await page.evaluate('window.stillHere = true');
    app.bus.publish('view.asked', { path: '/calls' });
    await expect.poll(() => new URL(page.url()).pathname).toBe('/calls');
    expect(await page.evaluate('window.stillHere')).toBe(true);
  });
});
