import { dirname, join } from 'node:path';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { forgottenFileName } from '../../domain/backup/file-name.ts';
import { forgottenSince, mergedTombstones } from '../../domain/backup/forgotten-since.ts';
import { readForgotten, writeForgotten, type ForgottenFile } from '../../platform/forgotten-file.ts';
import { errorCode } from '../../platform/private-file.ts';
import type { Stores } from '../../store/open-stores.ts';
import { usableFolder } from './backup-folder.ts';
import type { BackupSettings } from './backup-settings.ts';

type Deps = {
  stores: Pick<Stores, 'settings'>;
  kept: BackupSettings;
  dataDir: string;
  masterKey: Buffer;
  memory: string;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

export type ForgottenList = ReturnType<typeof createForgottenList>;

/** The sealed list beside the backups of who was forgotten, so that an older one brings nobody back on an empty computer. */
export function createForgottenList({ stores, kept, dataDir, masterKey, memory, now, report }: Deps) {
  let running = Promise.resolve();

  /** Null where there is none, or none that can be opened: it is written anew. */
  async function read(file: string): Promise<ForgottenFile | null> {
    const list = await readForgotten(file, masterKey, memory).catch(() => null);
    if (list && list.memory !== memory) throw refused('conflict', tell('backup_list_other'));
    return list;
  }

  /** What stands there already stays in it: the same memory may have been restored on two computers. */
  async function write(folder: string): Promise<void> {
    const file = join(folder, forgottenFileName(memory));
    const [before, here] = [await read(file), stores.settings.tombstones()];
    const { last } = kept.get();
    const isOlder = !before || (last !== null && before.writtenAt < last.madeAt);
    if (!isOlder && forgottenSince(here, before.tombstones).length === 0) return;
    const tombstones = mergedTombstones([before?.tombstones ?? [], here]);
    await writeForgotten(file, masterKey, { memory, writtenAt: now().toISOString(), tombstones });
  }

  async function writeWhereChosen(): Promise<void> {
    const { folder, last } = kept.get();
    if (folder === null || last === null) return;
    // Away just now, such as on a stick that was pulled out: the next backup, day or start writes it.
    const there = await usableFolder(folder, dataDir).catch(() => null);
    if (there !== null) await write(there);
  }

  return {
    /** Beside backups in this folder; one after the other. */
    write(folder: string): Promise<void> {
      const written = running.then(() => write(folder));
      running = written.catch(() => undefined);
      return written;
    },
    /** Goes on by itself. */
    soon(): void {
      running = running.then(writeWhereChosen).catch((error: unknown) => report('backup.forgotten', error));
    },
    settled: (): Promise<void> => running,
  };
}

/** What the list beside a backup says; `other`: it is of another memory. */
export type ForgottenBeside = Pick<ForgottenFile, 'tombstones'> & { state: 'read' | 'unread' | 'other' };

/** `unread` where there is none, where it is older than the backup, or where the memory's key does not open it. */
export async function forgottenBeside(
  file: string,
  { masterKey, header }: { masterKey: Buffer; header: { memory: string; madeAt: string } },
): Promise<ForgottenBeside> {
  try {
    const list = await readForgotten(join(dirname(file), forgottenFileName(header.memory)), masterKey, header.memory);
    if (list.memory !== header.memory) return { state: 'other', tombstones: [] };
    return { state: list.writtenAt < header.madeAt ? 'unread' : 'read', tombstones: list.tombstones };
  } catch (error) {
    // What the system or the file itself stands in the way of is told as not known.
    if (errorCode(error) === undefined) throw error;
    return { state: 'unread', tombstones: [] };
  }
}
