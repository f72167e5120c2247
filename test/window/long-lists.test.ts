import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { aRing } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import type { TestApp } from '../support/test-app.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** More than four pages of the list. */
const MANY = 260;

/** Numbers that nobody has. */
const numberOf = (at: number): string => `+1${212 + Math.floor(at / 100)}5550${100 + (at % 100)}`;

const ring = (app: TestApp, at: number): Promise<unknown> =>
  app.ring(aRing({ caller_id: numberOf(at), call_sid: `CA_many_${at}` }));

/** Everybody in the order of the list, page after page. */
async function everybody(app: TestApp): Promise<string[]> {
  const owner = ownerOf(app);
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await owner.ask('callers.list', { limit: 200, ...(cursor !== undefined && { cursor }) });
    ids.push(...page.callers.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

/** Evaluated in the page. */
const DRAWN = `[...document.querySelectorAll('[aria-posinset]')].map((row) => [
  Number(row.getAttribute('aria-posinset')),
  row.querySelector('a').getAttribute('href').split('/').at(-1),
])`;

/** The rows that are drawn, by their place in the list. */
const drawn = (page: Page): Promise<[place: number, caller: string][]> => page.evaluate(DRAWN);

/** Scrolls until the row of this place is drawn. */
async function scrollTo(page: Page, place: number): Promise<void> {
  const step = async (): Promise<boolean> => {
    const places = (await drawn(page)).map(([at]) => at);
    if (places.includes(place)) return true;
    const away = place - (places[Math.floor(places.length / 2)] ?? 1);
    await page.evaluate(`window.scrollBy(0, ${away * 70})`);
    return false;
  };
  await expect.poll(step, { timeout: 10_000, interval: 20 }).toBe(true);
}

const topOf = async (page: Page, caller: string): Promise<number> =>
  Math.round((await page.locator(`a[href="/callers/${caller}"]`).boundingBox())?.y ?? Number.NaN);

describe.skipIf(withoutBrowser)('a long list in the window', () => {
  const windows = useWindows();

  it('when somebody changes or rings, then what is on screen is asked for and nothing else, and no row is lost or doubled', async () => {
    const app = await windows.start();
    for (let at = 0; at < MANY; at += 1) await ring(app, at);
    await app.settled();
    const { page, asked } = await windows.open({ app, path: '/callers' });
    for (const place of [1, 60, 120, 180, 150]) await scrollTo(page, place);
    const caller = (await everybody(app))[149] ?? '';
    const questions = (): number => asked.filter((url) => url.endsWith('/api/callers.list')).length;
    const [before, top] = [questions(), await topOf(page, caller)];

    await ownerOf(app).ask('callers.remember', { callerId: caller, slot: 'customer_name', value: 'Zoe Farrow' });
    await page.getByRole('link', { name: 'Zoe Farrow' }).waitFor();
    expect(questions() - before).toBeLessThanOrEqual(2);
    expect(await topOf(page, caller)).toBe(top);
    await ring(app, MANY);
    await app.settled();

    const listed = async (): Promise<string[]> => {
      const places = new Map<number, string>();
      for (let place = 1; place < MANY + 13; place += 12) {
        await scrollTo(page, Math.min(place, MANY + 1));
        for (const [at, id] of await drawn(page)) places.set(at, id);
      }
      return [...places].toSorted(([one], [other]) => one - other).map(([, id]) => id);
    };
    // The window learns of the ring a moment later.
    await expect.poll(listed, { timeout: 30_000 }).toEqual(await everybody(app));
  }, 60_000);

  it('when one comes in above, then what is being read stays where it is', async () => {
    const app = await windows.start();
    for (let at = 0; at < 100; at += 1) await ring(app, at);
    await app.settled();
    const { page } = await windows.open({ app, path: '/callers' });
    await scrollTo(page, 20);
    await page.evaluate('window.scrollTo(0, 1000)');
    const caller = (await everybody(app))[16] ?? '';
    await scrollTo(page, 17);
    const top = await topOf(page, caller);
    await ring(app, 100);
    const place = async (): Promise<number | undefined> => (await drawn(page)).find(([, id]) => id === caller)?.[0];
    await expect.poll(place).toBe(18);
    expect(await topOf(page, caller)).toBe(top);
  }, 60_000);
});
