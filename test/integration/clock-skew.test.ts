import { expect, it } from 'vitest';

import { caughtUp, fetchedApp, reportOf } from '../support/providers/fetched-app.ts';

const DAY_MS = 86_400_000;

it.each([DAY_MS, -DAY_MS, 31 * 60_000, -31 * 60_000])(
  'F11: when the clock of this computer is %i ms off, then a report is believed by the provider’s clock, and by no other',
  async (off) => {
    const { start, aCall } = await fetchedApp();
    const app = await start({ now: () => new Date(Date.now() + off) });
    // They answer, and with that say what time it is.
    await caughtUp(app);
    const report = reportOf(aCall());
    expect((await app.finish(report, { at: new Date(Date.now() + off) })).status).toBe(401);
    expect((await app.finish(report, { at: new Date() })).status).toBe(200);
    await app.stop();
  },
);

it('when no provider was asked yet, then the clock of this computer counts', async () => {
  const { start, aCall } = await fetchedApp({ ELEVENLABS_API_KEY: '' });
  const app = await start({ now: () => new Date(Date.now() + DAY_MS) });
  const report = reportOf(aCall());
  expect((await app.finish(report, { at: new Date() })).status).toBe(401);
  expect((await app.finish(report, { at: new Date(Date.now() + DAY_MS) })).status).toBe(200);
  await app.stop();
});
