import { describe, expect, it } from 'vitest';

import { request } from '../../server/tunnel/ask.ts';
import type { Network } from '../../server/tunnel/network.ts';
import { startFakeNet } from '../support/fake-net.ts';
import { openDoor, openTunnel } from '../support/tunnel-bench.ts';
import { handTime } from '../support/tunnel-time.ts';

const SECOND = 1000;

/** An address of the owner's that leads to our door, by whatever way; and a world in which that way can end. */
async function openOwn() {
  const net = await startFakeNet();
  const door = await openDoor();
  const way = { mode: 'own', publicUrl: `${door.url}/` } as const;
  const nowhere = new URL('http://127.0.0.1:9');
  const throughNet: Network['request'] = (url, options, onAnswer) =>
    request(net.world.online ? url : nowhere, options, onAnswer);
  const network = { ...net.network, request: throughNet };
  return { net, ...(await openTunnel({ ...net, network }, { way, door: () => door })) };
}

describe('an address of the owner’s', () => {
  it('is reachable when our own answer comes back from there, without any child', async () => {
    const { net, reach, addresses, door } = await openOwn();

    const reached = await reach();

    expect(reached).toMatchObject({ mode: 'own', publicUrl: door.url, told: { code: 'tunnel_reachable' } });
    expect([addresses, net.children]).toEqual([[door.url], []]);
  });

  it('is told of within 15 s when the computer is offline, and is back by itself', async () => {
    const time = handTime();
    const { net, reach, tells } = await openOwn();
    await reach();

    const offline = tells({ state: 'degraded', code: 'tunnel_offline' });
    Object.assign(net.world, { online: false, named: false });
    expect(await time.passUntil(offline)).toBeLessThanOrEqual(15 * SECOND);
    const back = tells({ state: 'reachable' });
    Object.assign(net.world, { online: true, named: true });

    expect(await time.passUntil(back)).toBeLessThanOrEqual(5 * SECOND);
  });

  it('is degraded, with the reason, while its name is gone', async () => {
    const time = handTime();
    const { net, reach, tells, tunnel } = await openOwn();
    await reach();

    const degraded = tells({ state: 'degraded', code: 'tunnel_name_unknown' });
    net.world.named = false;
    const noticedMs = await time.passUntil(degraded);
    await time.pass(120 * SECOND);
    expect(tunnel.status()).toMatchObject({ state: 'degraded', retryAt: null });
    const back = tells({ state: 'reachable' });
    net.world.named = true;

    expect(noticedMs).toBeLessThan(100 * SECOND);
    expect(await time.passUntil(back)).toBeLessThanOrEqual(12 * SECOND);
  });

  it('is called reachable no longer from the first answer on that did not come back, and again from the next', async () => {
    const time = handTime();
    const { net, reach, tells, tunnel } = await openOwn();
    await reach();

    const doubted = tells({ state: 'starting', code: 'tunnel_checking' });
    net.world.named = false;
    expect(await time.passUntil(doubted)).toBeLessThanOrEqual(75 * SECOND);
    expect(tunnel.status().verifiedAt).not.toBeNull();
    const back = tells({ state: 'reachable' });
    net.world.named = true;

    expect(await time.passUntil(back)).toBeLessThanOrEqual(16 * SECOND);
  });

  it('is asked for where there is none', async () => {
    const net = await startFakeNet();
    const { tunnel } = await openTunnel(net, { way: { mode: 'own' } });

    tunnel.start();

    await expect.poll(() => tunnel.status().told.code).toBe('tunnel_address_missing');
  });

  it('is let go of at once when it is stopped in the middle of a question', async () => {
    const net = await startFakeNet();
    const never = new Promise<never>(() => undefined);
    const network = { ...net.network, lookUpHere: () => never };
    const way = { mode: 'own', publicUrl: 'https://desk.example.com' } as const;
    const { tunnel, tells } = await openTunnel({ ...net, network }, { way });
    const asked = tells({ code: 'tunnel_checking' });
    tunnel.start();
    await asked;

    const began = performance.now();
    await tunnel.stop();

    expect(performance.now() - began).toBeLessThan(1000);
    expect(tunnel.status().state).toBe('stopped');
  });
});
