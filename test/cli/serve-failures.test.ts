import Database from 'better-sqlite3';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { linekeeper, linekeeperProcess, serve, tempDir, type Ran } from './support.ts';

function expectOneSentence({ code, stdout, stderr }: Ran, exitCode: number): void {
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/\bat \S+:\d+|Error:/);
  expect(code).toBe(exitCode);
}

async function busyPort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await new Promise((listening) => taken.once('listening', listening));
  const address = taken.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('linekeeper serve that cannot start', () => {
  it('when settings are bad, then one sentence names every variable and none of their values', async () => {
    const bad = {
      LINEKEEPER_WEBHOOK_PORT: '99999',
      LINEKEEPER_TOOL_SECRET: 'short',
      LINEKEEPER_TIME_ZONE: 'Moon/Base',
    };
    const ran = await linekeeperProcess(['serve', '--json', '--data-dir', join(tempDir(), 'data')], bad);

    expectOneSentence(ran, 2);
    for (const name of Object.keys(bad)) expect(ran.stderr).toContain(name);
    expect(ran.stderr).not.toMatch(/99999|Moon|"short"/);
  });

  it.each(['LINEKEEPER_WEBHOOK_PORT', 'LINEKEEPER_DESK_PORT'])(
    'when the port of %s is taken, then the sentence names the port',
    async (name) => {
      const port = await busyPort();
      const ran = await linekeeperProcess(['serve', '--data-dir', join(tempDir(), 'data')], { [name]: String(port) });

      expectOneSentence(ran, 3);
      expect(ran.stderr).toContain(String(port));
    },
  );

  it('when it already runs with this data directory, then the second one says so and the first goes on', async () => {
    const first = await serve();
    const second = await linekeeperProcess(['serve', '--json', '--data-dir', first.dataDir]);

    expectOneSentence(second, 3);
    expect(second.stderr).toContain(`already running with this data directory (process ${first.pid})`);
    expect((await fetch(new URL('/health', first.webhookUrl))).status).toBe(200);
  });

  it('when the data directory is a file, then the sentence says so', async () => {
    const file = join(tempDir(), 'data');
    writeFileSync(file, '');
    const ran = await linekeeperProcess(['serve', '--data-dir', file]);

    expectOneSentence(ran, 3);
    expect(ran.stderr).toContain('is not a directory');
  });

  it('F25: when the database was written by a newer Linekeeper, then it is refused and left as it is', async () => {
    const server = await serve();
    await server.stop();
    const file = join(server.dataDir, databaseIn(server.dataDir));
    const database = new Database(file);
    database.pragma('user_version = 9999');
    database.close();

    const ran = await linekeeperProcess(['serve', '--data-dir', server.dataDir]);

    expectOneSentence(ran, 3);
    expect(ran.stderr).toMatch(/newer/);
    const after = new Database(file, { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(9999);
    after.close();
  });

  it('when the demo is started on a data directory of real callers, then it is refused', async () => {
    const server = await serve();
    await server.stop();
    const ran = await linekeeperProcess(['serve', '--demo', '--data-dir', server.dataDir]);

    expectOneSentence(ran, 3);
    expect(ran.stderr).toMatch(/demo/i);
  });

  it('when the options are wrong, then the exit code is 2', async () => {
    expect(await linekeeper(['serve', '--nonsense'])).toMatchObject({ code: 2, stdout: '' });
    expect(await linekeeper(['dance'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('when a folder for a database is there but empty, then a start fills it', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'data'));
    const server = await serve([], {}, dir);
    expect(await server.stop()).toBe(0);
  });
});

function databaseIn(dataDir: string): string {
  return readdirSync(dataDir).find((file) => /\.(?:db|sqlite)$/.test(file)) ?? 'linekeeper.db';
}
