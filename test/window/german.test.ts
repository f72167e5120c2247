import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { sentences } from '#contract/sentences.ts';
import { accessFaults } from '../support/axe.ts';
import { SHOP_NUMBER } from '../support/factories.ts';
import { liveInShop } from '../support/lived-in-shop.ts';
import { ownerOf } from '../support/owner.ts';
import { settledView, visit } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const german = { locale: 'de-DE', colorScheme: 'light', reducedMotion: 'reduce' } as const;
/** The server's own words, without what is filled in. */
const english = Object.values(sentences).map((sentence) => sentence.split(/\{\w+\}/));

/** Sentences of the server that stand on the page as it sent them. */
async function inEnglish(page: Page): Promise<string[]> {
  const shown = await page.locator('body').innerText();
  return english.filter((pieces) => pieces.every((piece) => shown.includes(piece))).map((pieces) => pieces.join('…'));
}

describe.skipIf(withoutBrowser)('the window in German', () => {
  const windows = useWindows();

  it('when secrets are missing, then the problem, its repair and a refused secret are told in German', async () => {
    const { page } = await windows.open({
      app: await windows.start({ env: { LINEKEEPER_INITIATION_SECRET: '' } }),
      context: german,
    });

    await page.getByText('Was gerade nicht geht').click();
    await page.getByText('Anrufer werden nicht erkannt, weil das Geheimnis für eingehende Anrufe fehlt').waitFor();
    expect(await inEnglish(page)).toEqual([]);
    for (const width of [360, 800, 1000, 1280, 1920]) {
      await page.setViewportSize({ width, height: 740 });
      const box = await page.getByRole('list').filter({ hasText: 'Anrufer werden nicht erkannt' }).boundingBox();
      expect([width, box !== null && box.x >= 0 && box.x + box.width <= width]).toEqual([width, true]);
    }
    await page.getByRole('link', { name: 'Hier beheben' }).click();
    await page.getByRole('button', { name: 'Setzen: Wenn ein Anruf eingeht' }).click();
    expect(await page.getByText('Hier beheben').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Eingabe zeigen' }).waitFor();
    await page.getByRole('textbox').fill('kurz');
    await page.getByRole('button', { name: 'Geheimnis speichern' }).click();

    await page.getByText('Das Geheimnis muss mindestens 16 Zeichen haben.').waitFor();
    expect(await inEnglish(page)).toEqual([]);
  });

  it('when a template has faults, then each is told in German', async () => {
    const { page } = await windows.open({ path: '/settings/words', context: german });

    await page.getByLabel('Der Text der Vorlage').fill('Hallo {{niemand}} {{secret__x}} }}');

    for (const said of [
      '{{niemand}} ist kein Platzhalter der Vorlage.',
      '{{secret__x}} ist ein Geheimnis und darf in keiner Anweisung stehen.',
      '{{memory}} muss genau einmal in der Vorlage stehen und steht 0-mal darin.',
      'In der Vorlage stehen geschweifte Klammern, die zu keinem Platzhalter gehören.',
    ])
      await page.getByText(said).waitFor();
    expect(await inEnglish(page)).toEqual([]);
  });

  it('when the app does not take a shop, then it says why in German', async () => {
    const { app, page } = await windows.open({ path: '/settings/new-shop', context: german });
    await ownerOf(app).ask('businesses.save', { id: 'default', name: 'Salon Marigold', numbers: [SHOP_NUMBER] });
    await page.getByLabel('Name', { exact: true }).first().fill('Bäckerei Morgenrot');
    await page.getByLabel('Angerufene Nummern, je eine pro Zeile').fill(SHOP_NUMBER);
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByText('Eine der Nummern gehört einem anderen Betrieb.').first().waitFor();
    expect(await inEnglish(page)).toEqual([]);
  });

  /** A window on a phone that looked through every second of the views, from the first or from the second on. */
  async function lookedThrough(half: 0 | 1) {
    const app = await windows.start({ env: { LINEKEEPER_TRADE: 'salon' } });
    const addresses = await liveInShop(app);
    const { page } = await windows.open({ app, context: { ...german, viewport: { width: 360, height: 740 } } });
    const found: string[] = [];
    for (const address of addresses.filter((_address, index) => index % 2 === half)) {
      await visit(page, address);
      found.push(...[...(await accessFaults(page)), ...(await inEnglish(page))].map((fault) => `${address}: ${fault}`));
    }
    expect(found).toEqual([]);
    return { page, addresses };
  }

  it('when half of it is looked through on a phone, then no sentence is English and axe finds nothing', async () => {
    await lookedThrough(1);
  }, 120_000);

  it('when the other half is looked through on a phone, then that holds too, and nothing is cut off', async () => {
    const { page, addresses } = await lookedThrough(0);
    await visit(page, addresses.find((address) => address.startsWith('/calls/')) ?? '');
    await page.getByText('Die andere Seite hat aufgelegt').waitFor();
    await page.getByRole('link', { name: 'Proben' }).click();
    await settledView(page);
    await page.getByLabel('Was gesagt wird').selectOption({ label: 'Ein Friseursalon und eine Stammkundin' });
    await page.getByLabel('Welcher Anruf daraus').selectOption({ label: 'Die Verbindung bricht ab' });

    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await crowdedIn(page)).toEqual([]);
    }
    // What would be cut off is found.
    await page.evaluate(`for (const { style } of document.querySelectorAll('nav li span'))
      Object.assign(style, { display: 'block', width: '1rem', overflow: 'hidden' })`);
    expect(await crowdedIn(page)).not.toEqual([]);
  }, 120_000);
});

const isCutOff = ({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }): boolean =>
  scrollWidth > clientWidth;

/** Names of views in the bar at the foot that are cut off, or stand too close to the edge or to each other. */
async function crowdedIn(page: Page): Promise<string[]> {
  const words = await Promise.all(
    (await page.locator('nav li span:visible').all()).map(async (word) => {
      const { x = 0, width = 0 } = (await word.boundingBox()) ?? {};
      const isCut = await word.evaluate(isCutOff);
      return { text: await word.textContent(), left: x, right: x + width, isCut };
    }),
  );
  const { width = 0 } = page.viewportSize() ?? {};
  return words
    .filter(({ left, right, isCut }, at) => isCut || left - (words[at - 1]?.right ?? 0) < 6 || right > width - 6)
    .map(({ text, left, right }) => `${text} from ${left} to ${right}`);
}
