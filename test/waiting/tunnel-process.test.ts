import { once } from 'node:events';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { secrets } from '../cli/support.ts';
import { callerOf } from '../support/edge/caller.ts';
import { startEdge } from '../support/edge/edge.ts';
import { prepare, reachableSince, settled } from '../support/edge/own-process.ts';
import { environmentOf, filesBeneath, processes, tunnelsOf } from '../support/edge/processes.ts';
import { findRealCloudflared } from '../support/edge/real-cloudflared.ts';

const real = await findRealCloudflared();

// Who runs, and with what words and variables, is read from /proc.
describe.runIf(real !== null && process.platform === 'linux')(
  'a Linekeeper with the real cloudflared',
  { timeout: 150_000 },
  () => {
    it('F14: when it was killed and is started again, then there is exactly one tunnel, and calls arrive', async () => {
      const edge = await startEdge();
      const { publicUrl, start } = await prepare(real ?? '', edge);
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

    it('when it runs, then its secrets are on no command line, in no log and in no file', async () => {
      const edge = await startEdge();
      const { token, start } = await prepare(real ?? '', edge);
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
