import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AppError } from '../../server/contract/errors.ts';
import { openStores } from '../../server/store/open-stores.ts';
import type { SeedSize } from './seed.ts';

/** The data directories the bench plays on. `made × callsEach` is what seeding costs most time for. */
export const SIZES = {
  '1k': { callers: 1_000, made: 1_000, callsEach: 3 },
  '100k': { callers: 100_000, made: 2_000, callsEach: 3 },
  '1M': { callers: 1_000_000, made: 2_000, callsEach: 3 },
  '1k-once': { callers: 1_000, made: 1_000, callsEach: 1 },
  '1k-often': { callers: 1_000, made: 10, callsEach: 1_000 },
} satisfies Record<string, SeedSize>;

export type SizeName = keyof typeof SIZES;

/** Raise when the seeded people change, so that nobody measures yesterday's. */
const SEED_VERSION = 11;
const home = join(tmpdir(), `linekeeper-bench-${SEED_VERSION}`);

/** Throws away every seeded directory. */
export function forgetDirectories(): void {
  rmSync(home, { recursive: true, force: true });
}

/** The seeded directory of that size, made now if no earlier run left one; as if no phone had rung since. */
export function seededDirectory(name: SizeName): string {
  const directory = join(home, name);
  if (existsSync(directory) && !opens(directory)) rmSync(directory, { recursive: true });
  if (existsSync(directory)) calmDown(directory);
  else seed(name, directory);
  return directory;
}

/** A directory of its own for a measurement that would leave traces. Remove it afterwards. */
export function workingCopy(name: SizeName): string {
  const seeded = seededDirectory(name);
  const copy = mkdtempSync(join(home, `${name}-copy-`));
  cpSync(seeded, copy, { recursive: true });
  return copy;
}

function seed(name: SizeName, directory: string): void {
  process.stderr.write(`Inventing ${name} callers (once, kept in ${home}) …\n`);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const unfinished = mkdtempSync(join(home, `${name}-unfinished-`));
  const script = join(import.meta.dirname, 'seed.ts');
  const { status } = spawnSync(process.execPath, [script, unfinished, JSON.stringify(SIZES[name])], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`The data directory of ${name} callers could not be made.`);
  }
  renameSync(unfinished, directory);
}

/** False for a directory that another state of the source has left behind. */
function opens(directory: string): boolean {
  try {
    openStores(join(directory, 'linekeeper.db')).close();
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Takes the rings of an earlier run away: they are all of calls that never ended. */
function calmDown(directory: string): void {
  const db = new Database(join(directory, 'linekeeper.db'));
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = ON');
  db.exec(`DELETE FROM calls WHERE status = 'live'`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  rmSync(join(directory, 'logs'), { recursive: true, force: true });
}
