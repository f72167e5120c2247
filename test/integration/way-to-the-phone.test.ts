import { readFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';
import { failing, startFakeNet, type FakeNet } from '../support/fake-net.ts';
import { ownerOf } from '../support/owner.ts';
import { filesIn } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const TOKEN = 'eyJpbnZlbnRlZCI6InRva2VuIn0invented';
const QUICK = 'https://tunnel-number-1.trycloudflare.com';

let net: FakeNet;
let app: TestApp;
let dataDir: string | undefined;
const owner = () => ownerOf(app);
const status = () => owner().ask('status.get', {});
const codes = async (): Promise<string[]> => (await status()).problems.map(({ code }) => code);

async function start(env: Record<string, string> = {}, state?: TunnelStatus['state']): Promise<void> {
  app = await startTestApp({
    env: { PUBLIC_BASE_URL: '', CLOUDFLARED_BIN: net.program, ...env },
    network: net.network,
    keep: true,
    ...(dataDir !== undefined && { dataDir }),
  });
  dataDir = app.dataDir;
  if (state === undefined) return;
  const settled = becomes(state);
  if ((await status()).tunnel.state !== state) await settled;
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
const becomes = (state: TunnelStatus['state']) => tells((tunnel) => tunnel.state === state);

beforeEach(async () => {
  dataDir = undefined;
  net = await startFakeNet();
});
afterEach(async () => {
  await app.stop();
  rmSync(app.dataDir, { recursive: true, force: true });
});

describe('a way that the owner chooses in the window', () => {
  it('when there is none, then nothing is reachable, and one is open as soon as it is chosen, also after a restart', async () => {
    await start();
    expect(await status()).toMatchObject({ tunnel: { state: 'off' }, condition: { state: 'needs-you' } });
    expect(await codes()).toEqual(['public_address_missing']);
    expect(app.publicUrl).toBeNull();
    const open = becomes('reachable');

    const chosen = await owner().ask('tunnel.save', { mode: 'quick' });

    expect(chosen).toEqual({ mode: 'quick', publicUrl: null, setBy: { mode: null, publicUrl: null } });
    expect(await open).toMatchObject({ publicUrl: QUICK });
    expect((await owner().ask('settings.get', {})).tunnel).toEqual(chosen);
    expect(await status()).toMatchObject({ doors: { publicUrl: QUICK }, tunnel: { state: 'reachable' } });
    expect(app.publicUrl).toBe(QUICK);
    await app.stop();
    await start({}, 'reachable');
    expect((await status()).tunnel).toMatchObject({ mode: 'quick', state: 'reachable' });
  });

  it('when a token is pasted with the line around it, then the tunnel has it, and nothing else ever shows it', async () => {
    await start();
    const heard: AppEvent[] = [];
    app.bus.subscribe((event) => heard.push(event));
    const started = net.next();

    await owner().ask('tunnel.save', {
      ...{ mode: 'named', publicUrl: 'https://phone.example/' },
      token: `cloudflared service install ${TOKEN}`,
    });

    const child = await started;
    expect(child.env['TUNNEL_TOKEN']).toBe(TOKEN);
    expect(child.args.join(' ')).not.toContain(TOKEN);
    const settings = await owner().ask('settings.get', {});
    expect(settings.tunnel).toMatchObject({ mode: 'named', publicUrl: 'https://phone.example' });
    expect(settings.secrets).toContainEqual(expect.objectContaining({ name: 'tunnelToken', setBy: 'window' }));
    expect(JSON.stringify([settings, await status(), heard])).not.toContain(TOKEN);
    app.flushLog();
    for (const file of filesIn(app.dataDir)) expect(readFileSync(file).includes(TOKEN)).toBe(false);
  });

  it('when another token is set among the secrets, then the tunnel is opened anew with that one', async () => {
    await start();
    const first = net.next();
    await owner().ask('tunnel.save', { mode: 'named', publicUrl: 'https://phone.example', token: TOKEN });
    const { gone } = await first;
    const second = net.next();

    await owner().ask('secrets.set', { name: 'tunnelToken', value: `${TOKEN}2` });

    await gone;
    expect((await second).env['TUNNEL_TOKEN']).toBe(`${TOKEN}2`);
    // What has nothing to do with the way leaves it alone.
    await owner().ask('settings.save', { switches: { modelReading: false } });
    const asked = net.asked('/ready');
    app.tunnel.woke();
    await asked;
    expect(net.children).toHaveLength(2);
  });

  it('when it is closed again, then no tunnel is left, and none after the program has stopped', async () => {
    await start({});
    const open = becomes('reachable');
    await owner().ask('tunnel.save', { mode: 'quick' });
    await open;
    const closed = becomes('off');
    await owner().ask('tunnel.save', { mode: 'off' });
    await closed;
    expect(net.alive()).toEqual([]);
    expect(await status()).toMatchObject({
      doors: { publicUrl: null },
      condition: { told: { code: 'condition_no_way' } },
    });
    const again = becomes('reachable');
    await owner().ask('tunnel.save', { mode: 'quick' });
    await again;
    await app.stop();
    expect(net.alive()).toEqual([]);
    await start();
  });

  it.each([
    [{ mode: 'named' }, 'tunnel_token_missing'],
    [{ mode: 'named', token: null }, 'tunnel_token_missing'],
    [{ mode: 'named', token: 'a token' + '\u0007' }, 'secret_not_plain'],
    [{ mode: 'own' }, 'tunnel_address_missing'],
    [{ mode: 'own', publicUrl: ' ' }, 'tunnel_address_missing'],
    [{ mode: 'own', publicUrl: 'http://phone.example' }, 'way_address_unusable'],
    [{ mode: 'own', publicUrl: 'https://me:word@phone.example' }, 'way_address_unusable'],
  ])('when it could lead nowhere (%o), then it is refused, and all stays as it was', async (change, code) => {
    await start();
    const refused = await app.api('POST', '/api/tunnel.save', change);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { reason: { code } } });
    const { tunnel, secrets } = await owner().ask('settings.get', {});
    expect(tunnel).toMatchObject({ mode: 'off', publicUrl: null });
    expect(secrets.find(({ name }) => name === 'tunnelToken')?.isSet).toBe(false);
  });
});

