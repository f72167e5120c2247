import Database from 'better-sqlite3';

import type { Db } from './database.ts';
import { migrations } from './migrations/index.ts';

type Named = { kind: string; name: string; sql: string | null };

/**
 * Whether a database is built exactly as our own steps build it at this version (reliability T30): nothing is missing,
 * and there is no table, view, trigger, index or virtual table besides. Tables are compared by their columns: SQLite
 * rewrites their words when a column is added, and another SQLite may do it in other words.
 */
export function isBuiltByUs(db: Db, version: number): boolean {
  const model = new Database(':memory:');
  try {
    for (const sql of migrations.slice(0, version)) model.exec(sql);
    const [here, wanted] = [partsOf(db), partsOf(model)];
    return here.size === wanted.size && [...wanted].every(([name, part]) => here.get(name) === part);
  } finally {
    model.close();
  }
}

/** Tables that hold rows of their own: no view, no virtual table and none that belongs to one. */
export function ownTables(db: Db): string[] {
  return db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .pluck()
    .all();
}

function partsOf(db: Db): Map<string, string> {
  // SQLite's own tables, such as its statistics, come and go by themselves.
  const named = db
    .prepare<[], Named>(
      `SELECT type AS kind, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all();
  const plain = new Set(ownTables(db));
  return new Map(
    named.map(({ kind, name, sql }) => [
      `${kind} ${name}`,
      kind === 'table' && plain.has(name) ? columnsOf(db, name) : inOneLine(sql ?? ''),
    ]),
  );
}

function columnsOf(db: Db, table: string): string {
  const columns = db.prepare('SELECT * FROM pragma_table_xinfo(?)').all(table);
  const kind = db.prepare("SELECT wr, strict FROM pragma_table_list WHERE schema = 'main' AND name = ?").get(table);
  return JSON.stringify([columns, kind]);
}

function inOneLine(sql: string): string {
  return sql.replace(/\s+/gu, ' ').trim();
}
