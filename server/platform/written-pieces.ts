import { open } from 'node:fs/promises';

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
