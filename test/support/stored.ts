import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads the database as another program would, without the app's help. */
export function readDatabase<T>(dataDir: string, read: (db: Database.Database) => T): T {
  const db = new Database(join(dataDir, 'linekeeper.db'), { readonly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/** How many rows each table holds, and how many calls keep what their agent was told. */
export function rowCounts(dataDir: string): Record<string, number> {
  return readDatabase(dataDir, (db) => {
    const tables = db
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_search*'`)
      .pluck()
      .all();
    const count = (from: string): number => db.prepare<[], number>(`SELECT count(*) FROM ${from}`).pluck().get() ?? 0;
    const rows = Object.fromEntries(tables.map((name) => [name, count(`"${name}"`)]));
    return { ...rows, packs: count('calls WHERE pack IS NOT NULL') };
  });
}

/** The tables in which a text stands, in any column that is not sealed. */
export function tablesWith(dataDir: string, text: string): string[] {
  return readDatabase(dataDir, (db) => {
    const names = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_search*'`;
    const tables = db.prepare<[], string>(names).pluck().all();
    return tables.filter((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all()).includes(text));
  });
}

/** Every file beneath a directory. */
export function filesIn(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The log's lines about what nobody expected. */
export function faultsIn(dataDir: string): string[] {
  const lines = readFileSync(join(dataDir, 'logs', 'linekeeper.log'), 'utf8').split('\n');
  return lines.filter((line) => line.includes('"fault":'));
}

const CROSSED = `
  SELECT 'number' AS what FROM person_identities pi JOIN persons p ON p.id = pi.person_id
    JOIN identities i ON i.id = pi.identity_id WHERE i.business_id <> p.business_id
  UNION ALL SELECT 'call' FROM calls c JOIN persons p ON p.id = c.person_id WHERE p.business_id <> c.business_id
  UNION ALL SELECT 'call' FROM calls c JOIN identities i ON i.id = c.identity_id WHERE i.business_id <> c.business_id
  UNION ALL SELECT 'note' FROM notes n JOIN persons p ON p.id = n.person_id WHERE p.business_id IS NOT n.business_id
  ${['facts', 'tasks', 'passages']
    .map(
      (table) => `UNION ALL SELECT '${table}' FROM ${table} t JOIN persons p ON p.id = t.person_id
        JOIN calls c ON c.id = t.call_id WHERE p.business_id <> c.business_id`,
    )
    .join(' ')}`;

/** What hangs on somebody of another business than its own. There must never be anything. */
export function crossedRows(dataDir: string): unknown[] {
  return readDatabase(dataDir, (db) => db.prepare(CROSSED).all());
}
