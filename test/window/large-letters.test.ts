import { describe, expect, it } from 'vitest';

import { liveInShop } from '../support/lived-in-shop.ts';
import { visit } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('letters twice as large as usual', () => {
  const windows = useWindows(['--blink-settings=defaultFontSize=32']);

  it('when they stand on a phone, with the longer words of German, then no view hangs over the edge', async () => {
    const app = await windows.start({ env: { LINEKEEPER_OVERRIDES: 'prompt', LINEKEEPER_TRADE: 'salon' } });
    const addresses = await liveInShop(app);
    const context = { locale: 'de-DE', viewport: { width: 360, height: 640 } };
    const { page } = await windows.open({ app, context });
    const letters = await page.evaluate('parseFloat(getComputedStyle(document.documentElement).fontSize)');
    expect(letters).toBeGreaterThanOrEqual(32);

    const over: string[] = [];
    for (const address of addresses) {
      await visit(page, address);
      const by = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      if (by !== 0) over.push(`${address} by ${by}`);
    }
    expect(over).toEqual([]);
  }, 60_000);
});
