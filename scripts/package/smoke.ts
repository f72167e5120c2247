// node scripts/package/smoke.ts PROGRAM: starts a packed Linekeeper with an empty data directory and no tunnel, waits
// until it says that it is well, and ends it.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const START_MS = 90_000;
const STOP_MS = 15_000;

/** Rejects with one sentence when the program does not start, is not well, or does not end with 0 when it is told to. */
export async function smoke(program: string, before: readonly string[] = []): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linekeeper-smoke-'));
  const port = await freePort();
  const env = {
    ...process.env,
    LINEKEEPER_DATA_DIR: dataDir,
    LINEKEEPER_WEBHOOK_PORT: String(port),
    LINEKEEPER_TUNNEL: 'off',
    // A machine that builds has no keychain that anybody unlocked.
    LINEKEEPER_MASTER_KEY: randomBytes(32).toString('base64'),
  };
  const child = spawn(program, [...before, '--hidden'], { env, stdio: 'inherit' });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  try {
    const early = ended.then((code) => Promise.reject(new Error(`It ended by itself with ${code}.`)));
    await Promise.race([untilWell(`http://127.0.0.1:${port}/health`), early]);
    child.kill('SIGTERM');
    const code = await Promise.race([ended, wait(STOP_MS, 'not at all' as const, { ref: false })]);
    // Windows knows no asking: there it is simply gone.
    if (code !== 0 && process.platform !== 'win32') throw new Error(`Asked to end, it ended with ${code}.`);
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function untilWell(url: string): Promise<void> {
  const last = performance.now() + START_MS;
  while (performance.now() < last) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.status === 200) return;
    await wait(250);
  }
  throw new Error(`It did not say within ${START_MS / 1000} s that it is well.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

if (import.meta.main) {
  const [program] = process.argv.slice(2);
  if (program === undefined) throw new Error('Name the program to start.');
  await smoke(program);
  console.log('It starts, is well, and ends.');
}
