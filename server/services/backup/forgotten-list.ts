import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { AppError, refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { forgottenFileName } from '../../domain/backup/file-name.ts';
import { takeLater } from '../../domain/backup/forgotten-since.ts';
import { readForgotten, writeForgotten, type ForgottenFile } from '../../platform/forgotten-file.ts';
import { errorCode } from '../../platform/private-file.ts';
import type { Stores } from '../../store/open-stores.ts';
import { createPace } from '../pace.ts';
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

/** A whole list is read and written for each: while many are forgotten it rests for so many times as long as that took. */
const REST = 10;
const DAMAGED = '.damaged';

export type ForgottenList = ReturnType<typeof createForgottenList>;

/** The sealed list beside the backups of who was forgotten, so that an older one brings nobody back on an empty computer. */
export function createForgottenList(deps: Deps) {
  const { kept, dataDir, report } = deps;
  const [ending, ended] = [new AbortController(), new AbortController()];
  const write = createListWriting(deps, ended.signal);
  let running = Promise.resolve();
  let isWanted = false;
  let restUntil = 0;

  async function writeWhereChosen(): Promise<void> {
    await sleep(Math.max(0, restUntil - performance.now()), undefined, { ref: false, signal: ending.signal }).catch(
      () => undefined,
    );
    // Who is forgotten from now on is in the next one.
    isWanted = false;
    const { folder, last } = kept.get();
    if (folder === null || last === null) return;
    const began = performance.now();
    try {
      // Away just now, such as on a stick that was pulled out: the next backup, day or start writes it.
      const there = await usableFolder(folder, dataDir).catch(() => null);
      if (there !== null) await write(there);
    } finally {
      restUntil = performance.now() + REST * (performance.now() - began);
    }
  }

  return {
    /** Beside backups in this folder; one after the other. */
    write(folder: string): Promise<void> {
      const written = running.then(() => write(folder));
      running = written.catch(() => undefined);
      return written;
    },
    /** Goes on by itself; asked for again before it is begun, it is written once. */
    soon(): void {
      if (isWanted || ended.signal.aborted) return;
      isWanted = true;
      running = running.then(writeWhereChosen).catch((error: unknown) => {
        if (!ended.signal.aborted) report('backup.forgotten', error);
      });
    },
    /** Resolves when what is wanted is written, without any rest. */
    finish(): Promise<void> {
      ending.abort();
      return running;
    },
    /** Nothing is read or written any more. */
    end: (): void => ended.abort(),
  };
}

function createListWriting({ stores, masterKey, memory, kept, now }: Deps, signal: AbortSignal) {
  /** Null where there is none; one that is damaged is kept aside. */
  async function read(file: string): Promise<ForgottenFile | null> {
    try {
      const list = await readForgotten(file, masterKey, memory);
      if (list.memory !== memory) throw refused('conflict', tell('backup_list_other'));
      return list;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      // A folder that does not answer just now may hold the only list there is.
      if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
      await copyFile(file, `${file}${DAMAGED}`);
      return null;
    }
  }

  /** What stands there already stays in it: the same memory may have been restored on two computers. */
  return async function write(folder: string): Promise<void> {
    const file = join(folder, forgottenFileName(memory));
    const pace = createPace(signal);
    const before = await read(file);
    signal.throwIfAborted();
    const writtenAt = now().toISOString();
    const { last } = kept.get();
    const isOlder = !before || (last !== null && before.writtenAt < last.madeAt);
    const tombstones = new Map<string, string>();
    await pace.run(takeLater(tombstones, before?.tombstones ?? []));
    const isMore = await pace.run(takeLater(tombstones, stores.settings.everyTombstone()));
    if (!isOlder && !isMore) return;
    await writeForgotten(file, masterKey, { memory, writtenAt, tombstones }, signal);
  };
}

/** What the list beside a backup says, and when it was written; `other`: it is of another memory. */
export type ForgottenBeside = Pick<ForgottenFile, 'tombstones'> &
  ({ state: 'read'; writtenAt: string } | { state: 'unread' | 'other' });

/** `unread` where there is none, where it is older than the backup, or where the memory's key does not open it. */
export async function forgottenBeside(
  file: string,
  { masterKey, header }: { masterKey: Buffer; header: { memory: string; madeAt: string } },
): Promise<ForgottenBeside> {
  try {
    const list = await readForgotten(join(dirname(file), forgottenFileName(header.memory)), masterKey, header.memory);
    if (list.memory !== header.memory) return { state: 'other', tombstones: [] };
    const { writtenAt, tombstones } = list;
    return writtenAt < header.madeAt ? { state: 'unread', tombstones } : { state: 'read', tombstones, writtenAt };
  } catch (error) {
    // What the system or the file itself stands in the way of is told as not known.
    if (errorCode(error) === undefined) throw error;
    return { state: 'unread', tombstones: [] };
  }
}
