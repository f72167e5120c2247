import { rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { writePrivateFile } from './platform/private-file.ts';
import { isDamage } from './store/disk-fault.ts';
import { finishMending, isBeyondUse, mend, type Mending } from './store/mending.ts';

/** Lies beside the database while a run that found it damaged has not been followed by one that looked. */
const SUSPECT = 'database.suspect';

/** For the next start: something was met that only a damaged file or a failing disk explains. False where the disk does not take it. */
export function markSuspect(dataDir: string): boolean {
  try {
    writePrivateFile(join(dataDir, SUSPECT), '');
    return true;
  } catch {
    return false;
  }
}

/**
 * What a start does for a database that was ours and is damaged (reliability F5). `before` is for what can be seen without
 * opening it; `around` opens it, mends it where it is beyond use, and opens it again.
 */
export function createMendedData(mending: Mending) {
  const { file, at } = mending;
  const suspect = join(dirname(file), SUSPECT);

  /** A directory that cannot be written, or a full disk, leaves everything as it is. */
  function couldMend(): boolean {
    try {
      if (!isBeyondUse(file)) return false;
      mend(mending);
      return true;
    } catch {
      return false;
    }
  }

  return {
    before(): void {
      finishMending(file, at);
      const size = statSync(file, { throwIfNoEntry: false })?.size;
      const isSuspected = statSync(suspect, { throwIfNoEntry: false }) !== undefined;
      if (size === 0 || (size !== undefined && isSuspected)) couldMend();
      rmSync(suspect, { force: true });
    },
    around<T>(open: () => T): T {
      try {
        return open();
      } catch (error) {
        if (!isDamage(error) || !couldMend()) throw error;
        return open();
      }
    },
  };
}
