import Database from 'better-sqlite3';
import { accessSync, constants } from 'node:fs';

import { AppError } from '#contract/errors.ts';
import { refuseEarlyBuild } from './early-build.ts';
import { migrations } from './migrations/index.ts';

export type Db = Database.Database;

/** Marks the file as ours, so that another program's database is told from an older one of our own ("Line"). */
const APPLICATION_ID = 0x4c696e65;

/** How long a statement may wait for another process's lock, in milliseconds. The event loop stands still meanwhile. */
const BUSY_WAIT_MS = 5;
const BUSY_WAIT_AT_START_MS = 3000;

/**
 * In pages, half of SQLite's own: to empty the log takes as long as the disk takes, and a ringing phone waits behind it.
 * When nobody writes it is emptied anyhow (log-emptying.ts).
 */
export const SHORT_LOG = 500;

type Inspect = (db: Db, version: number) => void;

/**
 * Opens the file, sets and asserts what durability and erasure depend on, and migrates. `inspect` may refuse the
 * database by throwing, before anything in it is changed; version 0 is a new one.
 * Throws `conflict` when the schema is newer than this build, of an early one, or the file is not a database of ours,
 * and `unavailable` when it is damaged or cannot be written.
 */
export function openDatabase(file: string, steps: readonly string[] = migrations, inspect?: Inspect): Db {
  const db = openFile(file);
  try {
    db.pragma(`busy_timeout = ${BUSY_WAIT_AT_START_MS}`);
    const version = refuseForeignOrNewer(db, steps.length);
    refuseEarlyBuild(db, steps.slice(0, version));
    inspect?.(db, version);
    configure(db, file);
    migrate(db, steps);
    db.pragma(`busy_timeout = ${BUSY_WAIT_MS}`);
    return db;
  } catch (error) {
    db.close();
    throw clear(error);
  }
}

function openFile(file: string): Db {
  refuseReadOnly(file);
  try {
    return new Database(file);
  } catch (error) {
    throw clear(error);
  }
}

/** SQLite would open such a file all the same, and fail at the first write, long after the start. */
function refuseReadOnly(file: string): void {
  try {
    accessSync(file, constants.F_OK);
  } catch {
    return; // not made yet, or in memory
  }
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new AppError('unavailable', SENTENCES['SQLITE_READONLY'] ?? '', { cause });
  }
}

function configure(db: Db, file: string): void {
  db.pragma('journal_mode = WAL');
  // better-sqlite3 is built with NORMAL as WAL's default: an acknowledged delivery could vanish in a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cache_size = -32000');
  db.pragma(`wal_autocheckpoint = ${SHORT_LOG}`);
  const wanted: [string, string | number][] = [
    ['journal_mode', file === ':memory:' ? 'memory' : 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['secure_delete', 1],
  ];
  for (const [name, value] of wanted) {
    const actual = db.pragma(name, { simple: true });
    if (actual !== value) throw new AppError('internal', `The database refused ${name}: it is ${String(actual)}.`);
  }
}

/** Returns the schema version of a database that may be opened. */
function refuseForeignOrNewer(db: Db, known: number): number {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > known) {
    throw new AppError(
      'conflict',
      `The database is of a newer Linekeeper (schema ${version}; this one knows up to ${known}). Nothing was changed: install the newer version again.`,
    );
  }
  const tables = db.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get() ?? 0;
  if ((version > 0 || tables > 0) && !isOurs(db))
    throw new AppError('conflict', 'The database file is not one of Linekeeper. Nothing was changed.', {
      cause: new Database.SqliteError('made by another program', 'SQLITE_NOTADB'),
    });
  return version;
}

/** Whether a Linekeeper made it, of whatever version. */
export function isOurs(db: Db): boolean {
  return db.pragma('application_id', { simple: true }) === APPLICATION_ID;
}

function migrate(db: Db, steps: readonly string[]): void {
  const current = db.pragma('user_version', { simple: true }) as number;
  for (const [index, sql] of steps.entries()) {
    if (index < current) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}

const SENTENCES: Record<string, string> = {
  SQLITE_NOTADB:
    'The database file is damaged or is not a database. Nothing was changed: put a copy of it back, or see the README for how to begin anew.',
  SQLITE_CORRUPT:
    'The database file is damaged. Nothing was changed: put a copy of it back, or see the README for how to begin anew.',
  SQLITE_CANTOPEN:
    'The database file cannot be opened: check that the data directory exists and may be read and written.',
  SQLITE_READONLY:
    'The database file cannot be read and written: check its permissions and those of the data directory.',
  SQLITE_PERM: 'The database file may not be opened: check the permissions of the data directory.',
  SQLITE_BUSY: 'Another program holds the database. Close it and start again.',
  SQLITE_FULL: 'The disk is full, so the database cannot be opened. Free some space and start again.',
};

/** SQLite's codes as one sentence an owner understands; anything else passes through. */
function clear(error: unknown): unknown {
  const code = error instanceof Database.SqliteError ? error.code : '';
  const known = Object.keys(SENTENCES).find((name) => code.startsWith(name));
  return known ? new AppError('unavailable', SENTENCES[known] ?? '', { cause: error }) : error;
}
