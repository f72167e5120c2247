import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, opendir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { opaqueId } from '../platform/ids.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import { forEveryOne } from '../platform/each.ts';
import { base64Pieces, decoded } from '../platform/base64-pieces.ts';
import { syncDirectory } from '../platform/sync-directory.ts';

const PIECE_BYTES = 1024 * 1024;
const ENDING = '.sealed';

export type Recordings = ReturnType<typeof createRecordings>;

const sealOf = (name: string, from: number): string => `audio:${name}:${from}`;

/**
 * Recordings of calls, sealed in pieces in files beside the database; the files are named at random. Until its delivery
 * is committed a file lies apart, so that one whose delivery was lost in a crash is found and cannot lie there for ever.
 */
export function createRecordings({ dataDir, box }: { dataDir: string; box: SecretBox }) {
  const folder = join(dataDir, 'audio');
  const arriving = join(folder, 'arriving');

  const remove = (name: string): void => {
    for (const place of [folder, arriving]) rmSync(join(place, name), { force: true });
  };

  /** Call when the delivery that names the file is committed. */
  function admit(name: string): void {
    const file = join(arriving, name);
    // The delivery may be worked off by now, and the file with it.
    if (statSync(file, { throwIfNoEntry: false })) renameSync(file, join(folder, name));
  }

  return {
    /** Seals audio, as base64 or as it comes, into a file and resolves, with its name, once it is on the disk. */
    async keep(audio: Buffer | AsyncIterable<Uint8Array>): Promise<string> {
      const made = await mkdir(arriving, { recursive: true, mode: 0o700 });
      if (made !== undefined) for (const parent of [dataDir, folder]) await syncDirectory(parent);
      const name = `${opaqueId()}${ENDING}`;
      const file = await open(join(arriving, name), 'wx', 0o600);
      try {
        let from = 0;
        for await (const base64 of base64Pieces(audio, PIECE_BYTES)) {
          const piece = box.seal(base64, sealOf(name, from));
          const length = Buffer.alloc(4);
          length.writeUInt32BE(piece.length);
          // Not `write`, which may put down a part of it on a disk that is nearly full, and calls that a success.
          await file.appendFile(Buffer.concat([length, piece]));
          from += base64.length;
        }
        await file.sync();
        await syncDirectory(arriving);
        return name;
      } catch (error) {
        await rm(join(arriving, name), { force: true });
        throw error;
      } finally {
        await file.close();
      }
    },
    admit,
    remove,
    isHere: (name: string): boolean => existsSync(join(folder, name)),
    /** The audio itself, a piece at a time. Rejects (ENOENT) where the file is gone, and where it is not what was sealed. */
    read: (name: string): AsyncGenerator<Buffer> => decoded(sealedPieces(box, join(folder, name), name)),
    /** At the start: takes in what a crash left between commit and admission, and removes what nobody names. */
    recover(isNamed: (name: string) => boolean): void {
      if (!statSync(arriving, { throwIfNoEntry: false })) return;
      forEveryOne(readdirSync(arriving), (name) => (isNamed(name) ? admit(name) : remove(name)));
    },
    /** The same as `sweep` at once, of a memory that nobody serves yet. */
    removeUnnamed(isNamed: (name: string) => boolean): void {
      if (!statSync(folder, { throwIfNoEntry: false })) return;
      for (const name of readdirSync(folder)) if (name.endsWith(ENDING) && !isNamed(name)) remove(name);
    },
    /**
     * Removes what nobody names any more: a crash may come between the commit that erased a call and the removal of its
     * file. Goes through the folder a few names at a time, until the signal says stop.
     */
    async sweep(isNamed: (name: string) => boolean, signal: AbortSignal): Promise<void> {
      if (!statSync(folder, { throwIfNoEntry: false })) return;
      const held: string[] = [];
      for await (const entry of await opendir(folder)) {
        if (signal.aborted) return;
        if (entry.isFile() && entry.name.endsWith(ENDING) && !isNamed(entry.name) && !couldDo(() => remove(entry.name)))
          held.push(entry.name);
      }
      // Once more, to tell what stands in the way.
      forEveryOne(held, remove);
    },
  };
}

function couldDo(job: () => void): boolean {
  try {
    job();
    return true;
  } catch {
    return false;
  }
}

async function* sealedPieces(box: SecretBox, path: string, name: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    for (let [at, from] = [0, 0]; ;) {
      const head = await file.read(Buffer.alloc(4), 0, 4, at);
      if (head.bytesRead === 0) return;
      const sealed = Buffer.alloc(head.buffer.readUInt32BE());
      await file.read(sealed, 0, sealed.length, at + 4);
      const piece = box.open(sealed, sealOf(name, from));
      yield piece;
      at += 4 + sealed.length;
      from += piece.length;
    }
  } finally {
    await file.close();
  }
}
