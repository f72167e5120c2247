import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { liveInShop } from '../support/lived-in-shop.ts';
import { settledView, visit } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

describe.skipIf(withoutBrowser)('the window for everybody', () => {
  const windows = useWindows();

  /** What axe finds on this view in both lights and both widths, and how far it hangs over a narrow screen's edge. */
  async function faultsOf(page: Page): Promise<string[]> {
    const found: string[] = [];
    for (const [size, scheme] of [
      [DESK, 'light'],
      [DESK, 'dark'],
      [PHONE, 'dark'],
      [PHONE, 'light'],
    ] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await settledView(page);
      // Colours fade from one light to the other; half-way they are neither.
      await page.evaluate('Promise.allSettled(document.getAnimations().map((one) => one.finished))');
      const where = `${scheme} ${size.width}: `;
      found.push(...(await accessFaults(page)).map((fault) => where + fault));
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    if (over !== 0) found.push(`hangs over the edge at 320 by ${String(over)}`);
    return found;
  }

  it('when axe looks at every view in both lights, on a desk and on a phone, then it finds nothing', async () => {
    const app = await windows.start({ env: { LINEKEEPER_OVERRIDES: 'prompt', LINEKEEPER_TRADE: 'salon' } });
    const addresses = await liveInShop(app);
    const { page } = await windows.open({ app, context: { colorScheme: 'light' } });
    const faults: string[] = [];
    for (const address of addresses) {
      await visit(page, address);
      faults.push(...(await faultsOf(page)).map((fault) => `${address} ${fault}`));
    }
    expect(faults).toEqual([]);
  }, 120_000);
});
