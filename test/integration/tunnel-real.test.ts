import { createHmac } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';

import { Status } from '#contract/status.ts';

import { callerOf } from '../support/edge/caller.ts';
import { edgeNetwork } from '../support/edge/edge-network.ts';
import { startEdge, type Edge } from '../support/edge/edge.ts';
import { freePort } from '../support/free-port.ts';
import { openFront } from '../support/edge/front.ts';
import { findRealCloudflared, throughEdge } from '../support/edge/real-cloudflared.ts';
import { aRing, aTranscription } from '../support/factories.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp, TEST_SECRETS } from '../support/test-app.ts';
import { openDoor, openTunnel } from '../support/tunnel-bench.ts';

const real = await findRealCloudflared();
const Answer = z.object({
  type: z.literal('conversation_initiation_client_data'),
  dynamic_variables: z.looseObject({}),
});

/** The real app, with the real cloudflared at an edge of our own. Resolves when the way leads here. */
async function startReachable(edge: Edge, env: Record<string, string>) {
  const program = throughEdge(real ?? '', edge.flags);
  const app = await startTestApp({ env: { CLOUDFLARED_BIN: program, ...env }, network: edgeNetwork(edge) });
  onTestFinished(() => app.stop());
  const tunnel = async () => Status.parse(await app.execute('status.get', {})).tunnel;
  await expect.poll(async () => (await tunnel()).state, { timeout: 30_000 }).toBe('reachable');
  return { ...app, tunnel: await tunnel() };
}

/** A tunnel by itself, for what the app would only hide. */
function openReal(edge: Edge, options: Parameters<typeof openTunnel>[1]) {
  return openTunnel({ program: throughEdge(real ?? '', edge.flags), network: edgeNetwork(edge) }, options);
}

