import { setTimeout as pause } from 'node:timers/promises';

import { createCheckpointThread } from './checkpoint-thread.ts';
import { SHORT_LOG, type Db } from './database.ts';
import { isBusy, isDiskFault } from './disk-fault.ts';
import { createIdleCheckpoint } from './idle-checkpoint.ts';

/** In pages. Where the thread keeps up, little of so long a log is left to copy when SQLite empties it by itself. */
const LONG_LOG = 4000;
/** In pages: from here on whoever can wait lets the thread come to the end of the log, so that it begins anew. */
const GROWN_LOG = 2000;
const LOOK_MS = 5;
const PATIENCE_MS = 500;

/**
 * Empties the write-ahead log into the database where nobody waits for it. `failed` is told when the disk refuses, by
 * `look` at the latest: the log keeps all there is, and the next write fails as well.
 */
export function createLogEmptying(db: Db, file: string, failed: () => void) {
  const thread = createCheckpointThread(file);
  const look = db.prepare<[], { log: number; checkpointed: number }>('PRAGMA wal_checkpoint(NOOP)');
  let isHelped = false;

  /** Copied to its end it begins anew with the next write, however long it is. */
  function isGrown(): boolean {
    const found = look.get();
    return found !== undefined && found.log > GROWN_LOG && found.checkpointed < found.log;
  }

  function here(): void {
    try {
      db.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      if (isDiskFault(error) && !isBusy(error)) failed();
    }
  }

  function onThread(): void {
    if (!thread.begin()) {
      if (isHelped) db.pragma(`wal_autocheckpoint = ${SHORT_LOG}`);
      isHelped = false;
      return;
    }
    if (!isHelped) db.pragma(`wal_autocheckpoint = ${LONG_LOG}`);
    isHelped = true;
  }

  const idle = createIdleCheckpoint({
    quiet: () => (isHelped && thread.begin() ? undefined : here()),
    burst: onThread,
  });

  return {
    /**
     * Resolves at once, or in a burst that has filled the log when the thread has come to its end; after half a second
     * in any case. Without a moment in which nobody writes, the log grows until SQLite empties it in somebody's commit.
     */
    async room(): Promise<void> {
      const end = performance.now() + PATIENCE_MS;
      while (isHelped && isGrown() && performance.now() < end && thread.begin())
        await pause(LOOK_MS, undefined, { ref: false });
    },
    wrote: (): void => idle.wrote(),
    look: (): void => void (thread.hasFailed() && failed()),
    /** Now, and to the last page, so that nothing erased lives on in it. False while somebody else reads it. */
    now(): boolean {
      thread.rest();
      return db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
    },
    stop(): void {
      idle.stop();
      thread.end();
    },
  };
}
