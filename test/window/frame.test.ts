import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { ANA, aRing } from '../support/factories.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const places = [
  ['p', '/callers', 'Callers'],
  ['c', '/calls', 'Calls'],
  ['k', '/calendar', 'Calendar'],
  ['r', '/requests', 'Requests'],
  ['h', '/rehearse', 'Rehearse'],
  ['u', '/setup/default/keys', 'Connect'],
  ['d', '/doctor', 'Doctor'],
  ['s', '/settings', 'Settings'],
  ['t', '/', 'Today'],
] as const;

describe.skipIf(withoutBrowser)('the frame of the window', () => {
  const windows = useWindows();

  it('when nobody has ever called, then it tells how to begin, and the first ring brings Today by itself', async () => {
    const { app, page } = await windows.open();
    expect(await page.locator('h1').textContent()).toBe('Nobody has called yet');
    expect(await page.locator('code').first().textContent()).toBe('npm start -- --demo');
    // A browser without a screen gives its clipboard to nobody.
    await page.evaluate('void (navigator.clipboard.writeText = async (words) => void (window.copied = words))');
    await page.locator('code + button').first().click();
    await page.getByText('Copied', { exact: true }).waitFor();
    expect(await page.evaluate('copied')).toBe('npm start -- --demo');
    await app.ring(aRing({ caller_id: ANA, call_sid: 'CA_first' }));
    await page.locator('[data-live-call]').waitFor();
    await expect.poll(() => page.title()).toMatch(/^Today/u);
  });

  it('when g and a letter are pressed, then that view opens and the focus is in it', async () => {
    const { page } = await windows.open();
    for (const [letter, path, name] of places) {
      await page.keyboard.press('g');
      await page.keyboard.press(letter);
      await page.waitForURL((url) => url.pathname === path);
      await expect.poll(() => page.locator('nav [aria-current=page]').first().textContent()).toBe(name);
      await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('page');
    }
  });

  it('when a view is opened for the first time, then it is shown as soon as it is here, and waits for no clock', async () => {
    const { page } = await windows.open({ context: { locale: 'en-GB' } });
    await page.clock.install();
    await page.reload(); // React keeps the timer that it finds when it begins
    await page.locator('h1').waitFor();
    await page.clock.pauseAt(Date.now() + 60_000);
    for (const name of ['Requests', 'Rehearse', 'Doctor']) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 10_000 });
    }
  });

  it('when the same keys are typed into a field, then they are only letters', async () => {
    const { page } = await windows.open({ path: '/callers' });
    await page.keyboard.press('/');
    await page.keyboard.type('gc?/');
    expect(await page.locator('[data-search]').inputValue()).toBe('gc?/');
    expect(new URL(page.url()).pathname).toBe('/callers');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  it('when ? is pressed, then the shortcuts are told, and Escape closes them and gives the focus back', async () => {
    const { page } = await windows.open();
    await page.locator('nav a').first().focus();
    await page.keyboard.press('?');
    await page.locator('dialog[open] h2').waitFor();
    expect(await page.locator('dialog[open] kbd').count()).toBe(2 + 2 * places.length);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('A');
  });

  it('when Tab is pressed first, then the way past the navigation is offered and works', async () => {
    const { page } = await windows.open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('page');
  });

  it('when language and light are chosen, then the window keeps to them after a reload', async () => {
    const { page } = await windows.open();
    await page.getByLabel('Language').selectOption('de');
    await page.getByLabel('Darstellung').selectOption('dark');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Noch hat niemand angerufen' }).waitFor();
    await page.locator('html[lang=de][data-mantine-color-scheme=dark]').waitFor();
    await expect
      .poll(() => page.evaluate('getComputedStyle(document.documentElement).backgroundColor'))
      .toBe('rgb(17, 21, 27)');
  });

  it('when this browser prefers German, then it begins in German', async () => {
    const { page } = await windows.open({ context: { locale: 'de-AT' } });
    expect(await page.locator('nav a').first().textContent()).toBe('Heute');
  });

  it('when the session is gone, then it says how to come back, and the printed address brings it back', async () => {
    const app = await windows.start();
    const { page } = await windows.stranger(app);
    await page.goto(app.deskUrl ?? '');
    await page.getByRole('heading', { level: 1, name: /session has ended/u }).waitFor();
    await page.goto(app.deskAddress() ?? '');
    await page.locator('nav').waitFor();
    expect(page.url()).not.toContain('#');
  });

  it('when an address leads nowhere, then a browser gets a page with a way on and a program gets JSON', async () => {
    const { app, page } = await windows.open();
    const answer = await page.goto(`${app.deskUrl ?? ''}/appointments/7`);
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
    await page.getByRole('link', { name: 'Go to Today' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    const asProgram = await fetch(`${app.deskUrl ?? ''}/appointments/7`);
    expect([asProgram.status, await asProgram.json()]).toMatchObject([404, { error: { code: 'not_found' } }]);
  });

  /** POSIX only: Windows lets nobody take an open file away. */
  it.skipIf(process.platform === 'win32')(
    'when the memory is taken away beneath it, then the next request brings a sentence across the page',
    async () => {
      const { app, page } = await windows.open();
      expect(await page.getByRole('alert').count()).toBe(0);
      rmSync(join(app.dataDir, 'linekeeper.db'));
      await app.ring(aRing());
      await page.getByRole('alert').getByText('The database file was removed or replaced').waitFor();
    },
  );
});