describe('a way that the environment sets', () => {
  it('when the window asks for another, then it is refused with the variable’s name', async () => {
    await start({ PUBLIC_BASE_URL: 'http://127.0.0.1:4780' });
    const refused = await app.api('POST', '/api/tunnel.save', { mode: 'off' });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('PUBLIC_BASE_URL');
    expect((await owner().ask('settings.get', {})).tunnel).toMatchObject({
      mode: 'own',
      setBy: { mode: 'PUBLIC_BASE_URL' },
    });
  });

  it('when a token alone is given, then it is a named tunnel with that token, which the window cannot change', async () => {
    const started = net.next();
    await start({ CLOUDFLARE_TUNNEL_TOKEN: TOKEN, PUBLIC_BASE_URL: 'https://phone.example' });
    expect((await started).env['TUNNEL_TOKEN']).toBe(TOKEN);
    expect((await app.api('POST', '/api/secrets.set', { name: 'tunnelToken', value: null })).status).toBe(409);
  });
});

describe('a way that does not open', () => {
  it('when the program is missing, then that is told at once as harm to callers, in status, Today and log', async () => {
    await start({ LINEKEEPER_TUNNEL: 'quick', CLOUDFLARED_BIN: '/nowhere/cloudflared' }, 'failed');

    const { tunnel, condition } = await status();

    expect(tunnel).toMatchObject({ state: 'failed', told: { code: 'tunnel_program_not_there' } });
    expect(condition).toMatchObject({ state: 'callers-affected', told: { code: 'condition_way_down' } });
    expect(await codes()).toEqual(['tunnel_program_not_there']);
    expect((await owner().ask('today.get', {})).reachability).toMatchObject({
      state: 'unreachable',
      told: tunnel.told,
    });
    app.flushLog();
    const log = filesIn(app.dataDir).filter((file) => file.endsWith('.log'));
    expect(log.map((file) => readFileSync(file, 'utf8')).join('')).toContain(
      '"event":"tunnel.changed","state":"failed","code":"tunnel_program_not_there"',
    );
  });

  it('when its program is fetched and cannot be had, then both are told, and trying the way again forgets it', async () => {
    await start({ LINEKEEPER_TUNNEL: 'quick', CLOUDFLARED_BIN: '/nowhere/cloudflared' }, 'failed');
    const failed = tells(({ told }) => told.code === 'tunnel_fetch_unreachable');

    const began = await owner().ask('tunnel.fetch', {});

    expect(began).toMatchObject({ state: 'starting', told: { code: 'tunnel_fetching' } });
    expect(await failed).toMatchObject({ state: 'failed' });
    expect((await status()).tunnel.told.code).toBe('tunnel_fetch_unreachable');
    const again = tells(({ told }) => told.code === 'tunnel_program_not_there');
    await owner().ask('tunnel.restart', {});
    await again;
  });

  it('when the tunnel refuses at first and is tried anew, then it opens', async () => {
    net.world.behave = failing('Provided Tunnel token is not valid.', 1);
    const named = { LINEKEEPER_TUNNEL: 'named', CLOUDFLARE_TUNNEL_TOKEN: TOKEN };
    await start({ ...named, PUBLIC_BASE_URL: 'https://phone.example' }, 'failed');
    expect((await status()).tunnel).toMatchObject({ state: 'failed', told: { code: 'tunnel_token_invalid' } });
    net.world.behave = (child) => {
      child.hostname = 'phone.example';
      child.origin = app.webhookUrl;
      child.carries = true;
      child.order({ kind: 'metrics' });
      child.order({ kind: 'state', state: { ready: true } });
      child.order({ kind: 'log', message: 'Registered tunnel connection', fields: { connIndex: 0, protocol: 'quic' } });
    };
    const open = becomes('reachable');

    await owner().ask('tunnel.restart', {});

    expect(await open).toMatchObject({ publicUrl: 'https://phone.example' });
    expect((await status()).condition.state).toBe('ready');
  });
});

it('when the computer has slept, changed its network or the owner asks, then an open tunnel is looked at and stays', async () => {
  await start({ LINEKEEPER_TUNNEL: 'quick' }, 'reachable');
  const [child] = net.children;
  const asked = net.asked('/ready');
  app.tunnel.woke();
  await asked;
  const again = net.asked('/ready');
  app.tunnel.networkChanged();
  await again;
  const tested = net.asked('/ready');
  await owner().ask('tunnel.restart', {});
  await tested;
  expect((await status()).tunnel.state).toBe('reachable');
  expect(net.alive()).toEqual([child]);
});
