import { accessSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, posix, win32 } from 'node:path';

import { AppError } from '#contract/errors.ts';

import { classifyDataPath } from './data-path.ts';
import type { Environment } from './config.ts';
import { errorCode } from './private-file.ts';

type Machine = { platform: NodeJS.Platform; env: Environment; home: string };

/** Where the system keeps a user's data. The demo has a folder of its own, so that it never meets real callers. */
export function defaultDataDir({ platform, env, home }: Machine, demo: boolean): string {
  const suffix = demo ? '-demo' : '';
  if (platform === 'win32') {
    return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), `Linekeeper${suffix}`);
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', `Linekeeper${suffix}`);
  const configured = env['XDG_DATA_HOME'] ?? '';
  // The XDG base directory specification says that a relative path there is to be ignored.
  const base = posix.isAbsolute(configured) ? configured : posix.join(home, '.local', 'share');
  return posix.join(base, `linekeeper${suffix}`);
}

/**
 * Makes the directory if need be and returns its real path. From here on every file this process makes, the database's
 * included, is readable by its owner only.
 * Throws AppError `unavailable` with one sentence when it cannot hold a database that must not be lost.
 */
export function openDataDir(path: string): string {
  refuseUnsafe(path);
  process.umask(0o077);
  try {
    makeDirectory(path);
    const real = realpathSync(path);
    refuseUnsafe(real); // a link may lead into a synced folder
    if (!statSync(real).isDirectory()) throw new AppError('unavailable', notADirectory(path));
    accessSync(real, constants.R_OK | constants.W_OK | constants.X_OK);
    return real;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = errorCode(error) ?? 'unknown';
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new AppError('unavailable', notADirectory(path));
    throw new AppError('unavailable', `The data directory ${path} cannot be read and written (${code}).`);
  }
}

/** Not Node's recursive form: where the system answers ENOENT beneath an existing folder (/proc), that never ends. */
function makeDirectory(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return;
  const parent = dirname(path);
  if (parent !== path) makeDirectory(parent);
  mkdirSync(path, { mode: 0o700 });
}

function notADirectory(path: string): string {
  return `The data directory ${path} is not a directory.`;
}

function refuseUnsafe(path: string): void {
  const kind = classifyDataPath(path);
  if (kind === 'local') return;
  const why =
    kind === 'network'
      ? 'lies on the network, where SQLite cannot lock its files'
      : `lies in a folder that ${kind} copies while the database is being written, which damages it`;
  throw new AppError('unavailable', `The data directory ${path} ${why}: choose a folder on this machine's own disk.`);
}
