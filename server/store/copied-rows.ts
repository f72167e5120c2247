import { tell } from '#contract/told.ts';

import { migrations } from './migrations/index.ts';
import { openDatabase, type Db } from './database.ts';
import { aroundFilling, quoted } from './filled-tables.ts';
import { ownTables } from './known-schema.ts';

type Column = { name: string; type: string; pk: number; hidden: number };

/**
 * Makes a new database with our own steps and copies the rows of another one, of schema `version`, into it; then brings
 * it to the schema of today. Nothing of the other file is taken over but what stands in its rows (reliability T30).
 * Throws where a row does not fit: `CHECK`s and keys are ours.
 */
export function rebuildDatabase(from: string, to: string, { version, at }: { version: number; at: Date }): void {
  const db = openDatabase(to, migrations.slice(0, version));
  try {
    // Row by row they would find fault with an order that only the whole has.
    db.pragma('foreign_keys = OFF');
    db.prepare('ATTACH ? AS given').run(from);
    db.transaction(() => copyEverything(db))();
    db.exec('DETACH given');
  } finally {
    db.close();
  }
  const today = openDatabase(to);
  try {
    letGo(today, at);
  } finally {
    today.close();
  }
}

/** What counted where and when the backup was made: who was signed in there, and texts that were about to go out. */
function letGo(db: Db, at: Date): void {
  db.exec('DELETE FROM desk_sessions');
  const { code, values } = tell('texts_restored');
  db.prepare(
    `UPDATE texts SET state = 'dropped', problem = @problem, changed_at = @at
     WHERE state = 'waiting' AND due_ms < @now`,
  ).run({ problem: JSON.stringify({ code, values }), at: at.toISOString(), now: at.getTime() });
  db.prepare("DELETE FROM provider_jobs WHERE kind = 'missed.text' AND next_try_at < ?").run(at.toISOString());
}

function copyEverything(db: Db): void {
  for (const sql of copyingEverything(db)) db.exec(sql);
  if (db.prepare('SELECT 1 FROM pragma_foreign_key_check LIMIT 1').get() !== undefined)
    throw new Error('A row refers to one that is not there.');
}

/**
 * Statements that copy all rows of the attached database `given` into one that our own steps built, of the same schema:
 * for a thread too, which has nothing else of ours.
 */
export function copyingEverything(db: Db): string[] {
  const { before, after } = aroundFilling(db);
  const tables = [...ownTables(db), ...counters(db)];
  return [...before, ...tables.flatMap((table) => copyingTable(db, table)), ...after];
}

function copyingTable(db: Db, table: string): string[] {
  const columns = db.prepare<[string], Column>('SELECT name, type, pk, hidden FROM pragma_table_xinfo(?)').all(table);
  const named = columns.filter(({ hidden }) => hidden === 0).map(({ name }) => quoted(name));
  // Where no column is the row's number, it still says in which order rows came.
  if (hasHiddenNumber(db, table, columns)) named.unshift('rowid');
  const list = named.join(', ');
  return [
    `DELETE FROM main.${quoted(table)}`,
    `INSERT INTO main.${quoted(table)} (${list}) SELECT ${list} FROM given.${quoted(table)}`,
  ];
}

function hasHiddenNumber(db: Db, table: string, columns: readonly Column[]): boolean {
  const keys = columns.filter(({ pk }) => pk > 0);
  if (keys.length === 1 && keys[0]?.type.toUpperCase() === 'INTEGER') return false;
  const wr = db
    .prepare<[string], number>("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?")
    .pluck();
  return wr.get(table) === 0;
}

/** Where SQLite counts ids that must never come again. */
function counters(db: Db): string[] {
  return db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE name = 'sqlite_sequence'`).pluck().all();
}
