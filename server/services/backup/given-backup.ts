import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { BackupPreview } from '#contract/backup.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { countForgotten, forgottenSince, mergedTombstones } from '../../domain/backup/forgotten-since.ts';
import { unpackBackup, type OpenedBackup } from '../../platform/backup-file.ts';
import { lookIntoGiven, type GivenDatabase, type Tombstone } from '../../store/given-database.ts';
import { isWhole } from '../../store/whole-check.ts';
import { forgottenBeside, type ForgottenBeside } from './forgotten-list.ts';

export type GivenBackup = OpenedBackup & {
  folder: string;
  database: string;
  inside: GivenDatabase;
  forgotten: ForgottenBeside;
};

export const DATABASE = 'linekeeper.db';
/** The folder of recordings beside it. */
export const AUDIO = 'audio';

type Into = Parameters<typeof unpackBackup>[2];

/**
 * Opens a backup as a stranger's: unpacked into an empty folder, looked at for reading only, held against what our own
 * steps make, then read to the last page. Throws AppError with a sentence where any of that finds fault.
 */
export async function openGiven(file: string, passphrase: string, into: Into): Promise<GivenBackup> {
  const { folder } = into;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const opened = await unpackBackup(file, passphrase, into);
  const strange = () => refused('invalid_input', tell('backup_strange'));
  if (!opened.names.includes(DATABASE)) throw strange();
  const database = join(folder, DATABASE);
  const inside = lookIntoGiven(database);
  if (inside.version !== opened.header.schema || !(await isWhole(database))) throw strange();
  return { ...opened, folder, database, inside, forgotten: await forgottenBeside(file, opened) };
}

/** What lies here while a backup is looked at. */
type Here = {
  bytes: number;
  /** Undefined where nothing lies here. */
  memory: string | undefined;
  /** Null where they cannot be read any more. */
  tombstones: readonly Tombstone[] | null;
};

/** Who was forgotten since it was made, as far as the memory here and the list beside it know. */
export function sinceThen({ inside, forgotten }: GivenBackup, here: Pick<Here, 'tombstones'>): Tombstone[] {
  return forgottenSince(mergedTombstones([here.tombstones ?? [], forgotten.tombstones]), inside.tombstones);
}

export function toPreview(given: GivenBackup, here: Here): BackupPreview {
  const { header, inside, recordings, forgotten } = given;
  const { version: schema, callers, calls, appointments } = inside;
  const isOurs = header.memory === here.memory;
  const isKnownHere = isOurs && here.tombstones !== null;
  const listed = forgotten.state === 'read' ? forgotten.writtenAt : null;
  return {
    ...{ madeAt: header.madeAt, version: header.version, schema, bytes: here.bytes },
    ...{ callers, calls, appointments, recordings, isOurs },
    forgottenSince: countForgotten(sinceThen(given, here)),
    isForgottenKnown: isKnownHere || listed !== null,
    forgottenKnownUntil: isKnownHere ? null : listed,
  };
}
