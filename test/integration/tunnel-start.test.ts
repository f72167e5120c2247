import { describe, expect, it } from 'vitest';

import { connectTunnel, failing, good, issue, startFakeNet } from '../support/fake-net.ts';
import { openTunnel } from '../support/tunnel-bench.ts';
import { handTime } from '../support/tunnel-time.ts';

const SECOND = 1000;
const NO_NET =
  'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp: lookup api.trycloudflare.com: network is unreachable';

describe('F16: a tunnel that does not come up', { timeout: 60_000 }, () => {
  it('is given up after five failures in two minutes, with the reason, and tried every ten minutes without a word', async () => {
    const time = handTime();
    const net = await startFakeNet();
    net.world.behave = failing('panic: something nobody has seen before', 2);
    const { pauseOf, tunnel, tells, told } = await openTunnel(net);

    const pauses: number[] = [];
    let next = tells({ code: 'tunnel_program_ended' });
    tunnel.start();
    for (let count = 1; count <= 5; count += 1) {
      const status = await next;
      pauses.push(pauseOf(status));
      if (count === 5) break;
      next = tells({ code: 'tunnel_program_ended', state: count === 4 ? 'failed' : 'starting' });
      await time.pass((pauses.at(-1) ?? 0) * SECOND);
    }

    expect(pauses).toEqual([1, 2, 4, 8, 600]);
    expect(tunnel.status()).toMatchObject({ state: 'failed', told: { code: 'tunnel_program_ended' } });
    const before = told.length;
    const tried = tells({ state: 'failed' });
    await time.pass(600 * SECOND);
    expect((await tried).retryAt).toBeNull();
    expect(pauseOf(await tells({ state: 'failed' }))).toBe(600);
    expect(new Set(told.slice(before).map(({ state, told: { code } }) => `${state} ${code}`))).toEqual(
      new Set(['failed tunnel_program_ended']),
    );
    expect(net.children).toHaveLength(6);
  });

  it('is opened at once on request, whatever pause it is in', async () => {
    const net = await startFakeNet();
    net.world.behave = failing('Provided Tunnel token is not valid.', 255);
    const { tunnel, tells } = await openTunnel(net, {
      way: { mode: 'named', token: 'made-up', publicUrl: 'https://desk.example.com' },
    });
    const failed = tells({ state: 'failed' });
    tunnel.start();
    await failed;

    const begun = net.next();
    await tunnel.restart();
    await begun;

    expect(net.children).toHaveLength(2);
  });

  it('is told to be offline while there is no net, and begins as soon as there is one', async () => {
    const time = handTime();
    const net = await startFakeNet();
    net.world.online = false;
    net.world.behave = failing(NO_NET);
    const { pauseOf, tunnel, tells, starts, told } = await openTunnel(net);
    const offline = tells({ state: 'degraded', code: 'tunnel_offline' });
    tunnel.start();
    await offline;
    for (const seconds of [2, 4, 8, 16]) {
      const failed = tells({ code: 'tunnel_cloudflare_unknown' });
      await time.passUntil(starts());
      expect(pauseOf(await failed)).toBe(seconds);
    }

    await time.pass(SECOND);
    net.world.online = true;
    net.world.behave = good;
    const reached = tells({ state: 'reachable' });
    expect(await time.passUntil(starts())).toBeLessThanOrEqual(3 * SECOND);
    await reached;

    expect(told.map(({ state }) => state)).not.toContain('failed');
  });

  it('goes over TCP where no QUIC comes through, and tries QUIC again in another network', async () => {
    const time = handTime();
    const net = await startFakeNet();
    net.world.behave = (child) => {
      child.order({ kind: 'metrics' });
      issue(child, 'words-without-quic.trycloudflare.com');
      if (child.args.includes('http2')) connectTunnel(child);
    };
    const { tunnel, tells, starts, events } = await openTunnel(net);
    const reached = tells({ state: 'reachable' });
    const asked = net.asked('/ready');
    tunnel.start();
    await asked;
    await time.passUntil(starts());
    await reached;
    expect(events).toContainEqual({ name: 'tunnel.fallback', fields: { kind: 'http2' } });

    net.world.behave = good;
    tunnel.networkChanged();
    const again = tells({ state: 'reachable' });
    process.kill(net.children.at(-1)?.pid ?? 0, 'SIGKILL');
    await time.passUntil(starts());
    await again;

    expect(net.children.map(({ args }) => args.includes('http2'))).toEqual([false, true, false]);
  });

  it('is tried at once when the computer joins another network', async () => {
    const net = await startFakeNet();
    net.world.behave = failing('failed to unmarshal quick Tunnel: invalid character');
    const { tunnel, tells } = await openTunnel(net);
    const waits = tells({ code: 'tunnel_quick_refused' });
    tunnel.start();
    await waits;

    const reached = tells({ state: 'reachable' });
    net.world.behave = good;
    const began = performance.now();
    tunnel.networkChanged();
    await reached;

    expect(performance.now() - began).toBeLessThan(10 * SECOND);
  });

  it('says so when the program does not understand its arguments, although it ends as if all were well', async () => {
    const net = await startFakeNet();
    const text = 'Incorrect Usage. flag provided but not defined: -output\n\nNAME:\n';
    net.world.behave = (child) => {
      child.order({ kind: 'raw', text, to: 'stdout' });
      child.order({ kind: 'exit', code: 0 });
    };
    const { tunnel, tells } = await openTunnel(net);

    const failed = tells({ state: 'failed' });
    tunnel.start();

    expect((await failed).told.code).toBe('tunnel_program_misfit');
  });

  it('is started again when it says nothing for 45 s', async () => {
    const time = handTime();
    const net = await startFakeNet();
    net.world.behave = () => undefined;
    const { pauseOf, tunnel, tells } = await openTunnel(net);

    const given = tells({ state: 'starting', code: 'tunnel_program_silent' });
    const begun = net.next();
    tunnel.start();
    await begun;

    expect(await time.passUntil(given)).toBeGreaterThanOrEqual(44 * SECOND);
    expect(pauseOf(await given)).toBe(1);
  });

  it('is started again when it has no address for 20 s', async () => {
    const time = handTime();
    const net = await startFakeNet();
    net.world.behave = (child) => child.order({ kind: 'metrics' });
    const { pauseOf, tunnel, tells } = await openTunnel(net);

    const given = tells({ state: 'starting', code: 'tunnel_no_address' });
    const asked = net.asked('/quicktunnel');
    tunnel.start();
    await asked;

    expect(await time.passUntil(given)).toBeGreaterThanOrEqual(19 * SECOND);
    expect(pauseOf(await given)).toBe(1);
  });
});
