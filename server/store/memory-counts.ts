import Database from 'better-sqlite3';

import type { MemoryCounts } from '#contract/backup.ts';

/** How much is remembered in a database, which somebody may have open and write to meanwhile. */
export function memoryCountsIn(file: string): MemoryCounts {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const count = (table: string): number => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    return { callers: count('persons'), calls: count('calls'), appointments: count('appointments') };
  } finally {
    db.close();
  }
}
