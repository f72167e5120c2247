// node scripts/package/smoke.ts PROGRAM: starts a packed Linekeeper with an empty data directory, no tunnel and its
// window, waits until door and window say that they are well, and ends it.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

const START_MS = 90_000;
const STOP_MS = 15_000;
/** Chromium writes its own settings when it has nothing else to do. */
const SETTLE_MS = 60_000;

type Program = {
  program: string;
  /** What stands before our own flags. */
  before?: readonly string[];
  /**
   * Whether it is to keep its key in the keychain: then it is started again, and must find there what it left. On a
   * Linux that builds there is none that anybody unlocked.
   */
  hasKeychain: boolean;
  /** How long to wait for each thing it has to say, in milliseconds; a cold start on a machine that builds is slow. */
  patience?: number;
};

const Ready = z.object({ event: z.literal('ready'), webhookUrl: z.url() });
const Shown = z.object({ event: z.literal('window'), keyIn: z.string() });

/**
 * Rejects with one sentence when the program does not start, is not well, shows no window that reaches it, does not have
 * its key from where it should, or does not end with 0 when it is told to.
 */
export async function smoke(given: Program): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linekeeper-smoke-'));
  const env = {
    ...process.env,
    LINEKEEPER_DATA_DIR: dataDir,
    LINEKEEPER_WEBHOOK_PORT: '0',
    LINEKEEPER_TUNNEL: 'off',
    ...(given.hasKeychain ? {} : { LINEKEEPER_MASTER_KEY: randomBytes(32).toString('base64') }),
  };
  try {
    for (const _start of given.hasKeychain ? ['first', 'again'] : ['first']) await startOnce(given, env, dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function startOnce(
  { program, before = [], hasKeychain, patience = START_MS }: Program,
  env: NodeJS.ProcessEnv,
  dataDir: string,
) {
  const child = spawn(program, [...before, '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const lines: unknown[] = [];
  const over = new AbortController();
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) lines.push(JSON.parse(line));
  });
  try {
    const early = ended.then((code) => Promise.reject(new Error(`It ended by itself with ${code}.`)));
    const watch = { patience, signal: over.signal };
    await Promise.race([untilWell(lines, hasKeychain ? 'keychain' : 'environment', watch), early]);
    if (hasKeychain && process.platform === 'win32') await untilKept(dataDir, { ...watch, patience: SETTLE_MS });
    child.kill('SIGTERM');
    const code = await Promise.race([ended, wait(STOP_MS, 'not at all' as const, { ref: false })]);
    // Windows knows no asking: there it is simply gone.
    if (code !== 0 && process.platform !== 'win32') throw new Error(`Asked to end, it ended with ${code}.`);
  } finally {
    over.abort();
    child.kill('SIGKILL');
    await ended;
  }
}

type Watch = { patience: number; signal: AbortSignal };

async function untilWell(lines: readonly unknown[], keyIn: string, watch: Watch): Promise<void> {
  const find = <T>(kind: z.ZodType<T>) => lines.map((line) => kind.safeParse(line).data).find((data) => data);
  const ready = await until(watch, 'that it is ready', () => find(Ready));
  const health = `${ready.webhookUrl}/health`;
  const { status } = await until(watch, 'whether it is well', () =>
    fetch(health, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined),
  );
  if (status !== 200) throw new Error(`It answers ${status} when it is asked whether it is well.`);
  const shown = await until(watch, 'that its window reaches it', () => find(Shown));
  if (shown.keyIn !== keyIn) throw new Error(`Its key is from: ${shown.keyIn}; it should be from: ${keyIn}.`);
}

/** On Windows what opens the sealed key lies in Chromium's settings, which a program that is simply gone never wrote. */
async function untilKept(dataDir: string, watch: Watch): Promise<void> {
  const settings = join(dataDir, 'window', 'Local State');
  await until(watch, 'that the key of its keychain is on the disk', () => {
    try {
      return readFileSync(settings, 'utf8').includes('"encrypted_key"') || undefined;
    } catch {
      return undefined; // not there yet, or just being replaced
    }
  });
}

async function until<T>(
  { patience, signal }: Watch,
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const last = performance.now() + patience;
  while (performance.now() < last) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(100, undefined, { signal });
  }
  throw new Error(`It did not say within ${patience / 1000} s ${what}.`);
}

if (import.meta.main) {
  const [program] = process.argv.slice(2);
  if (program === undefined) throw new Error('Name the program to start.');
  await smoke({ program, hasKeychain: process.platform !== 'linux' });
  console.log('It starts, is well, shows its window, and ends.');
}
