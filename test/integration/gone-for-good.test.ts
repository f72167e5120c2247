import { rmSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';

import { AnswerSchema } from '../support/answer-schema.ts';
import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

async function restarted(app: TestApp): Promise<TestApp> {
  await app.stop();
  const again = await startTestApp({ dataDir: app.dataDir, keep: true });
  onTestFinished(() => again.stop());
  return again;
}

async function keptApp(): Promise<TestApp> {
  const app = await startTestApp({ keep: true });
  onTestFinished(() => rmSync(app.dataDir, { recursive: true }));
  return app;
}

function writeFact(app: TestApp, token: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const body = JSON.stringify({ fact: 'likes tea' });
  return fetch(`${app.webhookUrl}/api/memory/${hashOf(ANA)}`, { method: 'POST', headers, body });
}

it('when the write routes were closed, then a restart does not make their token valid again', async () => {
  const before = await keptApp();
  const { token } = await ownerOf(before).ask('remote-writes.set', { enabled: true });
  await ownerOf(before).ask('remote-writes.set', { enabled: false });

  const app = await restarted(before);

  expect((await writeFact(app, token ?? '')).status).toBe(404);
  expect(await ownerOf(app).ask('status.get', {})).toMatchObject({ remoteWrites: false });
});

it('when the write routes were left open, then their token is still valid after a restart', async () => {
  const before = await keptApp();
  const { token } = await ownerOf(before).ask('remote-writes.set', { enabled: true });

  const app = await restarted(before);

  expect((await writeFact(app, token ?? '')).status).toBe(200);
});

it('when a shop is removed, then its secret variables are removed with it', async () => {
  const app = await startTestApp();
  onTestFinished(() => app.stop());
  const owner = ownerOf(app);
  const shop = { id: 'bakery', name: 'Bakery Elm', agentId: 'agent_bakery' };
  const ring = async (call_sid: string) =>
    AnswerSchema.parse(await app.ring(aRing({ agent_id: 'agent_bakery', caller_id: 'anonymous', call_sid })))
      .dynamic_variables;
  await owner.ask('businesses.save', { ...shop, secretVariables: { secret__token: 'tulip-marmalade-77' } });
  expect(await ring('CA0001')).toHaveProperty('secret__token');

  expect((await app.api('DELETE', '/api/businesses/bakery')).status).toBe(200);
  await owner.ask('businesses.save', shop);

  expect(await ring('CA0002')).toMatchObject({ business_name: 'Bakery Elm' });
  expect(await ring('CA0003')).not.toHaveProperty('secret__token');
});

it('when the ringing is repeated after the end of the call, then what the agent was told stays as it was', async () => {
  const clock = createTestClock();
  const app = await startTestApp({ now: clock.now });
  onTestFinished(() => app.stop());
  const owner = ownerOf(app);
  await app.ring(aRing());
  await app.finish(aTranscription());
  await app.settled();
  const { pack: told } = await owner.call('CA0001');
  expect(told).toMatchObject({ variables: { caller_name: '' } });

  clock.forward(5);
  expect(await app.ring(aRing())).toMatchObject({ dynamic_variables: { caller_name: 'Ana Lopez' } });
  await app.settled();

  expect((await owner.call('CA0001')).pack).toEqual(told);
});
