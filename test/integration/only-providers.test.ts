import { expect, it, onTestFinished } from 'vitest';

import { aRing } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp } from '../support/test-app.ts';

const TUNNEL = { LINEKEEPER_TUNNEL: 'quick', PUBLIC_BASE_URL: '', CLOUDFLARED_BIN: '/nowhere/cloudflared' };
const THEIRS = '34.67.146.145';

async function start(env: Record<string, string> = {}) {
  const app = await startTestApp({ env: { ...TUNNEL, ...env } });
  onTestFinished(() => app.stop());
  return app;
}
type App = Awaited<ReturnType<typeof start>>;

/** Each asks from an address of its own, so that nobody is refused for a flood. */
const ring = (app: App, from: string | null, headers: Record<string, string> = {}) =>
  app.ringRaw(JSON.stringify(aRing()), { ...(from !== null && { 'cf-connecting-ip': from }), ...headers });

async function told(answer: Response): Promise<unknown> {
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  return { status: answer.status, headers, body: await answer.text() };
}

it('when only ElevenLabs may ask, then others are refused like a wrong secret, with the right one in hand', async () => {
  const app = await start({ LINEKEEPER_ONLY_PROVIDERS: 'on' });
  expect((await ring(app, THEIRS)).status).toBe(200);
  expect((await ring(app, null)).status).toBe(200);
  const wrong = await told(await ring(app, THEIRS, { 'x-linekeeper-secret': 'not-the-right-secret' }));
  expect(await told(await ring(app, '203.0.113.9'))).toEqual(wrong);
  expect(wrong).toMatchObject({ status: 401 });
  expect((await fetch(`${app.webhookUrl}/health`, { headers: { 'cf-connecting-ip': '203.0.113.10' } })).status).toBe(
    200,
  );
});

it('when only ElevenLabs may ask, then nobody else borrows the owner’s model, with its secret in hand', async () => {
  const secret = 'relay-secret-for-tests';
  const app = await start({ LINEKEEPER_ONLY_PROVIDERS: 'on', LINEKEEPER_RELAY_SECRET: secret });
  const borrow = async (from: string): Promise<number> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}`, 'cf-connecting-ip': from };
    const init = { method: 'POST', headers, body: '{"messages":[{"role":"user","content":"Hello."}]}' };
    return (await fetch(`${app.webhookUrl}/llm`, init)).status;
  };
  // There is no model: that much is told to ElevenLabs.
  expect(await borrow(THEIRS)).toBe(503);
  expect(await borrow('203.0.113.9')).toBe(401);
});

it('when nothing is said, then the secret alone decides; the owner may switch it on, and it counts at once', async () => {
  const app = await start();
  const owner = ownerOf(app);
  expect((await ring(app, '203.0.113.9')).status).toBe(200);
  await owner.ask('settings.save', { switches: { onlyProviders: true } });
  expect((await ring(app, '203.0.113.9')).status).toBe(401);
  expect((await ring(app, THEIRS)).status).toBe(200);
  await owner.ask('settings.save', { switches: { onlyProviders: false } });
  expect((await ring(app, '203.0.113.9')).status).toBe(200);
});

it('when the environment decides it, then the window is told where', async () => {
  const app = await start({ LINEKEEPER_ONLY_PROVIDERS: 'off' });
  const refused = await app.api('POST', '/api/settings.save', { switches: { onlyProviders: true } });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('LINEKEEPER_ONLY_PROVIDERS');
  expect((await ring(app, '203.0.113.9')).status).toBe(200);
});
