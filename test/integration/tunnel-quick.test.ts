import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { connectTunnel, failing, good, issue, startFakeNet } from '../support/fake-net.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { openDoor, openTunnel } from '../support/tunnel-bench.ts';
import { handTime } from '../support/tunnel-time.ts';

describe('a quick tunnel', { timeout: 60_000 }, () => {
  it('is reachable when our own answer has come back through its address, and not before', async () => {
    const net = await startFakeNet();
    const { reach, told, addresses, faults } = await openTunnel(net);

    const reached = await reach();

    expect(told.map(({ state, told: { code } }) => [state, code])).toEqual([
      ['starting', 'tunnel_starting'],
      ['starting', 'tunnel_checking'],
      ['reachable', 'tunnel_reachable'],
    ]);
    const publicUrl = 'https://tunnel-number-1.trycloudflare.com';
    expect(reached).toMatchObject({ mode: 'quick', publicUrl, retryAt: null });
    expect(Date.parse(reached.verifiedAt ?? '')).toBeGreaterThan(Date.now() - 5000);
    expect([addresses, faults]).toEqual([[publicUrl], []]);
  });

  it('is not taken for ours when somebody else signs at its address', async () => {
    const net = await startFakeNet();
    const { tunnel, tells, told } = await openTunnel(net, { key: Buffer.alloc(32, 1) });

    const strange = tells({ code: 'tunnel_stranger' });
    tunnel.start();

    expect(await strange).toMatchObject({ state: 'starting', verifiedAt: null });
    expect(told.map(({ state }) => state)).not.toContain('reachable');
  });

  it('learns its address from the metrics where the log does not say it', async () => {
    const net = await startFakeNet();
    net.world.behave = (child) => {
      child.hostname = 'silent-words.trycloudflare.com';
      child.order({ kind: 'state', state: { hostname: child.hostname } });
      child.order({ kind: 'metrics' });
      connectTunnel(child);
    };
    const { reach } = await openTunnel(net);

    expect(await reach()).toMatchObject({ publicUrl: 'https://silent-words.trycloudflare.com' });
  });

  it('T22: runs its program with arguments and an environment that know nothing of ours or the user’s', async () => {
    vi.stubEnv('TUNNEL_URL', 'http://127.0.0.1:9');
    vi.stubEnv('NO_TLS_VERIFY', '1');
    vi.stubEnv('ELEVENLABS_API_KEY', 'made-up-key');
    const net = await startFakeNet();
    const dataDir = temporaryDirectory();
    const { reach, door } = await openTunnel(net, { dataDir });
    await reach();
    vi.unstubAllEnvs();

    const [child] = net.children;
    const config = join(dataDir, 'tunnel', 'cloudflared.yml');
    expect(child?.args).toEqual([
      ...['tunnel', '--config', config, '--no-autoupdate', '--metrics', '127.0.0.1:0', '--grace-period', '1s'],
      ...['--output', 'json', '--url', door.url],
    ]);
    expect([readFileSync(config, 'utf8'), statSync(config).mode & 0o777]).toEqual(['{}\n', 0o600]);
    const { HOME = '', ...env } = child?.env ?? {};
    expect([HOME, readdirSync(HOME)]).toEqual([join(dataDir, 'tunnel', 'home'), []]);
    expect(Object.keys(env).filter((name) => /TUNNEL|TLS|ELEVENLABS|TOKEN|SECRET/.test(name))).toEqual([]);
  });

  it('says that Cloudflare cannot be reached when there is an address and no connection, first over QUIC, then TCP', async () => {
    const time = handTime();
    const net = await startFakeNet();
    net.world.behave = (child) => {
      child.order({ kind: 'metrics' });
      issue(child, 'printed-too-early.trycloudflare.com');
    };
    const { tunnel, starts, told } = await openTunnel(net);

    tunnel.start();
    await net.asked('/ready');
    const quicMs = await time.passUntil(starts());
    await net.asked('/ready');
    const http2Ms = await time.passUntil(starts());

    expect(net.children.slice(0, 2).map(({ args }) => args.includes('http2'))).toEqual([false, true]);
    // Some of it is the time a child has to leave, and a second is the pause before the next.
    expect(quicMs).toBeGreaterThanOrEqual(15_000);
    expect(quicMs).toBeLessThan(19_000);
    expect(http2Ms).toBeGreaterThanOrEqual(31_000);
    expect(http2Ms).toBeLessThan(36_000);
    expect(told.at(-1)).toMatchObject({ state: 'starting', publicUrl: null });
    expect(told.find(({ retryAt }) => retryAt !== null)?.told.code).toBe('tunnel_edge_unreachable');
    expect(told.map(({ state }) => state)).not.toContain('reachable');
  });

  it('is not opened while a route of ours answers a stranger, and says so', async () => {
    const net = await startFakeNet();
    const door = await openDoor(undefined, { '/webhook/personalize': 200 });
    const { tunnel, tells } = await openTunnel(net, { door: () => door });

    const told = tells({ state: 'failed' });
    tunnel.start();

    expect(await told).toMatchObject({ told: { code: 'tunnel_door_open' }, publicUrl: null });
    expect(net.children).toEqual([]);
  });

  it('is not opened while the owner’s own door is to be found on the webhook port', async () => {
    const net = await startFakeNet();
    const door = await openDoor(undefined, { '/api/status.get': 401 });
    const { tunnel, tells } = await openTunnel(net, { door: () => door });

    const told = tells({ code: 'tunnel_door_open' });
    tunnel.start();

    expect((await told).state).toBe('failed');
    expect(door.hits).toContain('POST /webhook/personalize');
  });

  it('tells why there is no program to run, in the words of whoever looked for it', async () => {
    const net = await startFakeNet();
    const missing = async (): Promise<never> => {
      throw refused('unavailable', tell('tunnel_program_none'));
    };
    const { tunnel, tells } = await openTunnel(net, { program: missing });

    const told = tells({ state: 'failed' });
    tunnel.start();

    const { told: why, retryAt } = await told;
    expect(why).toEqual(tell('tunnel_program_none'));
    expect(retryAt).not.toBeNull();
  });

  it('tells of a program that the system will not start', async () => {
    const net = await startFakeNet();
    const path = join(temporaryDirectory(), 'gone');
    const { tunnel, tells } = await openTunnel(net, { program: async () => ({ path, version: '1' }) });

    const told = tells({ state: 'failed' });
    tunnel.start();

    expect((await told).told.code).toBe('tunnel_program_unusable');
  });

  it('waits at least five minutes where Cloudflare gives no more quick tunnels', async () => {
    const net = await startFakeNet();
    net.world.behave = failing(
      'ERR Error unmarshaling QuickTunnel response: error code: 1015 error="invalid character" status_code="429 Too Many Requests"\nfailed to unmarshal quick Tunnel: invalid character',
    );
    const { tunnel, tells } = await openTunnel(net);

    const told = tells({ code: 'tunnel_rate_limited' });
    tunnel.start();

    const { state, retryAt } = await told;
    expect(state).toBe('failed');
    expect(Date.parse(retryAt ?? '') - Date.now()).toBeGreaterThan(299_000);
  });

  it('leaves no child, and no trace of one, when it is stopped', async () => {
    const net = await startFakeNet();
    const dataDir = temporaryDirectory();
    const { tunnel, reach } = await openTunnel(net, { dataDir });
    await reach();
    await expect.poll(() => existsSync(join(dataDir, 'tunnel', 'cloudflared.json'))).toBe(true);

    const began = performance.now();
    await tunnel.stop();

    expect(performance.now() - began).toBeLessThan(1900);
    expect(net.alive()).toEqual([]);
    expect(existsSync(join(dataDir, 'tunnel', 'cloudflared.json'))).toBe(false);
    expect(tunnel.status()).toMatchObject({ mode: 'quick', state: 'stopped', told: { code: 'tunnel_stopped' } });
  });

  it('ends a child that does not listen, within the two seconds it has', async () => {
    const net = await startFakeNet();
    net.world.behave = (child) => {
      good(child, net);
      child.order({ kind: 'state', state: { deaf: true } });
    };
    const { tunnel, reach } = await openTunnel(net);
    await reach();

    const began = performance.now();
    await tunnel.stop();

    expect(net.alive()).toEqual([]);
    expect(performance.now() - began).toBeGreaterThan(1900);
    expect(performance.now() - began).toBeLessThan(3900);
  });

  it('opens anew with the settings as they are then, and nothing is left of the old one', async () => {
    const net = await startFakeNet();
    const way: { mode: 'quick' | 'off' } = { mode: 'quick' };
    const { tunnel, reach, tells, addresses } = await openTunnel(net, { way });
    await reach();

    const again = tells({ state: 'reachable' });
    await tunnel.restart();
    await again;

    expect(net.alive()).toHaveLength(1);
    expect(addresses).toEqual([1, 2].map((count) => `https://tunnel-number-${count}.trycloudflare.com`));
    way.mode = 'off';
    await tunnel.restart();
    expect(tunnel.status()).toMatchObject({ mode: 'off', state: 'off', publicUrl: null, told: { code: 'tunnel_off' } });
    expect(net.alive()).toEqual([]);
  });
});
