import { closeSync, fstatSync, fsync, openSync, read, readSync, statSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';

const PIECE = 1024 ** 2;

export type OpenFile = ReturnType<typeof createOpenFile>;

/**
 * The bytes of a database beside SQLite’s own handles. It is opened once and closed last: where a process closes any
 * handle of a file, the system drops all locks that it has on it, SQLite’s too.
 */
export function createOpenFile(file: string) {
  let handle: number | undefined;

  function opened(): number {
    return (handle ??= openSync(file, 'r+'));
  }

  return {
    /** Whether the name still leads to what was opened. */
    isSame(): boolean {
      const [here, there] = [fstatSync(opened(), { bigint: true }), statSync(file, { bigint: true })];
      return here.ino === there.ino && here.dev === there.dev;
    },
    read(from: number, length: number): Buffer {
      const bytes = Buffer.allocUnsafe(length);
      const got = readSync(opened(), bytes, 0, length, from);
      return bytes.fill(0, got);
    },
    /** Throws where the disk takes less than all of it. */
    blank(from: number, length: number): void {
      const nothing = Buffer.alloc(length);
      for (let done = 0; done < length;) done += writeSync(opened(), nothing, done, length - done, from + done);
    },
    /** Reads all of it away from the event loop, so that whoever reads a page later need not wait for the disk. */
    async warm(signal: AbortSignal): Promise<void> {
      const bytes = Buffer.allocUnsafe(PIECE);
      for (let from = 0, got = 1; got > 0; from += got) {
        signal.throwIfAborted();
        ({ bytesRead: got } = await promisify(read)(opened(), bytes, 0, PIECE, from));
      }
    },
    /** Resolves when the disk has all that was written. */
    sync: (): Promise<void> => promisify(fsync)(opened()),
    /** After SQLite has closed its own. */
    close(): void {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
}
