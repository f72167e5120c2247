import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { openDesk } from '../support/desk-shop.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const FILE = { name: 'ours.csv', mimeType: 'text/csv' };
const CHOOSE = 'Choose a file to bring in …';

/** Chooses a file as somebody does who presses the button. */
async function choose(page: Page, given: { name?: string; buffer: Buffer } | string, label = CHOOSE): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await button(page, label).click();
  await (await asked).setFiles(typeof given === 'string' ? given : { ...FILE, ...given });
}

const focused = (page: Page) => page.locator(':focus');
const cardOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

describe.skipIf(withoutBrowser)('tables of the front desk in the settings', { timeout: 120_000 }, () => {
  const windows = useWindows();

  async function opened() {
    const app = await windows.start();
    const desk = await openDesk(app);
    const { page } = await windows.open({ app, path: '/settings/desk' });
    await button(page, CHOOSE).waitFor();
    return { app, page, ...desk };
  }

  it('when a file is chosen, then it is tried, its rows are told one by one, and only a press brings them in', async () => {
    const { page, ask } = await opened();
    const csv = 'name;minutes;price;currency\r\nCut;45;50,00;GBP\r\nPerm;120;;\r\nWash;long;;\r\n';
    await choose(page, { buffer: Buffer.from(csv) });
    const card = cardOf(page, 'What ours.csv would bring');
    await card.getByText('1 already there, to be changed').waitFor();
    const said = await card.getByRole('listitem').allTextContents();
    expect(said).toEqual([
      '1 new',
      '1 already there, to be changed',
      '1 cannot be brought in',
      'Line 4: What stands under “minutes” cannot be used.',
    ]);
    await card.and(focused(page)).waitFor();
    expect((await ask('front-desk.get', {})).services).toHaveLength(2);
    expect(await accessFaults(page)).toEqual([]);

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const done = cardOf(page, 'What ours.csv brought');
    await done.getByText('1 already there, now changed').waitFor();
    await done.and(focused(page)).waitFor();
    await page.getByRole('heading', { name: 'Perm' }).waitFor();
    const { services } = await ask('front-desk.get', {});
    expect(services.map(({ name, minutes }) => `${name} ${minutes}`).sort()).toEqual([
      'Colour 90',
      'Cut 45',
      'Perm 120',
    ]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await done.waitFor({ state: 'detached' });
    await button(page, CHOOSE).and(focused(page)).waitFor();
  });

  it('when a file is no table, then it says why, and the same file can be put right and chosen again', async () => {
    const { page, ask } = await opened();
    const why = cardOf(page, 'ours.csv cannot be brought in').getByRole('alert');
    for (const [buffer, words] of [
      [Buffer.alloc(0), 'The file is empty.'],
      [Buffer.from('PK\u0003\u0004'), 'This is a workbook'],
      [Buffer.from([137, 80, 78, 71, 0]), 'no text that could be read'],
      [Buffer.from('who\nTom'), 'The column “name” is missing. The first line names the columns: name, category'],
      [Buffer.alloc(1_000_001, 'x'), 'The file is larger than 1 MB.'],
    ] as const) {
      await choose(page, { buffer });
      await why.getByText(words).waitFor();
    }
    expect(await accessFaults(page)).toEqual([]);
    const path = join(temporaryDirectory(), 'ours.csv');
    await writeFile(path, 'who,minutes\nPerm,120');
    await choose(page, path);
    await why.getByText('The column “name” is missing.').waitFor();
    await writeFile(path, 'name,minutes\nPerm,120');
    await choose(page, path);
    await button(page, 'Bring in 1 row').waitFor();
    await button(page, 'Leave it').click();
    expect((await ask('front-desk.get', {})).services).toHaveLength(2);
    await choose(page, { buffer: Buffer.from('name,minutes\n') });
    await page.getByText('There is no row beneath the first line.').waitFor();
    expect(await button(page, /^Bring in \d/u).count()).toBe(0);
  });

  it('when the connection breaks while rows come in, then nothing is promised, and the file can be chosen again', async () => {
    const { page } = await opened();
    await choose(page, { buffer: Buffer.from('name,minutes\nPerm,120') });
    const bringIn = button(page, 'Bring in 1 row');
    await bringIn.waitFor();
    await page.route('**/api/front-desk.import', (route) => route.abort());
    await bringIn.click();
    const card = cardOf(page, 'ours.csv was not brought in to its end');
    await card.getByText('Some rows may be in already.').waitFor();
    await card.getByRole('alert').getByText('Linekeeper is not answering.').waitFor();
    await page.unroute('**/api/front-desk.import');
    await choose(page, { buffer: Buffer.from('name,minutes\nPerm,120') });
    await bringIn.click();
    await page.getByRole('heading', { name: 'Perm' }).waitFor();
  });

  it('when the page is left while rows come in, then a message elsewhere says that they are in', async () => {
    const { page } = await opened();
    await choose(page, { buffer: Buffer.from('name,minutes\nPerm,120') });
    await button(page, 'Bring in 1 row').waitFor();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/api/front-desk.import', (route) => held.then(() => route.continue()));
    await button(page, 'Bring in 1 row').click();
    await page.getByText('The rows are being brought in.').waitFor();
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
    letGo();
    await page.locator('section[aria-label=Messages]').getByText('ours.csv: 1 row brought in.').waitFor();
  });

  it('when the letters of a file were guessed, then words show whether that is right, in German and by night too', async () => {
    const { app } = await opened();
    const context = { locale: 'de-DE', colorScheme: 'dark', viewport: { width: 390, height: 800 } } as const;
    const { page } = await windows.open({ app, path: '/settings/desk', context });
    await page.getByRole('combobox', { name: 'Tabelle' }).selectOption('staff');
    const names = ['name', 'Jörg', ...Array.from({ length: 12 }, () => '""')].join('\n');
    await choose(page, { buffer: Buffer.from(names, 'latin1') }, 'Datei zum Hereinholen wählen …');
    const card = cardOf(page, 'Was ours.csv brächte');
    await card.getByText('Sehen Sie diese Wörter an: Jörg').waitFor();
    const refused = card.getByRole('list', { name: 'Zeilen, die draußen bleiben' }).getByRole('listitem');
    expect(await refused.count()).toBe(10);
    await card.getByRole('button', { name: 'Alle 12 zeigen' }).click();
    expect(await refused.count()).toBe(12);
    expect(await refused.last().textContent()).toBe('Zeile 14: Was unter „name“ steht, lässt sich nicht verwenden.');
    expect(await accessFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  });

  it('when tables are saved, then the files are what the owner’s API gives, and their names tell nothing', async () => {
    const { page, ask } = await opened();
    const saved = async (): Promise<{ name: string; text: string }> => {
      const download = page.waitForEvent('download');
      await button(page, 'Save as a table (CSV)').click();
      const file = await download;
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
    };
    const services = await saved();
    expect(services.name).toMatch(/^services-\d{4}-\d{2}-\d{2}\.csv$/u);
    expect(services.text).toBe((await ask('front-desk.export', { table: 'services' })).csv);
    await page.getByRole('combobox', { name: 'Table' }).selectOption('appointments');
    await page.getByLabel('Save from').fill('2027-03-10');
    await page.getByLabel('Save until').fill('2027-03-09');
    expect(await button(page, 'Save as a table (CSV)').isDisabled()).toBe(true);
    await page.getByLabel('Save until').fill('2027-03-10');
    const { name, text } = await saved();
    expect(name).toMatch(/^appointments-\d{4}-\d{2}-\d{2}\.csv$/u);
    expect(text).toContain('2027-03-10,10:00,Cut,Ines,Ana Lopez,,,scheduled');
    await page.getByText('3 rows. The file holds names and numbers in clear.').waitFor();
    await page.getByLabel('Save from').fill('2027-03-11');
    await page.getByLabel('Save until').fill('2027-03-11');
    expect((await saved()).text.trimEnd().split('\r\n')).toHaveLength(1);
  });
});
