import type { Page } from 'playwright-core';

type Known = { caller: string; call: string; request: string };

/** An address of every view, with those of one caller, one call and one delivery. */
export function everyAddress({ caller, call, request }: Known): string[] {
  return [
    ...['/', '/callers', `/callers/${caller}`, '/callers/review', '/calls', '/calls?words=hair', `/calls/${call}`],
    ...[
      '/requests',
      `/requests/${request}`,
      '/rehearse',
      '/calendar',
      '/calendar/sheet',
      '/calendar/questions',
      '/calendar/waiting',
      '/settings/desk',
      '/setup',
      '/settings',
      '/settings/new-shop',
      '/settings/shop/default',
    ],
    ...['/settings/words', '/settings/secrets', '/settings/phone', '/settings/privacy', '/settings/window', '/doctor'],
    ...['/settings/backup', '/settings/backup/restore'],
    ...['keys', 'number', 'agent', 'business', 'call'].map((step) => `/setup/default/${step}`),
  ];
}

/** Without the steps of the set-up, of which `/setup` opens one: for what takes long on each view. */
export function withoutSteps(addresses: readonly string[]): string[] {
  return addresses.filter((address) => !address.startsWith('/setup/'));
}

/** Goes to an address as the window's own links do, without loading the page anew. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(address)})`);
}

/** Follows a link to this address, and waits until nothing on the page is still on its way. */
export async function visit(page: Page, address: string): Promise<void> {
  await follow(page, address);
  await settledView(page);
}

/** Waits until the view has its heading and no part of it is loading. */
export async function settledView(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page
    .locator('[role=status]', { hasText: /Loading …|Wird geladen …/u })
    .first()
    .waitFor({ state: 'detached' });
}

/** Without a new request for this long, a page has asked for what it shows. */
const STILL_MS = 150;

/** Waits until a settled view has asked for all it shows: its heading may stand before its parts send their questions. */
export async function askedAll(page: Page, asked: readonly string[]): Promise<void> {
  for (let before = -1; before !== asked.length;) {
    before = asked.length;
    // By the page's own loop too, which on a busy machine may be later than ours.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
    await page.waitForTimeout(STILL_MS);
  }
}
