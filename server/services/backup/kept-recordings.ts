import { open, opendir, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { errorCode } from '../../platform/private-file.ts';
import { AUDIO } from './given-backup.ts';

/** The recordings beside the database, sealed as they lie there: a backup takes them along without opening them. */
export function createKeptRecordings(dataDir: string) {
  const folder = join(dataDir, AUDIO);
  const arriving = join(folder, 'arriving');
  // One that is taken in right now is in the second place at first, and in the first when that was looked at.
  const places = [folder, arriving, folder];

  return {
    /** About how many there are. */
    async bytes(): Promise<number> {
      let bytes = 0;
      for await (const entry of await opendir(folder).catch(none)) {
        if (entry.isFile()) bytes += (await stat(join(folder, entry.name)).catch(() => ({ size: 0 }))).size;
      }
      return bytes;
    },
    /** Null where it is gone: its caller was forgotten, or its time was over, since somebody named it. */
    async open(this: void, name: string): Promise<FileHandle | null> {
      for (const place of places) {
        const file = await open(join(place, name), 'r').catch(nullIfGone);
        if (file) return file;
      }
      return null;
    },
  };
}

function none(error: unknown): [] {
  if (errorCode(error) === 'ENOENT') return [];
  throw error;
}

function nullIfGone(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
}
