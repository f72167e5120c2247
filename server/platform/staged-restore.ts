import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { clearAwayNow } from './clear-away.ts';
import { renamePatiently } from './patient-rename.ts';
import { errorCode, syncDirectoryNow, writePrivateFile } from './private-file.ts';

const JOURNAL = 'restore.json';
const STAGING = 'restoring';
const Name = z.string().regex(/^[.\w-]+$/);
const Journal = z.object({
  /** Folder beside the database that takes what is put aside. */
  aside: z.string().regex(/^kept\/[\w-]+$/),
  /** What goes: of some of them nothing comes in the place. */
  goes: z.array(Name),
  comes: z.array(Name),
});
type Journal = z.infer<typeof Journal>;

/** An empty folder beside the database, in which a restore is prepared. */
export function stagingFolder(dataDir: string): string {
  const folder = join(dataDir, STAGING);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'new'), { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * Gives up what was prepared. Once it is decided on, what is still to be put in place stays for the next one to do so.
 * Never throws.
 */
export function giveUpRestore(dataDir: string): void {
  if (!isRestoreDecided(dataDir)) discardStaging(dataDir);
}

export function isRestoreDecided(dataDir: string): boolean {
  return existsSync(join(dataDir, JOURNAL));
}

/** What could not be discarded, or a killed restore left; nothing while what is in it is still to be put in place. */
export function leftStaging(dataDir: string): string[] {
  return !isRestoreDecided(dataDir) && existsSync(join(dataDir, STAGING)) ? [STAGING] : [];
}

/** Nothing in it counts any more: that it cannot be removed is no failure of a restore, nor of a start. */
function discardStaging(dataDir: string): void {
  clearAwayNow(join(dataDir, STAGING));
}

/**
 * Puts everything in `restoring/new` into the place of what is there, which goes aside. From the moment the journal is on
 * the disk the new state is the one that counts: whoever opens the directory next finishes what a crash left.
 */
export function commitRestore(dataDir: string, { aside, goes }: Pick<Journal, 'aside' | 'goes'>): void {
  const comes = readdirSync(join(dataDir, STAGING, 'new'));
  for (const folder of ['new', '']) syncDirectoryNow(join(dataDir, STAGING, folder));
  // Written where a crash leaves nothing behind, and decided on with one rename.
  const draft = join(dataDir, STAGING, JOURNAL);
  writePrivateFile(draft, `${JSON.stringify(Journal.parse({ aside, goes, comes }))}\n`);
  renameSync(draft, join(dataDir, JOURNAL));
  syncDirectoryNow(dataDir);
  finishRestore(dataDir);
}

/**
 * To be called by whoever opens a data directory, before anything in it is opened and while nobody else may. Without a
 * journal a restore that was not decided on is given up.
 */
export function finishRestore(dataDir: string): void {
  const journal = readJournal(dataDir);
  if (journal) carryOut(dataDir, journal);
  discardStaging(dataDir);
}

/** Any step may be the last one before a crash: each is known by what lies where. */
function carryOut(dataDir: string, { aside, goes, comes }: Journal): void {
  const [staged, away] = [join(dataDir, STAGING, 'new'), join(dataDir, aside)];
  mkdirSync(away, { recursive: true, mode: 0o700 });
  const putAside = (name: string): void => {
    if (existsSync(join(dataDir, name))) renamePatiently(join(dataDir, name), join(away, name));
  };
  // The old log goes first: it must never meet the new database.
  for (const name of goes) if (!comes.includes(name)) putAside(name);
  syncDirectoryNow(dataDir);
  for (const name of comes) {
    // What is not staged any more is in its place already.
    if (!existsSync(join(staged, name))) continue;
    putAside(name);
    renamePatiently(join(staged, name), join(dataDir, name));
  }
  for (const folder of [away, dataDir]) syncDirectoryNow(folder);
  rmSync(join(dataDir, JOURNAL));
  syncDirectoryNow(dataDir);
}

function readJournal(dataDir: string): Journal | null {
  try {
    return Journal.parse(JSON.parse(readFileSync(join(dataDir, JOURNAL), 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
