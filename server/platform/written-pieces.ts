import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { errorCode } from './private-file.ts';
import { syncDirectory } from './sync-directory.ts';

/** What a file is called until it is whole. */
export const DRAFT_ENDING = '.part';

/** Writes a new file that only its owner may read; resolves when it is on the disk, though its name may not be yet. */
export async function writePieces(path: string, pieces: AsyncIterable<Buffer>, signal?: AbortSignal): Promise<void> {
  const to = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      await to.appendFile(piece);
    }
    await to.sync();
  } finally {
    await to.close();
  }
}

/** The same in one step, over whatever is there: whoever reads `path` finds what it was before or all of this. */
export async function writeWhole(path: string, pieces: AsyncIterable<Buffer>, signal?: AbortSignal): Promise<void> {
  const draft = `${path}${DRAFT_ENDING}`;
  try {
    await writePieces(draft, pieces, signal);
    await rename(draft, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    // One that was there already is somebody else's.
    if (errorCode(error) !== 'EEXIST') await rm(draft, { force: true });
    throw error;
  }
}
