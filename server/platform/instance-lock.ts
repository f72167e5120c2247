import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';

import { AppError } from '#contract/errors.ts';

import { errorCode } from './private-file.ts';
import { readRuntimeFile } from './runtime-file.ts';

export type InstanceLock = { release(): void };

/**
 * One Linekeeper per data directory (reliability F9). The lock is the operating system's, held by SQLite on a file of
 * its own, so it ends with the process, also after kill -9. Nobody else in this process may open that file: on POSIX
 * closing any second handle would drop the lock.
 * Throws AppError `conflict` when another process holds it.
 */
export function acquireInstanceLock(dataDir: string): InstanceLock {
  const file = join(dataDir, 'instance.lock');
  let db: Database.Database | undefined;
  try {
    const opened = (db = new Database(file, { timeout: 0 }));
    // On a file that may only be read SQLite makes an exclusive transaction a shared one, and would keep nobody out.
    accessSync(file, constants.R_OK | constants.W_OK);
    opened.exec('BEGIN EXCLUSIVE');
    return { release: () => void opened.close() };
  } catch (error) {
    db?.close();
    throw explain(error, dataDir);
  }
}

function explain(error: unknown, dataDir: string): AppError {
  const code = errorCode(error) ?? 'unknown';
  if (code.startsWith('SQLITE_BUSY')) {
    const pid = readRuntimeFile(dataDir)?.pid;
    const who = pid === undefined ? '' : ` (process ${pid})`;
    return new AppError('conflict', `Linekeeper is already running with this data directory${who}.`);
  }
  return new AppError(
    'unavailable',
    `The file instance.lock in the data directory cannot be used (${code}): remove it while Linekeeper is stopped.`,
    { cause: error },
  );
}
