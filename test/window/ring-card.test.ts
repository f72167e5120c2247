import { describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** Spec §5: who is calling stands on the desk within a second of the ring. */
const AT_MOST_MS = 1000;
const RINGS = 20;

describe.skipIf(withoutBrowser)('the desk while the phone rings', () => {
  const windows = useWindows();

  it('when a call arrives, then its card is on Today within a second, 19 times in 20', async () => {
    const { app, page } = await windows.open();
    await app.finish(aTranscription());
    await app.settled();
    const took: number[] = [];
    for (let ring = 0; ring < RINGS; ring += 1) {
      const cards = page.locator('[data-live-call]');
      const before = await cards.count();
      const began = performance.now();
      await app.ring(aRing({ caller_id: ANA, call_sid: `CA_card_${ring}` }));
      await cards.nth(before).waitFor();
      took.push(performance.now() - began);
    }
    const slowest = took.toSorted((a, b) => a - b)[Math.ceil(RINGS * 0.95) - 1];
    expect(slowest).toBeLessThan(AT_MOST_MS);
    expect(await page.locator('[data-live-call]').first().textContent()).toContain('Ana Lopez');
  }, 60_000);
});
