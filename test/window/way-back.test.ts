import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { aRing } from '../support/factories.ts';
import type { TestApp } from '../support/test-app.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** More than two pages of callers, and of every other list more than a screen. */
const MANY = 150;

async function startBusyShop(app: TestApp): Promise<void> {
  for (let at = 0; at < MANY; at += 1) {
    const number = `+1${212 + Math.floor(at / 100)}5550${100 + (at % 100)}`;
    await app.ring(aRing({ caller_id: number, call_sid: `CA_many_${at}` }));
  }
  await app.settled();
}

/**
 * Evaluated in the page: the link in the middle of the screen and how far down the row of it begins; null while the rows
 * of where one has scrolled to are not drawn.
 */
const MIDDLE = `(() => {
  const rows = [...document.querySelectorAll('[aria-posinset]')].filter((row) => row.querySelector('a'));
  const row = rows.find((one) => one.getBoundingClientRect().top > innerHeight / 2);
  return row ? { href: row.querySelector('a').getAttribute('href'), top: Math.round(row.getBoundingClientRect().top) } : null;
})()`;

type Middle = { href: string; top: number };

const topOf = async (page: Page, href: string): Promise<number> =>
  Math.round(
    await page
      .locator('[aria-posinset]', { has: page.locator(`a[href="${href}"]`) })
      .first()
      .boundingBox()
      .then((box) => box?.y ?? Number.NaN),
  );

/** Once it stays where it is: rows that are drawn for the first time are measured, and those after them move. */
async function middleOf(page: Page): Promise<Middle> {
  let middle: Middle | null = null;
  await expect
    .poll(async () => {
      const before = middle;
      middle = await page.evaluate<Middle | null>(MIDDLE);
      return middle !== null && before?.href === middle.href && before.top === middle.top;
    })
    .toBe(true);
  if (!middle) throw new Error('There is no row in the middle.');
  return middle;
}

describe.skipIf(withoutBrowser)('the way back to a list', () => {
  const windows = useWindows();

  /** Scrolls down in steps as an owner would, opens the row in the middle and waits for its page. */
  async function openFarDown(page: Page, list: string): Promise<Middle> {
    await page.getByRole('list', { name: list }).waitFor();
    for (let step = 0; step < 14; step += 1) {
      const before = await page.evaluate<number>('scrollY');
      await page.evaluate('scrollBy(0, 500)');
      await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(before);
    }
    const middle = await middleOf(page);
    await page.locator(`a[href="${middle.href}"]`).first().click();
    await page.waitForURL(`**${middle.href}`);
    await page.getByRole('list', { name: list }).waitFor({ state: 'detached' });
    expect(await page.evaluate('scrollY')).toBe(0);
    return middle;
  }

  it.each([
    ['/callers', 'Callers', 'All callers'],
    ['/calls', 'Calls, newest first', 'All calls'],
    ['/requests', 'Requests, newest first', 'All requests'],
  ])('when one comes back to %s, then it is where it was, and nothing is asked for again', async (path, list, back) => {
    const app = await windows.start();
    await startBusyShop(app);
    const { page, asked } = await windows.open({ app, path });
    const { href, top } = await openFarDown(page, list);
    const before = asked.filter((url) => url.endsWith('.list')).length;

    await page.goBack();
    await expect.poll(() => topOf(page, href)).toBe(top);
    await page.goForward();
    await page.getByRole('list', { name: list }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: back }).click();
    await expect.poll(() => topOf(page, href)).toBe(top);
    expect(asked.filter((url) => url.endsWith('.list')).length).toBe(before);

    // A step forward begins at the top, though the place is known.
    await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('list', { name: list }).waitFor({ state: 'detached' });
    // Settings have a list of pages of their own, in which some of these stand too.
    await page.getByRole('navigation').first().locator(`a[href="${path}"]`).click();
    await page.getByRole('list', { name: list }).waitFor();
    await expect.poll(() => page.evaluate('scrollY')).toBe(0);
  });

  it('when an address names a search and a shop, then both are chosen, and changing one leaves the other', async () => {
    const { page, app } = await windows.open({ path: '/callers?q=%20lopez%20&business=default' });
    await page.getByText('Nobody found for “lopez”').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('lopez');
    await page.getByRole('searchbox').fill('');
    await page.waitForURL(`${app.deskUrl ?? ''}/callers?business=default`);
  });

  it('when a list was narrowed, then the link back leads to it as it was', async () => {
    const app = await windows.start();
    await app.ring(aRing());
    await app.settled();
    const { page } = await windows.open({ app, path: '/callers?business=default' });
    await page.getByRole('list', { name: 'Callers' }).getByRole('link').first().click();
    await page.getByRole('link', { name: 'All callers' }).click();
    await page.waitForURL(`${app.deskUrl ?? ''}/callers?business=default`);
  });

  it('when an address looks for more than can be looked for, then what fits is, and no sign is torn apart', async () => {
    const { page } = await windows.open({
      path: `/callers?q=${encodeURIComponent(`${'n'.repeat(199)}👩‍👩‍👧‍👦`)}&business=NO`,
    });
    await page.getByText(`Nobody found for “${'n'.repeat(199)}”`).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('n'.repeat(199));
  });

  it('when an address cannot be read, then the window says that nothing is there', async () => {
    const { page } = await windows.open({ path: '/calls/%E0%A4%A' });
    await page.getByRole('link', { name: 'All calls' }).waitFor();
    expect(await page.textContent('body')).not.toContain('"error"');
  });
});
