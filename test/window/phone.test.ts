import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { aRing } from '../support/factories.ts';
import { startFakeNet } from '../support/fake-net.ts';
import { openSettings, save } from '../support/settings-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const TOKEN = 'eyJpbnZlbnRlZCI6InRva2VuIn0invented';

describe.skipIf(withoutBrowser)('the way to the phone', () => {
  const windows = useWindows();

  async function openPhone(env: Record<string, string> = {}) {
    const net = await startFakeNet();
    const over = { network: net.network, env: { PUBLIC_BASE_URL: '', CLOUDFLARED_BIN: net.program, ...env } };
    return { net, ...(await openSettings(windows, 'phone', over)) };
  }

  it('when a quick tunnel is chosen, then its limits are told, it opens at once, and its address can be copied', async () => {
    const { page, net, owner } = await openPhone();
    await page.getByText('There is no public address yet').waitFor();
    await page.getByLabel('A quick tunnel, to try it out').check();
    await page.getByText(/it is for tests only/u).waitFor();
    await save(page);

    const now = page.getByRole('region', { name: 'Now' });
    await now.getByText('Open', { exact: true }).waitFor();
    await now.getByText('https://tunnel-number-1.trycloudflare.com').waitFor();
    expect(await now.getByRole('term').allTextContents()).toEqual(['Public address', 'Last tested']);
    await page.getByText('Reachable', { exact: true }).waitFor();
    const asked = net.asked('/ready');
    await button(page, 'Test it now').click();
    await page.locator('section[aria-label=Messages]').getByText('It is being tested.').waitFor();
    await asked;
    expect((await owner.ask('status.get', {})).tunnel.publicUrl).toBe('https://tunnel-number-1.trycloudflare.com');
    expect(await accessFaults(page)).toEqual([]);
  });

  it('when a token is typed, then it is hidden, is saved once, and is nowhere on the page afterwards', async () => {
    const { page, net } = await openPhone();
    await page.getByLabel('A named tunnel, for every day').check();
    await button(page, 'Save').click();
    await page.getByRole('alert').getByText('The tunnel has no token.').waitFor();
    const field = page.getByLabel('Token of the tunnel', { exact: true });
    expect(await field.getAttribute('type')).toBe('password');
    const started = net.next();
    await field.fill(TOKEN);
    await page.getByLabel('Public address', { exact: true }).fill('https://phone.example');
    await save(page);
    expect((await started).env['TUNNEL_TOKEN']).toBe(TOKEN);
    await page.getByText('A token is set.').waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await page.content()).not.toContain(TOKEN);
  });

  it('when an address is no address, then that is told, nothing is saved, and what was typed stays', async () => {
    const { page, owner } = await openPhone();
    await page.getByLabel('An address of my own').check();
    const field = page.getByLabel('Public address', { exact: true });
    await field.fill('http://phone.example');
    await button(page, 'Save').click();
    await page.getByRole('alert').getByText('This is no address').waitFor();
    expect(await field.inputValue()).toBe('http://phone.example');
    expect((await owner.ask('settings.get', {})).tunnel.mode).toBe('off');
    await page.getByRole('link', { name: 'Secrets', exact: true }).click();
    await page.getByRole('link', { name: 'The way to the phone', exact: true }).click();
    expect(await field.inputValue()).toBe('http://phone.example');
    await button(page, 'Discard').click();
    await expect.poll(() => page.getByLabel('Nothing: this computer only').isChecked()).toBe(true);
  });

  it('when the environment sets the way and its program is missing, then both are said, and it can be fetched', async () => {
    const { page } = await openPhone({ LINEKEEPER_TUNNEL: 'quick', CLOUDFLARED_BIN: '/nowhere/cloudflared' });
    await page.getByText('Set by LINEKEEPER_TUNNEL.').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    const now = page.getByRole('region', { name: 'Now' });
    await now.getByText('Not open', { exact: true }).waitFor();
    await page.getByText('Callers are not recognised. CLOUDFLARED_BIN names').first().waitFor();
    await page.getByText('What does not work now').click();
    await page.getByText('Mend it here').first().waitFor();
    expect(await accessFaults(page)).toEqual([]);
  });

  it('when it is paused, then every view says so until it is resumed, and so do the answers', async () => {
    const { app, page } = await openPhone();
    await button(page, 'For half an hour').click();
    const banner = page.getByRole('status').filter({ hasText: 'Paused: callers are not recognised' });
    await banner.getByText('It goes on by itself:').waitFor();
    await page.getByRole('link', { name: 'Callers', exact: true }).click();
    await banner.waitFor();
    expect(JSON.stringify(await app.ring(aRing()))).toContain('notes about callers are closed');
    expect(await accessFaults(page)).toEqual([]);

    await page.keyboard.press('Tab');
    await button(page, 'Resume').focus();
    await page.keyboard.press('Enter');

    await banner.waitFor({ state: 'detached' });
    await page.locator('section[aria-label=Messages]').getByText('Callers are recognised again.').waitFor();
  });

  it('when it is narrow and German, then nothing is cut off and no word is English', async () => {
    const net = await startFakeNet();
    const env = { PUBLIC_BASE_URL: '', CLOUDFLARED_BIN: net.program };
    const app = await windows.start({ network: net.network, env });
    const context = { locale: 'de-DE', viewport: { width: 320, height: 640 } };
    const { page } = await windows.open({ app, path: '/settings/phone', context });
    await page.getByRole('heading', { level: 1, name: 'Der Weg zum Telefon' }).waitFor();
    await page.getByLabel('Einen benannten Tunnel, für jeden Tag').check();
    await page
      .getByText('Pause, bis')
      .or(page.getByRole('button', { name: 'Bis ich sie beende' }))
      .first()
      .waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(await accessFaults(page)).toEqual([]);
  });
});
