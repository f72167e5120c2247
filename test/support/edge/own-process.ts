import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';

import { createDeskClient } from '../../../server/cli/desk-client.ts';
import { loadApiToken } from '../../../server/platform/api-token.ts';
import { secrets, serve, tempDir, type Served } from '../../cli/support.ts';
import { callerOf } from './caller.ts';
import { startEdge, type Edge } from './edge.ts';
import { tunnelsOf } from './processes.ts';
import { throughEdge } from './real-cloudflared.ts';
import { freePort } from '../free-port.ts';

/** Longer than what is taken for a sleep; the variable is for measuring the 60 s of the acceptance, which go the same way. */
const { LINEKEEPER_TEST_ASLEEP_MS: measured } = process.env;
const ASLEEP_MS = Number(measured ?? 15_000);
/** Promised from the end of a sleep until calls arrive again (reliability.md F12). */
const AWAKE_MS = 20_000;

/** A Linekeeper of its own process, with a named tunnel at an edge of our own. */
export async function prepare(real: string, edge: Edge) {
  const port = await freePort();
  const token = edge.name({ hostname: '127.0.0.1', service: () => `http://127.0.0.1:${port}` });
  const dir = tempDir();
  const publicUrl = `https://127.0.0.1:${edge.publicPort}`;
  const env = {
    ...secrets,
    ...{ LINEKEEPER_TUNNEL: 'named', CLOUDFLARE_TUNNEL_TOKEN: token, LINEKEEPER_WEBHOOK_PORT: port },
    ...{ PUBLIC_BASE_URL: publicUrl, NODE_EXTRA_CA_CERTS: edge.certificate.file },
    CLOUDFLARED_BIN: throughEdge(real, edge.flags),
  };
  async function start() {
    const server = await serve([], env, dir);
    // What a killed one leaves behind belongs to no other test.
    onTestFinished(() => tunnelsOf(server.dataDir).forEach(({ pid }) => process.kill(pid, 'SIGKILL')));
    return server;
  }
  return { token, publicUrl, start };
}

/** Resolves when our own answer has come back through the tunnel since a moment. */
export async function reachableSince({ deskUrl, dataDir }: Served, moment: number, timeout: number): Promise<void> {
  const ask = createDeskClient({
    deskUrl: new URL(deskUrl).origin,
    token: loadApiToken({ dataDir, configured: undefined }),
  });
  const isBack = async (): Promise<boolean> => {
    const { state, verifiedAt } = (await ask('status.get', {})).tunnel;
    return state === 'reachable' && verifiedAt !== null && Date.parse(verifiedAt) >= moment;
  };
  await expect.poll(isBack, { timeout, interval: 200 }).toBe(true);
}

/**
 * Resolves when all four connections are there. Those still being made would come back by themselves after a sleep, and
 * an orphan dies when it has something to say.
 */
export async function settled(edge: Edge): Promise<void> {
  await expect.poll(() => edge.connections(), { timeout: 20_000 }).toBe(4);
}

/** It sleeps, and its line drops or forgets its connections meanwhile: calls arrive again in time. */
export async function wakesInTime(real: string, how: 'drop' | 'forget'): Promise<void> {
  const edge = await startEdge();
  const { publicUrl, start } = await prepare(real, edge);
  const server = await start();
  await reachableSince(server, 0, 20_000);
  const asleep = [server.pid, ...tunnelsOf(server.dataDir).map(({ pid }) => pid)];

  for (const pid of asleep) process.kill(pid, 'SIGSTOP');
  edge.dial[how]();
  await delay(ASLEEP_MS);
  const woke = Date.now();
  for (const pid of asleep) process.kill(pid, 'SIGCONT');

  await reachableSince(server, woke, AWAKE_MS);
  expect((await callerOf(edge, publicUrl).send({ path: '/health' })).status).toBe(200);
  if (measured) process.stderr.write(`asleep ${ASLEEP_MS} ms, ${how}: back after ${Date.now() - woke} ms\n`);
  expect(Date.now() - woke).toBeLessThan(AWAKE_MS);
  expect(tunnelsOf(server.dataDir)).toHaveLength(1);
}
