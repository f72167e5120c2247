import { basename } from 'node:path';

import { toldBy } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { Config } from './platform/config.ts';
import type { Logger } from './platform/logger.ts';
import { writeRestoreNote } from './platform/restore-note.ts';
import { isRestoreDecided } from './platform/staged-restore.ts';
import { openRestore } from './restore-memory.ts';
import type { RestoreWish } from './services/backup/restore-wish.ts';

type Deps = {
  config: Config;
  dataDir: string;
  resourcesDir: string;
  demo: boolean;
  now: () => Date;
  log: Pick<Logger, 'event' | 'fault'>;
};

/**
 * Carries out a restore between two starts of the program, while nothing is served. Never throws: the phone is to be
 * answered again, with what was restored or with what was there. How it went is told by the next start.
 */
export async function restoreBetween(wish: RestoreWish, { log, ...where }: Deps): Promise<void> {
  try {
    const restore = await openRestore({ ...where, ...wish });
    try {
      restore.commit();
    } finally {
      restore.close();
    }
    log.event('restore.done');
  } catch (error) {
    log.fault('restore', error);
    // The next start finishes it.
    if (!isRestoreDecided(where.dataDir)) noteFailure(wish, error, { ...where, log });
  }
}

function noteFailure({ file }: RestoreWish, error: unknown, { dataDir, now, log }: Deps): void {
  const about = { at: now().toISOString(), fileName: basename(file), madeAt: null, aside: null, isMoved: false };
  try {
    writeRestoreNote(dataDir, { ...about, problem: toldBy(error) ?? tell('restore_failed') });
  } catch (cause) {
    log.fault('restore.note', cause);
  }
}
