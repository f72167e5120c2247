import { expect, it } from 'vitest';

import { connectedShop } from '../support/connected-shop.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';

const MINUTE_MS = 60_000;

/** A shop that has run for two hours, with calls that were over long enough ago to have been reported. */
async function runningShop() {
  const began = Date.now() - 120 * MINUTE_MS;
  const clock = { ms: began };
  const now = (): Date => new Date(clock.ms);
  const shop = await connectedShop({ over: { now }, pretend: { now } });
  await shop.connect();
  const after = (minutes: number): void => void (clock.ms = began + minutes * MINUTE_MS);
  const reported = async (): Promise<string | undefined> => {
    const { checks } = await shop.ask('doctor.run', {});
    const check = checks.find(({ id }) => id === 'reported');
    return check && `${check.state} ${check.told.code}`;
  };
  const call = async (): Promise<void> => {
    const rung = await shop.rings({ from: CALLER, to: SHOP_LINE });
    if (rung.by !== 'elevenlabs' || rung.rung.outcome !== 'answered') throw new Error(JSON.stringify(rung));
    await rung.rung.call.ends({ turns: [{ role: 'user', message: 'Good bye.' }] });
  };
  return { ...shop, after, reported, call };
}

it('when calls are fetched that ElevenLabs did not report while this computer ran, then that is told until one is', async () => {
  const { app, ask, state, after, reported, call } = await runningShop();
  after(5);
  await call();
  after(30);
  expect(await reported()).toBe('ok doctor_calls_reported');

  for (const webhook of state.webhooks.values()) webhook.secret = 'wsec_somebody_made_another';
  await call();
  after(60);
  await ask('conversations.catch-up', {});
  await expect.poll(reported, { timeout: 20_000 }).toBe('warning doctor_calls_fetched');

  await ask('connect.findings', { now: true });
  await ask('connect.fix', { id: 'post_call_refused' });
  await call();
  after(90);
  expect(await reported()).toBe('ok doctor_calls_reported');
  await app.stop();
});
