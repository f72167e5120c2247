import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import type { GoodBackup } from '#contract/backup.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { backupFileName } from '../../domain/backup/file-name.ts';
import { writeBackup, type Inside } from '../../platform/backup-file.ts';
import { clearAway } from '../../platform/clear-away.ts';
import { copyDatabase } from '../../store/copy-database.ts';
import { recordingsNamedIn } from '../../store/given-database.ts';
import { removeDrafts } from './backup-folder.ts';
import { DATABASE, openGiven } from './given-backup.ts';
import { createKeptRecordings } from './kept-recordings.ts';

type Deps = {
  dataDir: string;
  /** Where the database lies in clear meanwhile: beside the one it is of, never in the owner's folder. */
  work: string;
  masterKey: Buffer;
  memory: string;
  version: string;
  schema: () => number;
  /** Of guessing the passphrase; left out, the usual. */
  cost?: number | undefined;
  now: () => Date;
};
type Wish = {
  folder: string;
  passphrase: string;
  /** Whether the recordings kept here go along. */
  recordings: boolean;
  signal: AbortSignal;
};

const MB = 1024 ** 2;
/** Beside the copy itself. */
const SPARE_BYTES = 32 * MB;

export type BackupMaking = ReturnType<typeof createBackupMaking>;

/** Makes one backup, opens it again, and throws AppError with a sentence where either does not go well. */
export function createBackupMaking({ dataDir, work, masterKey, memory, version, schema, cost, now }: Deps) {
  const database = join(dataDir, DATABASE);
  const kept = createKeptRecordings(dataDir);

  /** The templates the owner wrote in, and what stands in `.env`, besides the copy. */
  async function inside(copy: string): Promise<Inside[]> {
    const souls = await readdir(join(dataDir, 'souls')).catch(() => []);
    const names = ['soul.md', '.env', ...souls.filter(isTemplate).map((name) => `souls/${name}`)];
    const there = await Promise.all(names.map(async (name) => ((await isFile(join(dataDir, name))) ? [name] : [])));
    return [{ name: DATABASE, path: copy }, ...there.flat().map((name) => ({ name, path: join(dataDir, name) }))];
  }

  async function refuseWithoutRoom({ folder, recordings }: Wish): Promise<void> {
    const here = (await stat(database)).size + SPARE_BYTES;
    const there = here + (recordings ? await kept.bytes() : 0);
    if (await isFull(dataDir, here)) throw noRoom(here);
    if (!(await isFull(folder, there))) return;
    throw (await isFull(folder, here)) ? noRoom(here) : noRoom(there, 'backup_no_room_recordings');
  }

  async function write(file: string, madeAt: string, { passphrase, recordings, signal }: Wish): Promise<void> {
    const copy = join(work, DATABASE);
    await copyDatabase(database, copy, signal);
    const about = { madeAt, version, schema: schema(), memory };
    const audio = recordings ? { names: recordingsNamedIn(copy), open: kept.open } : null;
    await writeBackup(file, {
      ...{ about, passphrase, masterKey, signal, cost },
      inside: await inside(copy),
      recordings: audio,
    });
    await rm(copy);
  }

  async function proveWhole(file: string, { passphrase, signal }: Wish): Promise<void> {
    try {
      await openGiven(file, passphrase, { folder: join(work, 'opened'), signal });
    } catch (cause) {
      await rm(file, { force: true });
      throw signal.aborted ? cause : refused('unavailable', tell('backup_not_whole'), { cause });
    }
  }

  return async function make(wish: Wish): Promise<GoodBackup> {
    const { folder } = wish;
    await refuseWithoutRoom(wish);
    await removeDrafts(folder, memory);
    const madeAt = now().toISOString();
    const fileName = backupFileName(madeAt, memory);
    const file = join(folder, fileName);
    try {
      await rm(work, { recursive: true, force: true });
      await mkdir(work, { mode: 0o700 });
      await write(file, madeAt, wish);
      await proveWhole(file, wish);
    } finally {
      await clearAway(work);
    }
    return { fileName, madeAt, bytes: (await stat(file)).size, folder, verifiedAt: now().toISOString() };
  };
}

async function isFull(place: string, wanted: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(place);
  return bavail * bsize < wanted;
}

type NoRoom = 'backup_no_room' | 'backup_no_room_recordings';

function noRoom(bytes: number, code: NoRoom = 'backup_no_room') {
  return refused('unavailable', tell(code, { megabytes: Math.ceil(bytes / MB) }));
}

function isTemplate(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,59}\.md$/.test(name);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}
