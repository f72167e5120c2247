import Database from 'better-sqlite3';

import { AppError } from '#contract/errors.ts';

const FAULTS = ['BUSY', 'LOCKED', 'FULL', 'IOERR', 'READONLY', 'CANTOPEN', 'CORRUPT', 'NOTADB', 'PROTOCOL', 'NOMEM'];

/** True when the database or its disk failed, whatever was asked of it; false for what a statement did wrong. */
export function isDiskFault(error: unknown): boolean {
  if (error instanceof AppError) return error.reason?.code === 'database_lost';
  return error instanceof Database.SqliteError && FAULTS.some((fault) => error.code.startsWith(`SQLITE_${fault}`));
}

/** True when somebody else holds the database just now. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** True when what stands in the file is not what was written, or no database of ours at all. */
export function isDamage(error: unknown): boolean {
  if (error instanceof AppError) return isDamage(error.cause);
  return error instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code);
}
