import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { compiledBefore } from './compiled-before.ts';
import { PROGRAM } from './program-file.ts';
import { filesIn } from './stored.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const NOBODY = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;

/** Root may read and write whatever a file's mode says, so where the tests run as root the program must not. */
const ordinary = isRoot ? NOBODY : {};

/** False on Windows, which has no modes, and for root in a checkout that only root can read. */
export const canTestModes =
  process.platform !== 'win32' &&
  spawnSync(process.execPath, ['-e', `fs.accessSync(${JSON.stringify(PROGRAM)})`], { cwd: '/', ...ordinary }).status ===
    0;

/** A copy of a data directory with something done to it, owned by whoever runs the program. */
export function copyOf(dataDir: string, change: (copy: string) => void = () => undefined): string {
  const parent = temporaryDirectory();
  const copy = join(parent, 'data');
  cpSync(dataDir, copy, { recursive: true });
  if (isRoot && canTestModes) {
    for (const path of [parent, copy, join(copy, 'logs'), ...filesIn(copy)]) chownSync(path, NOBODY.uid, NOBODY.gid);
  }
  change(copy);
  chmodSync(parent, 0o755);
  return copy;
}

/** Starts the program on the directory and waits for its end; should it get as far as serving, it is ended then. */
export async function startOn(dataDir: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--json', '--data-dir', dataDir], {
    cwd: '/',
    env: { HOME: '/', TZ: 'UTC', LINEKEEPER_WEBHOOK_PORT: '0', LINEKEEPER_DESK_PORT: '0', ...compiledBefore(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(canTestModes && ordinary),
  });
  child.stdout.once('data', () => child.kill('SIGTERM'));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

/** SHA-256 of every file that holds memory, keys or settings; the log and the lock are no part of that. */
export function bytesOf(dataDir: string): Record<string, string> {
  const files = filesIn(dataDir).filter((file) => !/logs.[^/\\]*$|instance\.lock$/.test(file));
  return Object.fromEntries(files.map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]));
}
