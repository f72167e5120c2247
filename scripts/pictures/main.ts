import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';

import { AppError } from '../../server/contract/errors.ts';
import { findChromium, launchChromium } from '../../test/support/chromium.ts';
import { liveInShop } from '../../test/support/lived-in-shop.ts';
import { startTestApp, type TestApp } from '../../test/support/test-app.ts';
import { settledView, visit } from '../../test/support/visit.ts';

const WIDTHS = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } };
const LIGHTS = ['light', 'dark'] as const;
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/u;

/** Takes every view of a shop that the demo's calls were played into, on a desk and a phone, by day and by night. */
async function takePictures(folder: string): Promise<void> {
  const executable = findChromium();
  if (executable === undefined) throw new AppError('invalid_input', 'There is no Chromium: name one in CHROMIUM_BIN.');
  mkdirSync(folder, { recursive: true });
  const app = await startTestApp({ env: { LINEKEEPER_OVERRIDES: 'prompt', LINEKEEPER_TRADE: 'salon' } });
  const browser = await launchChromium(executable, ['--hide-scrollbars']);
  try {
    const addresses = await liveInShop(app);
    for (const [name, viewport] of Object.entries(WIDTHS))
      for (const light of LIGHTS)
        await takeRound({ app, browser, addresses, viewport, light, folder, ending: `${name}-${light}` });
  } finally {
    await browser.close();
    await app.stop();
  }
  process.stdout.write(`${folder}\n`);
}

type Round = {
  app: TestApp;
  browser: Browser;
  addresses: readonly string[];
  viewport: { width: number; height: number };
  light: (typeof LIGHTS)[number];
  folder: string;
  ending: string;
};

async function takeRound({ app, browser, addresses, viewport, light, folder, ending }: Round): Promise<void> {
  const context = await browser.newContext({
    ...{ viewport, colorScheme: light, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London' },
  });
  const page = await context.newPage();
  await page.goto(app.deskAddress() ?? '');
  await settledView(page);
  for (const address of addresses) {
    await visit(page, address);
    await page.evaluate('document.fonts.ready');
    // The whole page as one screen: what sticks to its edge stays there, and long lists draw every row.
    const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
    await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, height) });
    await page.screenshot({ path: join(folder, `${nameOf(address)}-${ending}.png`) });
    await page.setViewportSize(viewport);
  }
  await context.close();
}

/** `/callers/<id>` is `callers-one`, `/` is `today`. */
function nameOf(address: string): string {
  if (address === '/') return 'today';
  return address.slice(1).replace(ID, 'one').replace(/\?.*/u, '-search').replaceAll('/', '-');
}

await takePictures(resolve(process.argv[2] ?? join(import.meta.dirname, '..', '..', 'out', 'pictures')));
