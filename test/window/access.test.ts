import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults, COLOURS, switchLight } from '../support/axe.ts';
import { liveInShop } from '../support/lived-in-shop.ts';
import { visit } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

describe.skipIf(withoutBrowser)('the window for everybody', () => {
  const windows = useWindows();

  /**
   * What axe finds on this view in both lights and both widths, and how far it hangs over a narrow screen's edge. The
   * light is switched under the eyes of whoever sits there, so that it must be right without being loaded anew.
   */
  async function faultsOf(page: Page, address: string): Promise<string[]> {
    const found: string[] = [];
    await visit(page, address);
    // The same page stands in either light: all but its colours is looked at once.
    for (const [colorScheme, rules] of [
      ['dark', COLOURS],
      ['light', undefined],
    ] as const) {
      await switchLight(page, colorScheme);
      for (const size of [DESK, PHONE]) {
        await page.setViewportSize(size);
        found.push(
          ...(await accessFaults(page, rules)).map((fault) => `${address} ${colorScheme} ${size.width}: ${fault}`),
        );
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    if (over !== 0) found.push(`${address} hangs over the edge at 320 by ${String(over)}`);
    return found;
  }

  /** What axe finds on every third of the views, from the first, the second or the third on. */
  async function faultsOfThird(third: 0 | 1 | 2): Promise<string[]> {
    const app = await windows.start({ env: { LINEKEEPER_OVERRIDES: 'prompt', LINEKEEPER_TRADE: 'salon' } });
    const addresses = (await liveInShop(app)).filter((_address, index) => index % 3 === third);
    expect(addresses.length).toBeGreaterThan(5);
    const { page } = await windows.open({ app, context: { colorScheme: 'light' } });
    const faults: string[] = [];
    for (const address of addresses) faults.push(...(await faultsOf(page, address)));
    return faults;
  }

  // Three tests, because together they take minutes on a busy machine.
  it.each([0, 1, 2] as const)(
    'when axe looks at third %i of the views in both lights, on a desk and on a phone, then it finds nothing',
    async (third) => {
      expect(await faultsOfThird(third)).toEqual([]);
    },
    120_000,
  );
});
