import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { secrets, serve, servePeople } from './support.ts';

describe('linekeeper serve', () => {
  it('when both doors answer, then exactly one line of JSON says so and the addresses in it work', async () => {
    const server = await serve();

    const health = await fetch(new URL('/health', server.webhookUrl));

    expect(await health.json()).toEqual({ status: 'ok' });
    expect(server.pid).toBe(server.child.pid);
    expect(new URL(server.deskUrl).hash).not.toBe('');
    await server.stop();
    expect(server.lines).toHaveLength(1);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'when %s arrives, then it stops within three seconds with exit code 0',
    async (signal) => {
      const server = await serve();
      const askedAt = performance.now();

      expect(await server.stop(signal)).toBe(0);

      expect(performance.now() - askedAt).toBeLessThan(3000);
      expect(existsSync(join(server.dataDir, 'runtime.json'))).toBe(false);
      await expect(fetch(new URL('/health', server.webhookUrl))).rejects.toThrow();
    },
  );

  it('when it is started for a person without secrets, then addresses and what is missing are told line by line', async () => {
    const told = await servePeople({});

    expect(told).toMatch(/^Desk: +http:\/\/127\.0\.0\.1:\d+\/#\S+$/m);
    expect(told).toMatch(/^Webhooks: http:\/\/127\.0\.0\.1:\d+$/m);
    for (const name of Object.keys(secrets)) expect(told).toMatch(new RegExp(`^Problem: .*${name}`, 'm'));
  });

  it('F23: when nobody catches what is thrown, then the log keeps it and the program begins again, three times at most', async () => {
    const throwing = encodeURIComponent("process.on('SIGUSR2', () => { throw new Error('thrown on purpose'); });");
    const server = await serve([], { ...secrets, NODE_OPTIONS: `--import=data:text/javascript,${throwing}` });
    const gone = once(server.child, 'exit');
    const pids = [server.pid];
    for (let faults = 1; faults <= 3; faults += 1) {
      process.kill(pids.at(-1) ?? 0, 'SIGUSR2');
      await vi.waitFor(() => expect(server.lines).toHaveLength(faults + 1), { timeout: 15_000 });
      const { pid, webhookUrl } = z
        .object({ pid: z.int(), webhookUrl: z.url() })
        .parse(JSON.parse(server.lines.at(-1) ?? ''));
      expect((await fetch(`${webhookUrl}/health`)).status).toBe(200);
      pids.push(pid);
    }
    expect(new Set(pids).size).toBe(4);

    process.kill(pids.at(-1) ?? 0, 'SIGUSR2');
    await gone;

    expect(server.child.exitCode).toBe(1);
    expect(readFileSync(join(server.dataDir, 'logs', 'linekeeper.log'), 'utf8')).toContain('thrown on purpose');
    expect(existsSync(join(server.dataDir, 'runtime.json'))).toBe(false);
    expect(existsSync(join(server.dataDir, 'linekeeper.db-wal'))).toBe(false);
    // So that a service manager may start it again at once.
    expect(await (await serve([], secrets, dirname(server.dataDir))).stop()).toBe(0);
  }, 90_000);
});
