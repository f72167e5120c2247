import { renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

import { AppError } from '#contract/errors.ts';

import { copyDatabaseNow } from './copy-database.ts';
import { migrations } from './migrations/index.ts';

const MB = 1024 ** 2;
/** Beside the copy: the steps themselves write too. */
const SPARE_BYTES = 32 * MB;

/**
 * Keeps a copy of a database that is about to be brought to another schema (reliability F24). Throws AppError
 * `unavailable` where there is no room for it: nothing is changed then, and the earlier Linekeeper still opens it.
 * @param place where a copy of this name goes: an earlier one of the same schema is replaced
 */
export function copyBeforeUpdate(file: string, version: number, place: (name: string) => string): void {
  if (version < 1 || version >= migrations.length) return;
  const copy = placed(place, version);
  const wanted = statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) + SPARE_BYTES;
  const { bavail, bsize } = statfsSync(dirname(copy));
  if (bavail * bsize < wanted) {
    throw new AppError(
      'unavailable',
      `Before an update a copy of the database is made, and the disk has no room for it: ${Math.ceil(wanted / MB)} MB are needed. Nothing was changed: free some space and start again.`,
    );
  }
  const draft = `${copy}.part`;
  rmSync(draft, { force: true });
  try {
    copyDatabaseNow(file, draft);
    renameSync(draft, copy);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw notCopied(cause);
  }
}

function placed(place: (name: string) => string, version: number): string {
  try {
    return place(`schema-${version}.db`);
  } catch (cause) {
    throw notCopied(cause);
  }
}

function notCopied(cause: unknown): AppError {
  return new AppError(
    'unavailable',
    'Before an update a copy of the database is made, and that failed. Nothing was changed: look at the disk and the permissions of the data directory, and start again.',
    { cause },
  );
}
