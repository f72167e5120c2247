import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults, COLOURS, switchLight } from '../support/axe.ts';
import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { liveInShop } from '../support/lived-in-shop.ts';
import { ownerOf } from '../support/owner.ts';
import { openSettings } from '../support/settings-window.ts';
import { settledView, visit } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const PIN = '739105';
const type = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [label, words] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(words);
};

describe.skipIf(withoutBrowser)('a window of a shop with staff', () => {
  const windows = useWindows();

  it('when a PIN is set and the window locked by its keys, then staff see the front desk’s part, and the PIN brings all back', async () => {
    const { app, page, owner } = await openSettings(windows, 'privacy');
    await app.ring(aRing());
    await app.finish(aTranscription());
    await app.settled();
    const { id } = await owner.personOf(ANA);
    await owner.ask('callers.remember', { callerId: id, slot: 'allergies', value: 'dodidudadodek' });
    await page.getByRole('button', { name: 'Set a PIN' }).click();
    await type(page, { 'New PIN': '123456', 'New PIN once more': '123456' });
    await page.keyboard.press('Enter');
    await page.getByText('This PIN is the first that anybody would try.').waitFor();
    await type(page, { 'New PIN': PIN, 'New PIN once more': PIN });
    await page.keyboard.press('Enter');
    await page.getByText('All other windows are locked.').waitFor();
    expect(await accessFaults(page)).toEqual([]);

    await page.locator('h1').click();
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.getByRole('heading', { name: 'Front desk', level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
    await page.getByText('Nobody is on the phone.').waitFor();
    await page.getByRole('button', { name: 'Callers', exact: true }).click();
    const callers = page.getByRole('list', { name: 'Callers' }).getByRole('listitem');
    await expect.poll(() => callers.allTextContents()).toEqual([expect.stringContaining('Ana Lopez••23')]);
    await page.getByRole('searchbox').fill('dodidudadodek');
    await page.getByText('Nobody of this name.').waitFor();
    await page.getByRole('searchbox').fill('');
    await expect.poll(() => callers.count()).toBe(1);
    expect(await page.content()).not.toMatch(/dodidud/u);

    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.getByText('That is not the owner’s PIN.').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.type(PIN);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Privacy', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Look at it' }).click();
    await page.getByText('Staff entered a wrong PIN').waitFor();
    await page.getByText('The owner set a PIN').waitFor();

    // What was being typed in a dialog is the owner's: staff do not see it, and with the PIN it is there again.
    await visit(page, `/callers/${id}`);
    const open = async (): Promise<void> => page.getByRole('button', { name: 'Add a fact' }).click();
    await open();
    await page.getByLabel('What should be remembered').fill('sesisosusas');
    await page.evaluate(
      "fetch('/api/access.lock', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })",
    );
    await page.getByRole('heading', { name: 'Front desk', level: 1 }).waitFor();
    expect(await page.content()).not.toMatch(/sesisos/u);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.keyboard.type(PIN);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ana Lopez', level: 1 }).waitFor();
    await open();
    expect(await page.getByLabel('What should be remembered').inputValue()).toBe('sesisosusas');
    // What the window itself asks as it locks is no try of anybody's.
    expect((await owner.ask('audit.list', {})).lines.filter(({ did }) => did === 'refused')).toEqual([]);
  }, 60_000);

  it('when nobody touches an unlocked window, then it locks by itself; what staff see then is for everybody', async () => {
    const app = await windows.start({ env: { LINEKEEPER_OVERRIDES: 'prompt', LINEKEEPER_TRADE: 'salon' } });
    await liveInShop(app);
    const context = { colorScheme: 'light', locale: 'de-DE' } as const;
    const { page } = await windows.open({ app, path: '/settings/privacy', context });
    await page.clock.install();
    await page.getByRole('button', { name: 'PIN setzen' }).click();
    await type(page, { 'Neue PIN': PIN, 'Neue PIN noch einmal': PIN });
    await page.keyboard.press('Enter');
    await page.getByText('Alle anderen Fenster sind gesperrt.').waitFor();
    await page.getByLabel('Von selbst sperren nach').selectOption('1');
    await page.getByText('Gespeichert').waitFor();
    expect(await ownerOf(app).ask('access.get', {})).toMatchObject({ idleMinutes: 1 });
    await page.clock.runFor(61_000);
    await page.getByRole('heading', { name: 'Empfang', level: 1 }).waitFor();
    const { lines } = await ownerOf(app).ask('audit.list', {});
    expect(lines.filter(({ did }) => did === 'refused')).toEqual([]);
    for (const part of ['Heute', 'Kalender', 'Warteliste', 'Anrufer']) {
      await page.getByRole('button', { name: part, exact: true }).click();
      await settledView(page);
      await facesOf(page, part);
    }
  }, 60_000);

  /** In both lights, wide and narrow. */
  async function facesOf(page: Page, part: string): Promise<void> {
    for (const [light, rules] of [
      ['dark', COLOURS],
      ['light', undefined],
    ] as const) {
      await switchLight(page, light);
      for (const size of [
        { width: 1280, height: 800 },
        { width: 360, height: 740 },
      ]) {
        await page.setViewportSize(size);
        if (process.env['SHOTS'])
          await page.screenshot({ path: `${process.env['SHOTS']}/${part}-${light}-${size.width}.png` });
        expect(await accessFaults(page, rules)).toEqual([]);
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});
