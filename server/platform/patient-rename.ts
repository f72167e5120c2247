import { renameSync } from 'node:fs';

import { errorCode } from './private-file.ts';

/** What Windows says of a file that somebody has open. */
const HELD = ['EPERM', 'EACCES', 'EBUSY'];
const TRIES = 5;
const WAIT_MS = 100;

/**
 * Renames, and gives whoever holds the file for a moment, such as a virus scanner, a second to let go of it. The whole
 * process waits meanwhile: for whoever serves nobody yet.
 */
export function renamePatiently(from: string, to: string): void {
  const never = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 1; ; tries += 1) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (tries === TRIES || !HELD.includes(errorCode(error) ?? '')) throw error;
      Atomics.wait(never, 0, 0, tries * WAIT_MS);
    }
  }
}
