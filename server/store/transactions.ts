import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import type { Db } from './database.ts';
import { isBroken, isDiskFault } from './disk-fault.ts';

type Deps = {
  /** Whether the file is still the one that was opened. */
  inPlace: () => boolean;
  wrote: () => void;
  /** The disk, or another program, was in the way. */
  failed: (error: unknown) => void;
};

/** The two ways in which writes land together, or not at all. */
export function createTransactions(db: Db, { inPlace, wrote, failed }: Deps) {
  let broken = false;
  let told: (error: unknown) => void = () => undefined;

  function note(error: unknown): void {
    if (broken || !isBroken(error)) return;
    broken = true;
    told(error);
  }

  function transact<T>(work: () => T): T {
    try {
      if (broken) throw refused('unavailable', tell('database_broken'));
      if (!inPlace()) throw refused('unavailable', tell('database_lost'));
      const done = db.transaction(work).immediate();
      wrote();
      return done;
    } catch (error) {
      if (isDiskFault(error)) failed(error);
      note(error);
      throw error;
    }
  }

  return {
    /**
     * Runs `work` so that all of its writes land, or none, and are on the disk when it returns. Throws `unavailable` when
     * the file has been taken away: it would go on taking writes until it is closed, and lose them then.
     */
    transact,
    /**
     * The same without waiting for the disk: a power cut may take the last of them back, in the order they came. Only for
     * what nobody was promised, and what is made again from what is on the disk already.
     */
    transactUnsynced: <T>(work: () => T): T => {
      // Not by db.pragma(), which makes a statement of it each time and takes ten times as long.
      db.exec('PRAGMA synchronous = NORMAL');
      try {
        return transact(work);
      } finally {
        db.exec('PRAGMA synchronous = FULL');
      }
    },
    /** For a failure that came out of reading: what damage is met by there ends the writing as well. */
    note,
    isBroken: (): boolean => broken,
    /** Called once, at the first sign that nothing more may be written over this connection. */
    whenBroken: (listener: (error: unknown) => void): void => void (told = listener),
    /** Whether a commit now returns only once the disk has it. */
    isSynced: (): boolean => db.pragma('synchronous', { simple: true }) === 2,
  };
}
