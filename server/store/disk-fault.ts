import Database from 'better-sqlite3';

import { AppError } from '#contract/errors.ts';

const FAULTS = ['BUSY', 'LOCKED', 'FULL', 'IOERR', 'READONLY', 'CANTOPEN', 'CORRUPT', 'NOTADB', 'PROTOCOL', 'NOMEM'];

/** Refused by ourselves, before the disk was asked; the last because a ring could not be written. */
const OF_THE_DISK = ['database_lost', 'database_broken', 'disk_full', 'call_not_found_yet'];

/** True when the database or its disk failed, whatever was asked of it; false for what a statement did wrong. */
export function isDiskFault(error: unknown): boolean {
  if (error instanceof AppError) return OF_THE_DISK.includes(error.reason?.code ?? '');
  return error instanceof Database.SqliteError && FAULTS.some((fault) => error.code.startsWith(`SQLITE_${fault}`));
}

/** True when somebody else holds the database just now. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** True when the disk has no room for what was to be written. */
export function isFull(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_FULL';
}

/** True when what stands in the file is not what was written, or no database of ours at all. */
export function isDamage(error: unknown): boolean {
  if (error instanceof AppError) return isDamage(error.cause);
  // A search index that does not fit its rows is told by the same word, and is made anew without the file.
  return error instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT(?!_VTAB)|NOTADB)/.test(error.code);
}

/**
 * True when nothing more may be written over this connection: the file is damaged, or the disk failed to take or to give
 * what was asked of it. After a failed sync nobody knows what is on the disk, and the next sync does not tell.
 */
export function isBroken(error: unknown): boolean {
  if (!(error instanceof Database.SqliteError)) return false;
  return isDamage(error) || /^SQLITE_IOERR_(?:FSYNC|DIR_FSYNC|WRITE|READ|DATA|CORRUPTFS)$/.test(error.code);
}
