import { rmSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';

import type { ShownBusiness } from '#contract/businesses.ts';

import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

async function started(over: Parameters<typeof startTestApp>[0] = {}): Promise<TestApp> {
  const app = await startTestApp({ ...over, keep: true });
  onTestFinished(() => rmSync(app.dataDir, { recursive: true, force: true }));
  return app;
}

const put = (app: TestApp, body: unknown): Promise<Response> => app.api('PUT', '/api/businesses/default', body);
const shown = (app: TestApp): Promise<ShownBusiness> => ownerOf(app).ask('businesses.get', { id: 'default' });

it('when the default business is saved in part, then the rest stays, also over a restart', async () => {
  const env = { LINEKEEPER_TIME_ZONE: '', LINEKEEPER_PHONE_REGION: '', LINEKEEPER_BUSINESS_NAME: '' };
  const first = await started({ env });
  expect((await put(first, { name: 'Salon Elm', zone: 'Europe/Paris', region: 'FR', tone: 'calm' })).status).toBe(200);

  expect((await put(first, { greeting: 'Welcome to {business}.' })).status).toBe(200);

  const expected = { name: 'Salon Elm', zone: 'Europe/Paris', region: 'FR', tone: 'calm', setBy: {} };
  expect(await shown(first)).toMatchObject({ ...expected, greeting: 'Welcome to {business}.' });
  await first.stop();
  const again = await startTestApp({ env, dataDir: first.dataDir, keep: true });
  onTestFinished(() => again.stop());
  expect(await shown(again)).toMatchObject({ ...expected, greeting: 'Welcome to {business}.' });
});

it('when the environment sets a field, then it is shown by which variable, and no request changes it', async () => {
  const app = await started({ env: { LINEKEEPER_OVERRIDES: 'prompt', LINEKEEPER_GREETING: 'Hello.' } });
  onTestFinished(() => app.stop());
  const before = await shown(app);
  expect(before.setBy).toEqual({
    name: 'LINEKEEPER_BUSINESS_NAME',
    zone: 'LINEKEEPER_TIME_ZONE',
    region: 'LINEKEEPER_PHONE_REGION',
    overrides: 'LINEKEEPER_OVERRIDES',
    greeting: 'LINEKEEPER_GREETING',
  });

  const refused = await put(app, { name: 'Another', overrides: { voice: true }, tone: 'loud' });

  expect(refused.status).toBe(409);
  const { error } = (await refused.json()) as { error: { message: string } };
  expect(error.message).toContain('name (LINEKEEPER_BUSINESS_NAME), overrides (LINEKEEPER_OVERRIDES)');
  expect(await shown(app)).toEqual(before);
  expect((await put(app, { tone: 'calm', name: before.name })).status).toBe(200);
  expect(await shown(app)).toEqual({ ...before, tone: 'calm', revision: expect.any(String) as string });
});

it('when another business is saved in part, then the rest is as for a new one, and it may have any name', async () => {
  const app = await started();
  onTestFinished(() => app.stop());
  await ownerOf(app).ask('businesses.save', { id: 'elm', name: 'Elm', tone: 'loud', zone: 'Europe/Paris' });

  const { tone, zone, setBy } = await ownerOf(app).ask('businesses.save', { id: 'elm', name: 'Salon Elm' });

  expect([tone, zone, setBy]).toEqual(['friendly and professional', 'UTC', {}]);
});
