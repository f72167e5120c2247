import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import Database from 'better-sqlite3';
import { z } from 'zod';

import { Sentence } from '#contract/primitives.ts';
import { tell, type Told } from '#contract/told.ts';
import type { GoodCopy } from '../platform/newest-copy.ts';
import { isOurs, openDatabase, type Db } from './database.ts';
import { isDamage } from './disk-fault.ts';
import { migrations } from './migrations/index.ts';
import { salvage } from './salvage.ts';
import { createSettingsStore, readSetting } from './settings-store.ts';

export type Mending = {
  file: string;
  at: Date;
  /** The newest copy that is known to be whole; null where there is none. */
  newestGoodCopy: () => GoodCopy | null;
  identity: Identity;
};

type Identity = {
  /** Settings that a memory has in any case, such as which one it is, with their values. */
  settings: Readonly<Record<string, string>>;
  /** The name of the sealed key that ties numbers to people. */
  secret: string;
};

/** The setting that says what became of a damaged database. */
export const MENDED = 'database.mended';

/** Long enough for an owner who was away. */
const TOLD_MS = 14 * 24 * 60 * 60_000;

const Note = z.object({ at: z.string(), told: Sentence });
const mendedName = (file: string): string => `${file}.mended`;

/**
 * Whether a database that was ours is damaged, empty or another program's by now, so that no start will ever read it.
 * Reads all of it. Throws where that cannot be found out.
 */
export function isBeyondUse(file: string): boolean {
  let db: Db | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    if (!isOurs(db)) return true;
    if ((db.pragma('user_version', { simple: true }) as number) > migrations.length) return false;
    return db.pragma('quick_check(1)', { simple: true }) !== 'ok';
  } catch (error) {
    if (isDamage(error)) return true;
    throw error;
  } finally {
    db?.close();
  }
}

/**
 * Puts in the place of a database that is beyond use what can still be read of it, else the newest good copy, else an
 * empty one; the damaged files go to a folder of their own beside it (reliability F5). Killed at any point, the next
 * start goes on with it. It takes as long as reading everything.
 */
export function mend(mending: Mending): void {
  const { file, at } = mending;
  const draft = `${file}.mending`;
  discard(draft);
  const folder = `corrupt-${at.toISOString().slice(0, 19).replace(/[-:]/gu, '')}`;
  const told = makeAnew({ ...mending, draft, folder });
  note(draft, { at: at.toISOString(), told });
  sync(draft);
  renameSync(draft, mendedName(file));
  finishMending(file, at, folder);
}

type Making = Mending & { draft: string; folder: string };

function makeAnew({ file, draft, folder, at, identity, newestGoodCopy }: Making): Told {
  const day = at.toISOString().slice(0, 10);
  const saved = salvage(file, draft);
  if (saved !== null && holds(draft, identity)) {
    const { callers, calls, cut } = saved;
    return tell(cut === 0 ? 'database_mended_whole' : 'database_mended_part', { callers, calls, day, folder });
  }
  discard(draft);
  const copy = newestGoodCopy();
  if (copy !== null) {
    copyFileSync(copy.file, draft);
    if (isWhole(draft, identity)) return tell('database_mended_copy', { made: copy.madeAt.slice(0, 10), day, folder });
    discard(draft);
  }
  begin(draft, identity);
  return tell('database_mended_empty', { day, folder });
}

/** Goes on where an earlier start was killed. To be called before the database is opened. */
export function finishMending(file: string, at: Date, folder = `corrupt-${at.getTime()}`): void {
  const mended = mendedName(file);
  if (!isThere(mended)) return;
  const aside = join(dirname(file), folder);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  // The database last: as long as it is there, so is all that belongs to it, here or in the folder.
  for (const part of [`${file}-wal`, `${file}-shm`, file])
    if (isThere(part)) renameSync(part, join(aside, basename(part)));
  renameSync(mended, file);
}

/** What the owner is told of the last mending, for a fortnight. */
export function mendingTold(kept: string | undefined, now: Date): Told[] {
  if (kept === undefined) return [];
  const { at, told } = Note.parse(JSON.parse(kept));
  return now.getTime() - Date.parse(at) < TOLD_MS ? [told] : [];
}

/** Whether what was saved says which database it is, and holds the key that ties numbers to people. */
function holds(file: string, { settings, secret }: Identity): boolean {
  const db = openDatabase(file);
  try {
    const sealed = db.prepare<[string]>('SELECT 1 FROM sealed_secrets WHERE name = ?').get(secret);
    const isSame = Object.entries(settings).every(([key, value]) => readSetting(db, key) === value);
    return isSame && sealed !== undefined;
  } finally {
    db.close();
  }
}

/** A copy that is itself damaged is no help, and must not keep the program from starting. */
function isWhole(copy: string, identity: Identity): boolean {
  try {
    return !isBeyondUse(copy) && holds(copy, identity);
  } catch {
    return false;
  }
}

/** An empty memory that counts as the one that was here. */
function begin(file: string, { settings }: Identity): void {
  const db = openDatabase(file);
  try {
    const kept = createSettingsStore(db);
    for (const [key, value] of Object.entries(settings)) kept.set(key, value);
  } finally {
    db.close();
  }
}

function note(file: string, kept: z.infer<typeof Note>): void {
  const db = openDatabase(file);
  try {
    createSettingsStore(db).set(MENDED, JSON.stringify(kept));
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function discard(draft: string): void {
  for (const part of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(part, { force: true });
}

function sync(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
