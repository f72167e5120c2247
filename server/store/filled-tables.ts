import type { Db } from './database.ts';

/**
 * Fills tables with rows that stood in others before: no trigger looks on, for what they would do with each row was done
 * when it was written, and the search indexes are made anew. Call in a transaction.
 */
export function fillTables<T>(db: Db, fill: () => T): T {
  const triggers = db
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${quoted(name)}`);
  const filled = fill();
  for (const index of searchIndexes(db)) db.exec(`INSERT INTO ${quoted(index)} (${quoted(index)}) VALUES ('rebuild')`);
  for (const { sql } of triggers) db.exec(sql);
  return filled;
}

function searchIndexes(db: Db): string[] {
  return db
    .prepare<[], string>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'`)
    .pluck()
    .all();
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
