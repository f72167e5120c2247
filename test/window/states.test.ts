import { describe, expect, it } from 'vitest';

import { ANA, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { follow, settledView, visit } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** Each view, the question it cannot do without, and what it says where there is nothing. */
const views = [
  { path: '/', command: 'today.get', nothing: 'Nobody is waiting for a call back.' },
  { path: '/callers', command: 'callers.list', nothing: 'Nobody has called yet' },
  { path: '/callers/review', command: 'review.list', nothing: 'Nothing waits for you' },
  { path: '/calls', command: 'calls.list', nothing: 'No calls yet' },
  { path: '/calls?words=xylophone', command: 'calls.search', nothing: 'Nobody said that' },
  { path: '/calendar', command: 'front-desk.get', nothing: 'Nothing can be booked yet' },
  { path: '/calendar/waiting', command: 'waitlist.list', nothing: 'Nobody is waiting' },
  { path: '/settings/desk', command: 'front-desk.get', nothing: 'There is no service yet' },
  { path: '/requests', command: 'requests.list', nothing: 'Nothing has come in yet' },
  { path: '/rehearse', command: 'callers.list', nothing: 'Somebody new' },
  { path: '/doctor', command: 'doctor.run', nothing: null },
  { path: '/settings', command: 'businesses.list', nothing: null },
  { path: '/settings/secrets', command: 'settings.get', nothing: null },
  { path: '/settings/model', command: 'model.get', nothing: null },
  { path: '/settings/privacy', command: 'settings.get', nothing: null },
  { path: '/settings/words', command: 'souls.list', nothing: null },
];

const failing = { ok: false, error: { code: 'internal', message: 'The disk is full.' } };

describe.skipIf(withoutBrowser)('a view that waits, fails or has nothing', () => {
  const windows = useWindows();

  it('when an answer is on its way, then grey lines stand for it; when it fails, then why, and trying again helps', async () => {
    const app = await windows.start();
    const owner = ownerOf(app);
    await app.finish(aTranscription());
    await app.settled();
    const { id, recentCalls } = await owner.personOf(ANA);
    const [request] = (await owner.ask('requests.list', {})).requests;
    const { page, asked } = await windows.open({ app });
    await page.addInitScript("addEventListener('click', () => (window.wasPressed = true), true)");
    const withOne = [
      { path: `/callers/${id}`, command: 'callers.get' },
      { path: `/calls/${recentCalls[0]?.id}`, command: 'calls.get' },
      { path: `/requests/${request?.id}`, command: 'requests.get' },
    ];
    for (const { path, command } of [...views, ...withOne]) {
      await page.evaluate('window.wasPressed = false');
      const { promise: isSeen, resolve: seen } = Promise.withResolvers<void>();
      await page.route(`**/api/${command}`, async (route) => {
        await isSeen;
        // An event may make the page ask by itself at any time, and take the button away: that fails too, and brings it back.
        const wasPressed = await page.evaluate('window.wasPressed === true').catch(() => false);
        // What the page has given up meanwhile can be answered no more.
        await (wasPressed ? route.continue() : route.fulfill({ status: 500, json: failing })).catch(() => undefined);
      });
      // What the window was told before, it shows at once: then it is loaded anew.
      if (asked.some((url) => url.endsWith(`/api/${command}`))) await page.goto(new URL(path, page.url()).href);
      else await follow(page, path);
      await page.locator('main [role=status]', { hasText: 'Loading …' }).first().waitFor();
      seen();
      const alert = page.locator('main [role=alert]').first();
      expect([path, await alert.textContent()]).toEqual([path, expect.stringContaining('The disk is full.')]);
      await alert.getByRole('button', { name: 'Try again' }).click();
      await alert.waitFor({ state: 'detached' });
      await settledView(page);
      await page.unrouteAll({ behavior: 'wait' });
    }
  }, 120_000);

  it('when there is nothing yet, then each view says so in words and leads on', async () => {
    const app = await windows.start({ demo: true });
    const { page } = await windows.open({ app });
    for (const { path, nothing } of views) {
      if (nothing === null) continue;
      await visit(page, path);
      await page.getByText(nothing).first().waitFor();
    }
  }, 60_000);

  it('when an address names nobody, then it says so and leads back to the list', async () => {
    const { page } = await windows.open();
    for (const list of ['callers', 'calls', 'requests']) {
      await page.goto(new URL(`/${list}/01a1f93a-3bab-7684-9747-9cc06585d93b`, page.url()).href);
      await page.getByText(/not here any more|no such call|no longer kept/u).waitFor();
      await page.locator(`main a[href="/${list}"]`).first().click();
      await page.waitForURL((url) => url.pathname === `/${list}`);
    }
  });
});
