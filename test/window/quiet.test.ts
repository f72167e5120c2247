import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

import { ANA, aRing } from '../support/factories.ts';
import { liveInShop } from '../support/lived-in-shop.ts';
import { askedAll, settledView, withoutSteps } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** Issue 3: what the first view loads, as it would travel packed. */
const AT_MOST_BYTES = 350_000;
/** Lets the page do what it would do by the clock, in one go. */
const IDLE_MS = 60_000;

describe.skipIf(withoutBrowser)('what the window asks for', () => {
  const windows = useWindows();

  it('when Today is opened for the first time, then it loads at most 350 kB packed', async () => {
    const app = await windows.start();
    await app.ring(aRing({ caller_id: ANA, call_sid: 'CA_1' }));
    const { page } = await windows.stranger(app);
    const parts: Promise<readonly [string, number]>[] = [];
    page.on('response', (answer) => {
      const { pathname } = new URL(answer.url());
      if (!pathname.startsWith('/api/'))
        parts.push(answer.body().then((body) => [pathname, gzipSync(body).length] as const));
    });
    await page.goto(app.deskAddress() ?? '');
    await page.locator('[data-live-call]').waitFor();
    await page.waitForLoadState('load');
    const sizes = await Promise.all(parts);
    expect(sizes.map(([path]) => path)).toContainEqual(expect.stringMatching(/today-page.*\.js$/u));
    const sum = sizes.reduce((total, [, bytes]) => total + bytes, 0);
    expect(sum).toBeLessThan(AT_MOST_BYTES);
    expect(sum).toBeGreaterThan(50_000);
  });

  it('when nothing happens for a minute on any view, then nothing is asked but the stream’s next opening', async () => {
    const app = await windows.start({ env: { LINEKEEPER_OVERRIDES: 'prompt', LINEKEEPER_TRADE: 'salon' } });
    const addresses = withoutSteps(await liveInShop(app));
    const { page, asked } = await windows.open({ app, context: {} });
    await page.clock.install();
    for (const address of addresses) {
      await page.goto(`${app.deskUrl}${address}`);
      await settledView(page);
      await page.waitForLoadState('load');
      await askedAll(page, asked);
      asked.length = 0;
      await page.clock.runFor(IDLE_MS);
      expect([address, asked.filter((url) => !url.endsWith('/api/events'))]).toEqual([address, []]);
    }
  }, 120_000);
});
