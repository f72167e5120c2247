import { mkdir, open, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { opaqueId } from '../platform/ids.ts';
import type { SecretBox } from '../platform/secret-box.ts';

const PIECE_BYTES = 1024 * 1024;

export type Recordings = ReturnType<typeof createRecordings>;

/** Recordings of calls, sealed in pieces in files beside the database; the files are named at random. */
export function createRecordings({ dataDir, box }: { dataDir: string; box: SecretBox }) {
  const folder = join(dataDir, 'audio');

  return {
    /** Seals base64 audio into a file and resolves, with its name, once it is on the disk. */
    async keep(base64: Buffer): Promise<string> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${opaqueId()}.sealed`;
      const file = await open(join(folder, name), 'wx', 0o600);
      try {
        for (let from = 0; from < base64.length; from += PIECE_BYTES) {
          const piece = box.seal(base64.subarray(from, from + PIECE_BYTES), `audio:${name}:${from}`);
          const length = Buffer.alloc(4);
          length.writeUInt32BE(piece.length);
          await file.write(Buffer.concat([length, piece]));
        }
        await file.sync();
        return name;
      } catch (error) {
        await rm(join(folder, name), { force: true });
        throw error;
      } finally {
        await file.close();
      }
    },
    remove: (name: string): void => rmSync(join(folder, name), { force: true }),
  };
}