/** What ElevenLabs asks and tells, through the tunnel, with our secrets and without. */
async function expectCallsToArrive(edge: Edge, publicUrl: string | null, settled: () => Promise<void>) {
  const caller = callerOf(edge, publicUrl ?? '');
  const ring = (secret: string) =>
    caller.send({
      method: 'POST',
      path: '/webhook/personalize',
      headers: { 'content-type': 'application/json', 'x-linekeeper-secret': secret },
      body: JSON.stringify(aRing({ caller_id: '+15550100123', call_sid: 'CA_through_the_tunnel' })),
    });
  const answered = await ring(TEST_SECRETS.initiation);
  expect(answered.status).toBe(200);
  expect(Answer.safeParse(JSON.parse(answered.body)).success).toBe(true);
  expect((await ring('a guess of somebody')).status).toBe(401);

  const body = JSON.stringify(aTranscription({ from: '+15550100123', callSid: 'CA_through_the_tunnel' }));
  const t = Math.floor(Date.now() / 1000);
  const v0 = createHmac('sha256', TEST_SECRETS.webhook).update(`${t}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'elevenlabs-signature': `t=${t},v0=${v0}` };
  expect((await caller.send({ method: 'POST', path: '/webhook/post-call', headers, body })).status).toBe(200);
  await settled();
  expect((await caller.send({ path: '/api/calls' })).status).toBe(404);
}

describe.runIf(real !== null)('the real cloudflared', { timeout: 60_000 }, () => {
  it('carries calls to the app as a quick tunnel', async () => {
    const edge = await startEdge();
    const app = await startReachable(edge, { LINEKEEPER_TUNNEL: 'quick', PUBLIC_BASE_URL: '' });
    const publicUrl = 'https://words-of-tunnel-1.trycloudflare.com';
    expect(app.tunnel).toMatchObject({ mode: 'quick', state: 'reachable', publicUrl });
    await expectCallsToArrive(edge, publicUrl, () => app.settled());
  });

  it('carries calls to the app as a named tunnel, whose address Cloudflare tells', async () => {
    const edge = await startEdge();
    const port = await freePort();
    const token = edge.name({ hostname: 'desk.example.com', service: () => `http://127.0.0.1:${port}` });
    const env = { LINEKEEPER_TUNNEL: 'named', CLOUDFLARE_TUNNEL_TOKEN: token, LINEKEEPER_WEBHOOK_PORT: port };
    const app = await startReachable(edge, { ...env, PUBLIC_BASE_URL: '' });
    const publicUrl = 'https://desk.example.com';
    expect(app.tunnel).toMatchObject({ mode: 'named', state: 'reachable', publicUrl });
    await expectCallsToArrive(edge, publicUrl, () => app.settled());
    await expect.poll(() => edge.connections(), { timeout: 10_000 }).toBe(4);
    expect(edge.tunnels()).toHaveLength(1);
  });

  it.each(['quick', 'named'] as const)('carries a WebSocket as a %s tunnel', async (mode) => {
    const edge = await startEdge();
    const door = await openDoor();
    const url = await openFront(door.url);
    const token = edge.name({ hostname: 'desk.example.com', service: () => url });
    const { reach } = await openReal(edge, { door: () => ({ ...door, url }), way: { mode, token } });
    const { publicUrl } = await reach();
    const caller = callerOf(edge, publicUrl ?? '');
    const heard = `hello at /media-stream?call=1 for ${new URL(publicUrl ?? '').hostname}`;
    expect(await caller.talk('/media-stream?call=1', 'hello')).toBe(heard);
  });

  it('when its address is printed and the edge is not there, then nobody says that it is reachable', async () => {
    const edge = await startEdge();
    edge.dial.cut();
    // The promised 15 and 30 seconds, in a fifteenth of them.
    const { tunnel, told, tells } = await openReal(edge, { elapsed: () => performance.now() * 15 });
    // Which of the two depends on whether this machine has name servers that know Cloudflare.
    const unreachable = Promise.race([
      tells({ code: 'tunnel_edge_unreachable' }),
      tells({ code: 'tunnel_cloudflare_unknown' }),
    ]);
    tunnel.start();
    expect(await unreachable).toMatchObject({ state: 'starting' });
    expect(told.map(({ state }) => state)).not.toContain('reachable');
    const caller = callerOf(edge, 'https://words-of-tunnel-1.trycloudflare.com');
    expect((await caller.send({ path: '/health' })).status).toBe(530);
  });

  it('when the user’s own configuration would lead elsewhere, then it changes nothing', async () => {
    const home = temporaryDirectory();
    const hostile = 'ingress:\n  - service: http_status:418\n';
    mkdirSync(join(home, '.cloudflared'));
    writeFileSync(join(home, '.cloudflared', 'config.yml'), `url: http://127.0.0.1:1\n${hostile}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('HOME', home).stubEnv('TUNNEL_URL', 'http://127.0.0.1:1').stubEnv('TUNNEL_LOGLEVEL', 'fatal');
    const edge = await startEdge();
    const { reach } = await openReal(edge, {});
    const { publicUrl } = await reach();
    expect((await callerOf(edge, publicUrl ?? '').send({ path: '/health' })).status).toBe(200);
  });

  it('when Cloudflare refuses its token, then it says so, once, and hammers nobody', async () => {
    const edge = await startEdge();
    edge.refuse({ cause: 'Unauthorized: Tunnel not found', mayRetry: true });
    const token = edge.name({ hostname: 'desk.example.com', service: () => 'http://127.0.0.1:1' });
    const { tunnel, told, tells } = await openReal(edge, { way: { mode: 'named', token } });
    const refused = tells({ state: 'failed' });
    tunnel.start();
    expect((await refused).told.code).toBe('tunnel_token_refused');
    expect(told.map(({ told: { code } }) => code)).toEqual(['tunnel_starting', 'tunnel_token_refused']);
  });

  it('when its token is no token, then the sentence says to copy it once more', async () => {
    const edge = await startEdge();
    const { tunnel, tells } = await openReal(edge, { way: { mode: 'named', token: 'no-token-at-all' } });
    const failed = tells({ state: 'failed' });
    tunnel.start();
    expect((await failed).told.code).toBe('tunnel_token_invalid');
  });
});
