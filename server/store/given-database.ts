import Database from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { isBuiltByUs } from './known-schema.ts';
import { migrations } from './migrations/index.ts';

export type Tombstone = { key: string; erasedAt: string };

/** What can be told of a memory without taking it over. */
export type GivenDatabase = {
  version: number;
  isDemo: boolean;
  callers: number;
  calls: number;
  appointments: number;
  tombstones: Tombstone[];
};

/**
 * Looks into a database that somebody gave us, which is opened for reading only and with nothing in it trusted. Throws
 * AppError `conflict` for one of a newer build, and `invalid_input` for one that our steps did not make.
 */
export function lookIntoGiven(file: string): GivenDatabase {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    db.pragma('trusted_schema = OFF');
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version > migrations.length) {
      throw refused('conflict', tell('backup_newer_schema', { found: version, known: migrations.length }));
    }
    if (version < 1 || !isBuiltByUs(db, version)) throw strange();
    const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
    const has = (table: string): boolean =>
      db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined;
    return {
      version,
      isDemo: count(`SELECT count(*) FROM settings WHERE key = 'demo' AND value = 'yes'`) > 0,
      callers: count('SELECT count(*) FROM persons'),
      calls: count('SELECT count(*) FROM calls'),
      appointments: has('appointments') ? count('SELECT count(*) FROM appointments') : 0,
      tombstones: db.prepare<[], Tombstone>('SELECT key, erased_at AS erasedAt FROM tombstones').all(),
    };
  } catch (error) {
    if (error instanceof Database.SqliteError) throw strange(error);
    throw error;
  } finally {
    db.close();
  }
}

/** Who and what was forgotten, as far as a database can be read at all. For one that nobody else has open. */
export function tombstonesIn(file: string): Tombstone[] {
  // Who only reads cannot clear away what SQLite puts beside the file.
  const besides = ['-wal', '-shm'].map((ending) => `${file}${ending}`).filter((path) => !existsSync(path));
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return db.prepare<[], Tombstone>('SELECT key, erased_at AS erasedAt FROM tombstones').all();
  } finally {
    db.close();
    for (const path of besides) rmSync(path, { force: true });
  }
}

/** What stands sealed under this name; undefined where nothing does. */
export function sealedIn(file: string, name: string): Buffer | undefined {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return db.prepare<[string], Buffer>('SELECT sealed FROM sealed_secrets WHERE name = ?').pluck().get(name);
  } finally {
    db.close();
  }
}

/** The recordings that a copy of our own memory names. */
export function recordingsNamedIn(file: string): string[] {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return db
      .prepare<[], string>(
        `SELECT audio_file FROM calls WHERE audio_file IS NOT NULL
         UNION SELECT body_file FROM inbox WHERE body_file IS NOT NULL`,
      )
      .pluck()
      .all();
  } finally {
    db.close();
  }
}

function strange(cause?: unknown) {
  return refused('invalid_input', tell('backup_strange'), { cause });
}
