import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

import type { TunnelStatus } from '#contract/tunnel.ts';
import type { Network } from '../../server/tunnel/network.ts';
import { createTunnel } from '../../server/tunnel/tunnel.ts';
import type { OpenDoor, TunnelDeps, TunnelWay } from '../../server/tunnel/tunnel-deps.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const PROBE_KEY: Buffer = Buffer.alloc(32, 7);

/** What a cloudflared is, and the world it is in: the fake net, or the real program at an edge of our own. */
type World = { program: string; network: Partial<Network> };
type Options = Partial<TunnelDeps> & { way?: TunnelWay; key?: Buffer };

/** A tunnel over the fake net, with everything it tells. It is stopped when the test is over. */
export async function openTunnel(net: World, { way = { mode: 'quick' }, key = PROBE_KEY, ...more }: Options = {}) {
  const door = more.door?.() ?? (await openDoor(key));
  const told: TunnelStatus[] = [];
  const addresses: string[] = [];
  const events: { name: string; fields: object | undefined }[] = [];
  const faults: unknown[] = [];
  const pauses = new Map<TunnelStatus, number>();
  const waiting = new Set<() => void>();
  const starting: (() => void)[] = [];
  const tunnel = createTunnel({
    ...{ settings: () => way, door: () => door, dataDir: temporaryDirectory(), probeKey: PROBE_KEY },
    program: async () => {
      starting.splice(0).forEach((tell) => tell());
      return { path: net.program, version: '2026.7.2' };
    },
    onChange(status) {
      told.push(status);
      pauses.set(status, (Date.parse(status.retryAt ?? '') - Date.now()) / 1000);
      for (const look of [...waiting]) look();
    },
    onAddress: (address) => void addresses.push(address),
    log: {
      event: (name, fields) => void events.push({ name, fields }),
      fault: (_where, error) => void faults.push(error),
    },
    ...{ now: () => new Date(), elapsed: () => performance.now(), network: net.network, random: () => 0 },
    ...more,
  });
  onTestFinished(() => tunnel.stop());

  /** Resolves as soon as such a status has been told, counted from now on. */
  function tells(wanted: Partial<Pick<TunnelStatus, 'state'>> & { code?: string }): Promise<TunnelStatus> {
    const from = told.length;
    return new Promise((resolve) => {
      const look = (): void => {
        const found = told
          .slice(from)
          .find(({ state, told: { code } }) => state === (wanted.state ?? state) && code === (wanted.code ?? code));
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
    });
  }

  async function reach(): Promise<TunnelStatus> {
    const reached = tells({ state: 'reachable' });
    tunnel.start();
    return reached;
  }

  /** Resolves when the next child is about to be started: from there on time must not be made to pass. */
  const starts = (): Promise<void> => new Promise((resolve) => starting.push(resolve));

  /** The pause until it is tried again, in seconds, counted from when it was told; not a number where there is none. */
  const pauseOf = (status: TunnelStatus): number => pauses.get(status) ?? NaN;

  return { starts, tunnel, told, addresses, events, faults, tells, pauseOf, reach, door };
}

/** A webhook door that refuses strangers and answers the probe, as ours does. */
export async function openDoor(
  key = PROBE_KEY,
  others: Record<string, number> = {},
): Promise<OpenDoor & { hits: string[] }> {
  const hits: string[] = [];
  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://door');
    hits.push(`${req.method} ${pathname}`);
    if (pathname !== '/health') {
      return void res.writeHead(others[pathname] ?? (pathname.startsWith('/webhook') ? 401 : 404)).end();
    }
    const probe = createHmac('sha256', key)
      .update(searchParams.get('probe') ?? '')
      .digest('hex');
    res.end(JSON.stringify({ status: 'ok', probe }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const routes = [
    { method: 'GET', path: '/health' },
    { method: 'POST', path: '/webhook/personalize' },
    { method: 'POST', path: '/webhook/tools/:tool' },
  ];
  return { url: `http://127.0.0.1:${port}`, routes, foreign: ['/api/status.get'], hits };
}
