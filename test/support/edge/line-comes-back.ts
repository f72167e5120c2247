import { expect } from 'vitest';

import { openDoor, openTunnel } from '../tunnel-bench.ts';
import { edgeNetwork } from './edge-network.ts';
import { startEdge } from './edge.ts';
import { throughEdge } from './real-cloudflared.ts';

/** Promised for a net that is gone, and for one that is back (reliability.md F13 and the acceptance of issue 4). */
const OFFLINE_MS = 15_000;
const BACK_MS = 20_000;

async function reachable(real: string, mode: 'quick' | 'named') {
  const edge = await startEdge();
  const door = await openDoor();
  const way = { mode, token: edge.name({ hostname: 'desk.example.com', service: () => door.url }) };
  const outside = { program: throughEdge(real, edge.flags), network: edgeNetwork(edge) };
  const opened = await openTunnel(outside, { way, door: () => door });
  await opened.reach();
  // Those that are still being made would come back by themselves.
  await expect.poll(() => edge.connections(), { timeout: 20_000 }).toBe(mode === 'quick' ? 1 : 4);
  return { ...opened, lines: [edge.dial, edge.world] };
}

/** Milliseconds until it comes true. */
async function timeOf(wanted: Promise<unknown>): Promise<number> {
  const began = performance.now();
  await wanted;
  return performance.now() - began;
}

/** The line of a tunnel of the real cloudflared is cut or frozen: it says so, and is back by itself once it may. */
export async function lineComesBack(real: string, mode: 'quick' | 'named', how: 'cut' | 'freeze'): Promise<void> {
  const { tells, lines } = await reachable(real, mode);
  const offline = timeOf(tells({ state: 'degraded', code: 'tunnel_offline' }));
  for (const line of lines) line[how]();
  expect(await offline).toBeLessThan(OFFLINE_MS);
  const back = timeOf(tells({ state: 'reachable' }));
  for (const line of lines) line.restore();
  expect(await back).toBeLessThan(BACK_MS);
}
