import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription, BEN } from '../support/factories.ts';
import { liveInShop } from '../support/lived-in-shop.ts';
import { askedAll, visit, withoutSteps } from '../support/visit.ts';
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

  it('when the stream opens after the first answers, then nothing is asked twice, and what happened between is there', async () => {
    const app = await windows.start();
    await app.finish(aTranscription());
    await app.settled();
    const { page, asked } = await windows.open({ app, path: '/callers' });
    const commands = (): string[] => asked.filter((url) => /\/api\/\w+\.\w+$/u.test(url)).sort();
    let release = (): void => undefined;
    const held = () => new Promise<void>((resolve) => (release = resolve));
    const loaded = async (): Promise<string[]> => {
      const released = held();
      asked.length = 0;
      await page.route('**/api/events', (route) => released.then(() => route.continue()), { times: 1 });
      await page.reload();
      await page.getByRole('link', { name: /Ana Lopez/u }).waitFor();
      await askedAll(page, asked);
      return commands();
    };

    const first = await loaded();
    expect(first).toEqual([...new Set(first)]);
    expect(first).toContainEqual(expect.stringMatching(/callers\.list$/u));
    const opened = page.waitForResponse('**/api/events');
    release();
    await opened;
    await askedAll(page, asked);
    expect(commands()).toEqual(first);

    await loaded();
    const bens = { conversationId: 'conv_ben', callSid: 'CA_ben', from: BEN, title: 'Beard trim' };
    await app.finish(aTranscription({ ...bens, turns: [['user', 'My name is Ben Okoye.']], collected: {} }));
    await app.settled();
    release();
    await page.getByRole('link', { name: /Ben Okoye/u }).waitFor();
  });

  it('when nothing happens for a minute on any view, then nothing is asked but the stream’s next opening', async () => {
    const app = await windows.start({ env: { LINEKEEPER_OVERRIDES: 'prompt', LINEKEEPER_TRADE: 'salon' } });
    const addresses = withoutSteps(await liveInShop(app));
    const { page, asked } = await windows.open({ app, context: {} });
    await page.clock.install();
    await page.reload(); // a timer that began before would not be hurried
    await page.locator('h1').waitFor();
    for (const address of addresses) {
      await visit(page, address);
      await askedAll(page, asked);
      asked.length = 0;
      await page.clock.runFor(IDLE_MS);
      expect([address, asked.filter((url) => !url.endsWith('/api/events'))]).toEqual([address, []]);
    }
  }, 120_000);
});
