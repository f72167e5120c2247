import Database from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';

import { openDatabase, type Db } from './database.ts';
import { migrations } from './migrations/index.ts';
import { ownTables } from './known-schema.ts';

type Carried = {
  /** The living memory, which nobody has open. */
  from: string;
  /** The restored one, of the schema of today. */
  to: string;
  /** Of jobs at a provider that come along. */
  kinds: readonly string[];
};

const PROOFS = ['erasures', 'erasure_asks', 'audit_log', 'provider_jobs'] as const;
type Proof = (typeof PROOFS)[number];

/**
 * Carries over a restore what an older backup cannot know, and what must not be lost with it: certificates of what was
 * forgotten, what is still asked of the providers for that, and who saw or changed what. What stands in a damaged part
 * of the living memory stays behind.
 */
export function carryProofs({ from, to, kinds }: Carried): void {
  const between = `${to}.proofs`;
  if (!existsSync(from)) return;
  try {
    if (!takeOut(from, between)) return;
    // The living memory may be of an earlier schema: its rows become those of today.
    openDatabase(between).close();
    const db = openDatabase(to);
    try {
      db.prepare('ATTACH ? AS living').run(between);
      db.transaction(() => merge(db, kinds))();
      db.exec('DETACH living');
    } finally {
      db.close();
    }
  } finally {
    for (const ending of ['', '-wal', '-shm']) rmSync(`${between}${ending}`, { force: true });
  }
}

/** The proofs alone, in a new database of the same schema; false where nothing can be read. */
function takeOut(from: string, between: string): boolean {
  const version = versionOf(from);
  if (version === null || version < 1) return false;
  const db = openDatabase(between, migrations.slice(0, version));
  try {
    const there = new Set(ownTables(db));
    // What is read first may refer to what cannot be.
    db.pragma('foreign_keys = OFF');
    db.prepare('ATTACH ? AS living').run(from);
    for (const table of PROOFS) if (there.has(table)) copyReadable(db, table);
    db.exec('DETACH living');
    return true;
  } finally {
    db.close();
  }
}

function versionOf(file: string): number | null {
  return unlessUnreadable(() => {
    const db = new Database(file, { fileMustExist: true });
    try {
      return db.pragma('user_version', { simple: true }) as number;
    } finally {
      db.close();
    }
  });
}

function copyReadable(db: Db, table: Proof): void {
  const list = columnsOf(db, table).join(', ');
  unlessUnreadable(() => db.exec(`INSERT INTO main.${table} (${list}) SELECT ${list} FROM living.${table}`));
}

function merge(db: Db, kinds: readonly string[]): void {
  db.exec(`
    INSERT INTO erasures SELECT * FROM living.erasures WHERE true ON CONFLICT (id) DO NOTHING;
    DELETE FROM erasure_asks WHERE erasure_id IN (SELECT id FROM living.erasures);
    INSERT INTO erasure_asks (erasure_id, kind, key, done_at)
      SELECT erasure_id, kind, key, done_at FROM living.erasure_asks
      WHERE erasure_id IN (SELECT id FROM erasures) ORDER BY id;
  `);
  const jobs = withoutId(db, 'provider_jobs');
  db.prepare(
    `INSERT INTO provider_jobs (${jobs}) SELECT ${jobs} FROM living.provider_jobs
     WHERE kind IN (SELECT value FROM json_each(?)) ON CONFLICT (kind, key) DO NOTHING`,
  ).run(JSON.stringify(kinds));
  const lines = withoutId(db, 'audit_log');
  db.exec(`
    -- Of somebody who was forgotten since, the living log says no more than the certificate's id.
    UPDATE audit_log SET subject = now.subject FROM living.audit_log AS now
      WHERE now.id = audit_log.id AND now.at = audit_log.at AND now.action = audit_log.action
        AND now.subject IS NOT audit_log.subject;
    INSERT INTO audit_log (id, ${lines}) SELECT id, ${lines} FROM living.audit_log
      WHERE id NOT IN (SELECT id FROM audit_log);
    -- The same memory may have been in use on two computers: both wrote lines with the same ids.
    INSERT INTO audit_log (${lines}) SELECT ${prefixed('now', lines)} FROM living.audit_log AS now
      JOIN audit_log AS known ON known.id = now.id
      WHERE known.at <> now.at OR known.action <> now.action ORDER BY now.id;
  `);
}

function columnsOf(db: Db, table: Proof): string[] {
  return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
}

function withoutId(db: Db, table: Proof): string {
  return columnsOf(db, table)
    .filter((name) => name !== 'id')
    .join(', ');
}

function prefixed(alias: string, list: string): string {
  return list
    .split(', ')
    .map((name) => `${alias}.${name}`)
    .join(', ');
}

const UNREADABLE = /^SQLITE_(?:CORRUPT|NOTADB|IOERR|ERROR)/u;

/** Null for what a damaged or foreign file, or one of a later schema, does not give. */
function unlessUnreadable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Database.SqliteError && UNREADABLE.test(error.code)) return null;
    throw error;
  }
}
