import { randomFillSync } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const PIECE = 1024 ** 2;

export type ReserveFile = ReturnType<typeof createReserveFile>;

/** Room on the disk that can be set free when there is no other. */
export function createReserveFile({ dataDir, bytes }: { dataDir: string; bytes: number }) {
  const file = join(dataDir, 'reserve');
  const draft = `${file}.tmp`;
  let isHeld = statSync(file, { throwIfNoEntry: false })?.size === bytes;

  async function write(): Promise<void> {
    const handle = await open(draft, 'w', 0o600);
    try {
      // Nothing that a file system could make smaller.
      const piece = randomFillSync(Buffer.alloc(PIECE));
      for (let written = 0; written < bytes; written += PIECE) await handle.writeFile(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  }

  return {
    isHeld: (): boolean => isHeld,
    /** Takes the room, away from the event loop. Rejects where the disk does not give it, and takes nothing then. */
    async hold(): Promise<void> {
      try {
        await write();
        isHeld = true;
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    /** Gives the room back, at once. */
    give(): void {
      isHeld = false;
      rmSync(file, { force: true });
    },
  };
}
