import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

import type { BackupPreview } from '#contract/backup.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { openData } from './open-data.ts';
import type { Config } from './platform/config.ts';
import { acquireInstanceLock } from './platform/instance-lock.ts';
import { placeForCopy } from './platform/kept-copies.ts';
import { SEALED_KEY_FILE, toMasterKey } from './platform/master-key.ts';
import { errorCode, isNoRoom, writePrivateFile } from './platform/private-file.ts';
import { writeRestoreNote } from './platform/restore-note.ts';
import { createSettingsFile } from './platform/settings-file.ts';
import { commitRestore, finishRestore, giveUpRestore, stagingFolder } from './platform/staged-restore.ts';
import { refuseMisfit } from './services/backup/fitting-backup.ts';
import { forgetAgain } from './services/backup/forget-again.ts';
import { AUDIO, DATABASE, openGiven, sinceThen, toPreview, type GivenBackup } from './services/backup/given-backup.ts';
import type { RestoreWish } from './services/backup/restore-wish.ts';
import { createBusinessBook } from './services/business-book.ts';
import { createCallerKeys } from './services/caller-keys.ts';
import { createErasure } from './services/erasure.ts';
import { createFactIndex } from './services/fact-index.ts';
import { createMemoryRefresh } from './services/memory-refresh.ts';
import { createPeople } from './services/people.ts';
import { ERASING_JOBS } from './services/provider-erasure.ts';
import { createRecordings } from './services/recordings.ts';
import { createSoulFiles } from './services/soul-files.ts';
import { carryProofs } from './store/carried-proofs.ts';
import { rebuildDatabase } from './store/copied-rows.ts';
import { tombstonesIn, type Tombstone } from './store/given-database.ts';

type Options = {
  file: string;
  passphrase: string;
  dataDir: string;
  resourcesDir: string;
  config: Config;
  demo: boolean;
  now: () => Date;
  /** Windows that are let in to the restored memory too: those of this computer. */
  sessions?: RestoreWish['sessions'];
};

export type Restore = {
  preview: BackupPreview;
  /** Puts the backup in the place of what is there; returns the folder, in the data directory, that this went to. */
  commit: () => string;
  /** Without a commit everything is as it was. */
  close: () => void;
};

