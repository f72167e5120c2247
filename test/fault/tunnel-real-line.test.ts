import { describe, expect, it } from 'vitest';

import { edgeNetwork } from '../support/edge/edge-network.ts';
import { startEdge } from '../support/edge/edge.ts';
import { findRealCloudflared, throughEdge } from '../support/edge/real-cloudflared.ts';
import { openDoor, openTunnel } from '../support/tunnel-bench.ts';

const real = await findRealCloudflared();

/** Promised for a net that is gone, and for one that is back (reliability.md F13 and the acceptance of issue 4). */
const OFFLINE_MS = 15_000;
const BACK_MS = 20_000;

async function reachable(mode: 'quick' | 'named') {
  const edge = await startEdge();
  const door = await openDoor();
  const way = { mode, token: edge.name({ hostname: 'desk.example.com', service: () => door.url }) };
  const outside = { program: throughEdge(real ?? '', edge.flags), network: edgeNetwork(edge) };
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

describe.runIf(real !== null)('the line of the real cloudflared', { timeout: 90_000 }, () => {
  it.each([
    ['quick', 'cut'],
    ['quick', 'freeze'],
    ['named', 'cut'],
    ['named', 'freeze'],
  ] as const)(
    'when that of a %s tunnel is hit by a %s, then it says so and comes back by itself',
    async (mode, how) => {
      const { tells, lines } = await reachable(mode);
      const offline = timeOf(tells({ state: 'degraded', code: 'tunnel_offline' }));
      for (const line of lines) line[how]();
      expect(await offline).toBeLessThan(OFFLINE_MS);
      const back = timeOf(tells({ state: 'reachable' }));
      for (const line of lines) line.restore();
      expect(await back).toBeLessThan(BACK_MS);
    },
  );
});
