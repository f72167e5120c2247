import { access, constants, readdir, realpath, rm, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';

import type { BackupFile } from '#contract/backup.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { readBackupName } from '../../domain/backup/file-name.ts';
import { outdated } from '../../domain/backup/rotation.ts';
import { headerOf } from '../../platform/backup-file.ts';
import { DRAFT_ENDING } from '../../platform/written-pieces.ts';

/** The folder's real path. Throws AppError `invalid_input` for one that is not there, not to be written to, or our own. */
export async function usableFolder(typed: string, dataDir: string): Promise<string> {
  const folder = await writable(typed);
  if (folder === null) throw refused('invalid_input', tell('backup_folder_unusable'));
  const inside = relative(await realpath(dataDir), folder);
  if (!inside.startsWith('..') && !isAbsolute(inside)) {
    throw refused('invalid_input', tell('backup_folder_inside'));
  }
  return folder;
}

/** Null where it is not there just now, such as on a drive that was pulled out. */
async function writable(typed: string): Promise<string | null> {
  if (!isAbsolute(typed)) return null;
  try {
    const folder = await realpath(typed);
    await access(folder, constants.R_OK | constants.W_OK);
    return (await stat(folder)).isDirectory() ? folder : null;
  } catch {
    return null;
  }
}

/** The folder's real path, to read backups from; null where there is none. */
export async function readableFolder(typed: string): Promise<string | null> {
  return isAbsolute(typed) ? realpath(typed).catch(() => null) : null;
}

/** Backups of this memory by their names, newest first; null where the folder cannot be read. */
export async function backupsIn(folder: string, memory: string): Promise<BackupFile[] | null> {
  return namedIn(folder, (of) => memory.startsWith(of));
}

/** Backups of whatever memory, as {@link backupsIn}. */
export async function anyBackupsIn(folder: string): Promise<BackupFile[] | null> {
  return namedIn(folder, () => true);
}

async function namedIn(folder: string, isMeant: (memory: string) => boolean): Promise<BackupFile[] | null> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  const found = await Promise.all(
    names.map(async (fileName) => {
      const name = readBackupName(fileName);
      if (name === null || !isMeant(name.memory)) return [];
      const file = await stat(join(folder, fileName)).catch(() => null);
      return file?.isFile() ? [{ fileName, madeAt: name.madeAt, bytes: file.size }] : [];
    }),
  );
  return found.flat().toSorted((a, b) => b.madeAt.localeCompare(a.madeAt));
}

/** Removes what is kept no longer. A file that only bears the name of a backup of this memory stays. */
export async function rotate(folder: string, memory: string): Promise<void> {
  for (const { fileName } of outdated((await backupsIn(folder, memory)) ?? [])) {
    const file = join(folder, fileName);
    const header = await headerOf(file).catch(() => null);
    if (header?.memory === memory) await rm(file, { force: true });
  }
}

/** What a run that was killed left: nothing would ever read it. */
export async function removeDrafts(folder: string, memory: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const of = name.endsWith(DRAFT_ENDING) ? readBackupName(name.slice(0, -DRAFT_ENDING.length)) : null;
    if (of !== null && memory.startsWith(of.memory)) await rm(join(folder, name), { force: true });
  }
}