const SETTINGS_FILES = ['settings.json', 'settings.json.last-good'];
const DATABASE_FILES = [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`];

/**
 * Opens a backup to restore it into a data directory that nobody serves, which is held until `close`. Throws AppError
 * with one sentence, and leaves everything as it was, for whatever is not a backup that fits.
 */
export async function openRestore(options: Options): Promise<Restore> {
  const { file, passphrase, dataDir, demo, config } = options;
  const lock = acquireInstanceLock(dataDir);
  const close = (): void => {
    try {
      giveUpRestore(dataDir);
    } finally {
      // Whoever starts in this process next would meet it.
      lock.release();
    }
  };
  try {
    finishRestore(dataDir);
    const staging = stagingFolder(dataDir);
    const given = await openGiven(file, passphrase, { folder: join(staging, 'given'), audio: AUDIO });
    refuseMisfit(given, { demo, configuredKey: config.secrets.masterKey });
    const { tombstones, memory } = here(dataDir);
    const known = { bytes: statSync(file).size, memory, tombstones };
    const since = sinceThen(given, known);
    const isMoved = given.header.memory !== memory;
    return {
      preview: toPreview(given, known),
      commit: () =>
        explained(() =>
          carryOut(given, {
            ...options,
            staged: join(staging, 'new'),
            since,
            isMoved,
            isReadable: tombstones !== null,
          }),
        ),
      close,
    };
  } catch (error) {
    close();
    throw roomOr(error);
  }
}

type Prepared = Options & { staged: string; since: readonly Tombstone[]; isMoved: boolean; isReadable: boolean };

function carryOut(given: GivenBackup, prepared: Prepared): string {
  const { dataDir, staged, config, now, isMoved, isReadable } = prepared;
  for (const name of given.names.filter((each) => !each.includes('/') && each !== DATABASE))
    renameSync(join(given.folder, name), join(staged, name));
  for (const folder of ['souls', AUDIO])
    if (existsSync(join(given.folder, folder))) renameSync(join(given.folder, folder), join(staged, folder));
  // What this computer sets for itself, such as its ports, stays.
  if (existsSync(join(dataDir, '.env'))) rmSync(join(staged, '.env'), { force: true });
  rebuildDatabase(given.database, join(staged, DATABASE), { version: given.inside.version, at: now() });
  // Another memory's proofs are of people whom this one never knew.
  if (!isMoved && isReadable)
    carryProofs({ from: join(dataDir, DATABASE), to: join(staged, DATABASE), kinds: ERASING_JOBS });
  settle(given, prepared);
  const goes = [...DATABASE_FILES, ...SETTINGS_FILES];
  // The next start removes what nobody names: another memory's would be missed, should that be put back.
  if (isMoved) goes.push(AUDIO);
  if (config.secrets.masterKey === undefined && !holdsKey(dataDir, given.masterKey)) {
    writePrivateFile(join(staged, 'secret.key'), `${given.masterKey.toString('hex')}\n`);
    goes.push(SEALED_KEY_FILE);
  }
  const at = now().toISOString();
  const aside = placeForCopy(dataDir, 'restore', at.replace(/[-:]/g, '').slice(0, 15));
  const about = { at, fileName: basename(prepared.file), madeAt: given.header.madeAt };
  writeRestoreNote(staged, { ...about, aside, problem: null, isMoved });
  commitRestore(dataDir, { aside: relative(dataDir, aside).replaceAll('\\', '/'), goes });
  return aside;
}

/** Opens the new memory where it is prepared: its settings are written, and whoever was forgotten goes once more. */
function settle({ masterKey }: GivenBackup, prepared: Prepared): void {
  const { staged, config, demo, now, since, resourcesDir, sessions = [] } = prepared;
  const data = openData({ config, dataDir: staged, masterKey, demo, serving: false, now });
  try {
    const { stores, box, installKey } = data;
    const keys = createCallerKeys({ installKey, box });
    const book = createBusinessBook({ stores, keys, box, souls: createSoulFiles({ dataDir: staged, resourcesDir }) });
    book.load();
    const refresh = createMemoryRefresh({ stores, book, index: createFactIndex({ stores, book }), now });
    const erasure = createErasure({ stores, people: createPeople({ stores, now }), refresh });
    forgetAgain({ stores, erasure }, since);
    createRecordings({ dataDir: staged, box }).removeUnnamed(
      (name) => stores.calls.names(name) || stores.inbox.names(name),
    );
    for (const { key, endsAt } of sessions) stores.sessions.put(key, endsAt);
    stores.checkpoint();
  } finally {
    data.close();
  }
  rmSync(join(staged, 'instance.lock'), { force: true });
}

/** What lies in the directory now; the tombstones are null where they cannot be read any more. */
function here(dataDir: string): { tombstones: Tombstone[] | null; memory: string | undefined } {
  const file = join(dataDir, DATABASE);
  const memory = createSettingsFile({ dataDir }).read().value?.dbId;
  if (!existsSync(file)) return { tombstones: [], memory };
  try {
    return { tombstones: tombstonesIn(file), memory };
  } catch {
    return { tombstones: null, memory };
  }
}

/** Whether the key file is the only place of a key, and holds this one. */
function holdsKey(dataDir: string, key: Buffer): boolean {
  const file = join(dataDir, 'secret.key');
  if (!existsSync(file) || existsSync(join(dataDir, SEALED_KEY_FILE))) return false;
  return toMasterKey(readFileSync(file, 'utf8').trim())?.equals(key) ?? false;
}

function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const told = roomOr(error);
    // A row that does not fit what our own steps make.
    const isStrange = (errorCode(told) ?? '').startsWith('SQLITE_CONSTRAINT');
    throw isStrange ? refused('invalid_input', tell('backup_strange'), { cause: error }) : told;
  }
}

function roomOr(error: unknown): unknown {
  if (!isNoRoom(error)) return error;
  return refused('unavailable', tell('restore_disk_full'), { cause: error });
}
