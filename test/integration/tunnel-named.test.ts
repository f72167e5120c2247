import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { connectTunnel, failing, startFakeNet, type Behaviour } from '../support/fake-net.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { openTunnel } from '../support/tunnel-bench.ts';
import { handTime } from '../support/tunnel-time.ts';

const TOKEN = 'made-up-token-of-a-tunnel';
const named = { mode: 'named', token: TOKEN } as const;

/** Connects, and is then told by Cloudflare which names lead where (cloudflared.md §4.4). */
function configuredWith(ingress: { hostname?: string; service: string }[]): Behaviour {
  return (child) => {
    child.order({ kind: 'metrics' });
    connectTunnel(child);
    const config = JSON.stringify({ ingress: [...ingress, { service: 'http_status:404' }] });
    child.order({ kind: 'log', message: 'Updated to new configuration', fields: { config, version: 3 } });
    child.hostname = 'desk.example.com';
  };
}

/** Cloudflare's rule sends the request to our door, whatever the arguments say. */
function toDoor(behave: Behaviour, url: string): Behaviour {
  return (child, net) => {
    child.origin = url;
    behave(child, net);
  };
}

describe('a named tunnel', { timeout: 60_000 }, () => {
  it('T22: has its token in the environment of the child, and nowhere else', async () => {
    const net = await startFakeNet();
    const dataDir = temporaryDirectory();
    const way = { ...named, publicUrl: 'https://desk.example.com/' };
    const { tunnel, tells, told, events, door } = await openTunnel(net, { way, dataDir });
    net.world.behave = toDoor(configuredWith([]), door.url);

    const reached = tells({ state: 'reachable' });
    tunnel.start();

    expect(await reached).toMatchObject({ mode: 'named', publicUrl: 'https://desk.example.com' });
    const [child] = net.children;
    expect(child?.env['TUNNEL_TOKEN']).toBe(TOKEN);
    expect(child?.args.slice(-3)).toEqual(['--output', 'json', 'run']);
    await expect.poll(() => readdirSync(join(dataDir, 'tunnel'))).toContain('cloudflared.json');
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const written = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
    const commandLine = readFileSync(`/proc/${child?.pid}/cmdline`, 'utf8');
    expect(JSON.stringify([written, commandLine, told, events, child?.args])).not.toContain(TOKEN);
  });

  it('learns from Cloudflare which name leads to our door', async () => {
    const net = await startFakeNet();
    const { reach, door } = await openTunnel(net, { way: named });
    const ingress = [
      { hostname: 'files.example.com', service: 'http://127.0.0.1:9' },
      { hostname: 'desk.example.com', service: door.url },
    ];
    net.world.behave = toDoor(configuredWith(ingress), door.url);

    expect(await reach()).toMatchObject({ publicUrl: 'https://desk.example.com' });
  });

  it('says that somebody else answers at its address, and is left running, for a new start would not help', async () => {
    const time = handTime();
    const net = await startFakeNet();
    const { tunnel, tells, door } = await openTunnel(net, { way: named, key: Buffer.alloc(32, 1) });
    net.world.behave = toDoor(configuredWith([{ hostname: 'desk.example.com', service: door.url }]), door.url);

    const strange = tells({ state: 'starting', code: 'tunnel_stranger' });
    const given = tells({ state: 'degraded', code: 'tunnel_stranger' });
    tunnel.start();
    await strange;
    await time.passUntil(given);
    await time.pass(60_000);

    expect(tunnel.status()).toMatchObject({ publicUrl: 'https://desk.example.com', verifiedAt: null, retryAt: null });
    expect([net.children.length, net.alive().length]).toEqual([1, 1]);
  });

  it('asks for a token where there is none, and starts nothing', async () => {
    const net = await startFakeNet();
    const { tunnel } = await openTunnel(net, { way: { mode: 'named' } });

    tunnel.start();

    await expect.poll(() => tunnel.status()).toMatchObject({ state: 'failed', told: { code: 'tunnel_token_missing' } });
    expect(net.children).toEqual([]);
  });

  it('asks for another token when Cloudflare refuses it, and does not go on knocking', async () => {
    const net = await startFakeNet();
    net.world.behave = (child) => {
      child.order({ kind: 'metrics' });
      const error = 'Unauthorized: Tunnel not found';
      child.order({
        kind: 'log',
        message: 'Register tunnel error from server side',
        fields: { level: 'error', error },
      });
    };
    const { tunnel, tells } = await openTunnel(net, { way: named });

    const told = tells({ state: 'failed' });
    tunnel.start();

    const { told: why, retryAt } = await told;
    expect(why.code).toBe('tunnel_token_refused');
    expect(Date.parse(retryAt ?? '') - Date.now()).toBeGreaterThan(599_000);
    expect(net.alive()).toEqual([]);
  });

  it('asks for another token when its own is taken away while it runs', async () => {
    const net = await startFakeNet();
    const { reach, tells, door, told } = await openTunnel(net, { way: named });
    net.world.behave = toDoor(configuredWith([{ hostname: 'desk.example.com', service: door.url }]), door.url);
    await reach();

    const failed = tells({ state: 'failed', code: 'tunnel_token_refused' });
    const error = 'Unauthorized: Invalid tunnel secret';
    net.children[0]?.order({ kind: 'log', message: 'Register tunnel error from server side', fields: { error } });
    await failed;

    expect(told.map(({ told: { code } }) => code)).not.toContain('tunnel_program_ended');
    expect(net.children).toHaveLength(1);
  });

  it('tells a token that is none from one that is refused', async () => {
    const net = await startFakeNet();
    net.world.behave = failing("Provided Tunnel token is not valid.\nSee 'cloudflared tunnel run --help'.", 255);
    const { tunnel, tells } = await openTunnel(net, { way: named });

    const told = tells({ state: 'failed' });
    tunnel.start();

    expect((await told).told.code).toBe('tunnel_token_invalid');
  });
});
