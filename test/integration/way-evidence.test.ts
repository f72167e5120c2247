import { afterEach, describe, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';
import { aRing } from '../support/factories.ts';
import { startFakeNet, type FakeNet } from '../support/fake-net.ts';
import { ownerOf } from '../support/owner.ts';
import { rawRequest, toRequest } from '../support/raw-request.ts';
import { startTestApp, TEST_SECRETS, type TestApp } from '../support/test-app.ts';

const QUICK = 'https://tunnel-number-1.trycloudflare.com';

let net: FakeNet;
let app: TestApp;
const owner = () => ownerOf(app);
const status = () => owner().ask('status.get', {});
const codes = async (): Promise<string[]> => (await status()).problems.map(({ code }) => code);

async function startQuick(): Promise<void> {
  net = await startFakeNet();
  const env = { LINEKEEPER_TUNNEL: 'quick', PUBLIC_BASE_URL: '', CLOUDFLARED_BIN: net.program };
  app = await startTestApp({ env, network: net.network });
  const open = tells(({ state }) => state === 'reachable');
  if ((await status()).tunnel.state !== 'reachable') await open;
}

/** Resolves with the next status of the way that fits. */
function tells(fits: (tunnel: TunnelStatus) => boolean): Promise<TunnelStatus> {
  return new Promise((resolve) => {
    const unsubscribe = app.bus.subscribe(({ name, payload }: AppEvent) => {
      if (name !== 'tunnel.changed' || !fits(payload)) return;
      unsubscribe();
      resolve(payload);
    });
  });
}

/** A ringing phone that calls this name, as requests through the tunnel bear it. */
async function ringTo(host: string): Promise<number> {
  const body = JSON.stringify(aRing());
  const headers = [
    `X-Linekeeper-Secret: ${TEST_SECRETS.initiation}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  const request = toRequest('POST /webhook/personalize', headers, body).replace('Host: 127.0.0.1', `Host: ${host}`);
  return (await rawRequest(Number(new URL(app.webhookUrl).port), request)).status;
}

afterEach(() => app.stop());

describe('what shows that ElevenLabs reaches this computer', () => {
  it('when our own door was tried first, then its refusals are nobody’s; the new address is told until it is used', async () => {
    await startQuick();
    expect((await owner().ask('requests.list', {})).requests).toEqual([]);
    expect((await owner().ask('today.get', {})).reachability).toMatchObject({ reason: 'verified', told: null });
    expect(await status()).toMatchObject({ condition: { state: 'needs-you' }, lastDeliveries: [] });
    expect(await codes()).toEqual(['quick_address_new']);

    expect(await ringTo('127.0.0.1')).toBe(200);
    expect(await codes()).toEqual(['quick_address_new']);
    expect(await ringTo('tunnel-number-1.trycloudflare.com')).toBe(200);

    expect(await codes()).toEqual([]);
    expect((await owner().ask('today.get', {})).reachability.reason).toBe('answered');
  });

  it('when the tunnel has another address than the one that was called, then that one is told as new again', async () => {
    await startQuick();
    await ringTo('tunnel-number-1.trycloudflare.com');
    expect((await owner().ask('today.get', {})).reachability.reason).toBe('answered');
    const another = tells(({ state, publicUrl }) => state === 'reachable' && publicUrl !== QUICK);

    process.kill(net.children[0]?.pid ?? Number.NaN, 'SIGKILL');

    expect((await another).publicUrl).toBe('https://tunnel-number-2.trycloudflare.com');
    expect(await codes()).toEqual(['quick_address_new']);
    await ringTo('tunnel-number-1.trycloudflare.com');
    expect((await owner().ask('today.get', {})).reachability.reason).toBe('verified');
  });

  it('when the address is one of this computer, then it is never ready, and it is said why', async () => {
    app = await startTestApp({ env: { PUBLIC_BASE_URL: 'http://127.0.0.1:4780' } });
    expect(await status()).toMatchObject({
      tunnel: { state: 'reachable' },
      condition: { state: 'needs-you', told: { code: 'condition_address_local' } },
    });
    expect(await codes()).toEqual(['public_address_local']);
    expect((await owner().ask('today.get', {})).reachability).toMatchObject({ state: 'local', reason: 'only-here' });
  });
});
