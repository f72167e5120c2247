import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

import { createDeskClient } from '../../server/cli/desk-client.ts';
import { loadApiToken } from '../../server/platform/api-token.ts';
import { secrets, serve, tempDir, type Served } from '../cli/support.ts';
import { callerOf } from '../support/edge/caller.ts';
import { startEdge, type Edge } from '../support/edge/edge.ts';
import { environmentOf, filesBeneath, processes, tunnelsOf } from '../support/edge/processes.ts';
import { findRealCloudflared, throughEdge } from '../support/edge/real-cloudflared.ts';
import { freePort } from '../support/free-port.ts';

const real = await findRealCloudflared();

/** Longer than what is taken for a sleep; the variable is for measuring the 60 s of the acceptance, which go the same way. */
const { LINEKEEPER_TEST_ASLEEP_MS: measured } = process.env;
const ASLEEP_MS = Number(measured ?? 15_000);
/** Promised from the end of a sleep until calls arrive again (reliability.md F12). */
const AWAKE_MS = 20_000;

/** A Linekeeper of its own process, with a named tunnel at an edge of our own. */
async function prepare(edge: Edge) {
  const port = await freePort();
  const token = edge.name({ hostname: '127.0.0.1', service: () => `http://127.0.0.1:${port}` });
  const dir = tempDir();
  const publicUrl = `https://127.0.0.1:${edge.publicPort}`;
  const env = {
    ...secrets,
    ...{ LINEKEEPER_TUNNEL: 'named', CLOUDFLARE_TUNNEL_TOKEN: token, LINEKEEPER_WEBHOOK_PORT: port },
    ...{ PUBLIC_BASE_URL: publicUrl, NODE_EXTRA_CA_CERTS: edge.certificate.file },
    CLOUDFLARED_BIN: throughEdge(real ?? '', edge.flags),
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
async function reachableSince({ deskUrl, dataDir }: Served, moment: number, timeout: number): Promise<void> {
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
async function settled(edge: Edge): Promise<void> {
  await expect.poll(() => edge.connections(), { timeout: 20_000 }).toBe(4);
}

// Who runs, and with what words and variables, is read from /proc.
describe.runIf(real !== null && process.platform === 'linux')(
  'a Linekeeper with the real cloudflared',
  { timeout: 150_000 },
  () => {
    it('when it was killed and is started again, then there is exactly one tunnel, and calls arrive', async () => {
      const edge = await startEdge();
      const { publicUrl, start } = await prepare(edge);
      const first = await start();
      await reachableSince(first, 0, 20_000);
      await settled(edge);
      const [orphan] = tunnelsOf(first.dataDir);

      const gone = once(first.child, 'exit');
      first.child.kill('SIGKILL');
      await gone;
      expect(tunnelsOf(first.dataDir)).toMatchObject([{ pid: orphan?.pid }]); // it would stay for hours

      const second = await start();
      await reachableSince(second, 0, 20_000);
      const left = tunnelsOf(second.dataDir);
      expect(left).toMatchObject([{ parent: second.pid }]);
      expect(left[0]?.pid).not.toBe(orphan?.pid);
      expect((await callerOf(edge, publicUrl).send({ path: '/health' })).status).toBe(200);

      expect(await second.stop()).toBe(0);
      expect(tunnelsOf(second.dataDir)).toEqual([]);
    });

    it.each(['drop', 'forget'] as const)(
      'when it was asleep, and the line had to %s its connections, then calls arrive again in time',
      async (how) => {
        const edge = await startEdge();
        const { publicUrl, start } = await prepare(edge);
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
      },
    );

    it('when it runs, then its secrets are on no command line, in no log and in no file', async () => {
      const edge = await startEdge();
      const { token, start } = await prepare(edge);
      const server = await start();
      await reachableSince(server, 0, 20_000);
      const parts = z.object({ s: z.string() }).parse(JSON.parse(Buffer.from(token, 'base64').toString('utf8')));
      const hidden = [token, parts.s, ...Object.values(secrets)];

      const running = processes();
      const [tunnel] = tunnelsOf(server.dataDir);
      const known = environmentOf(tunnel?.pid ?? 0);
      expect(known).toContain(`TUNNEL_TOKEN=${token}`); // there, and nowhere else
      expect(known.filter((line) => Object.values(secrets).some((secret) => line.includes(secret)))).toEqual([]);

      expect(await server.stop()).toBe(0);
      const files = filesBeneath(server.dataDir);
      expect(files.map(({ file }) => file)).toContainEqual(expect.stringContaining('linekeeper.log'));
      for (const secret of hidden) {
        expect(running.filter(({ command }) => command.includes(secret))).toEqual([]);
        expect(files.filter(({ bytes }) => bytes.includes(secret)).map(({ file }) => file)).toEqual([]);
      }
    });
  },
);
