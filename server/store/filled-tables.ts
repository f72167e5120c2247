import type { Db } from './database.ts';

type Around = { before: readonly string[]; after: readonly string[] };

/**
 * Statements around filling tables with rows that stood in others before: no trigger looks on, for what they would do
 * with each row was done when it was written, and the search indexes are made anew.
 */
export function aroundFilling(db: Db): Around {
  const triggers = db
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all();
  const before = triggers.map(({ name }) => `DROP TRIGGER ${quoted(name)}`);
  const rebuild = searchIndexes(db).map((name) => `INSERT INTO ${quoted(name)} (${quoted(name)}) VALUES ('rebuild')`);
  return { before, after: [...rebuild, ...triggers.map(({ sql }) => sql)] };
}

/** Call in a transaction. */
export function fillTables<T>(db: Db, fill: () => T): T {
  const { before, after } = aroundFilling(db);
  for (const sql of before) db.exec(sql);
  const filled = fill();
  for (const sql of after) db.exec(sql);
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
