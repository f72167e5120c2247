import { setTimeout as pause } from 'node:timers/promises';

import { toldBy } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';
import { mayWipe } from '../domain/wiping.ts';
import { isNoRoom } from '../platform/private-file.ts';
import { within } from '../platform/within.ts';
import type { Stores } from '../store/open-stores.ts';
import type { WipeDue } from '../store/wipes-store.ts';
import { createPace } from './pace.ts';

type Deps = {
  stores: Pick<Stores, 'wipes' | 'unused' | 'sinceWrite' | 'checkpoint' | 'transact'>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** After each slice, so that it takes no more than half of a core. */
const REST_MS = 8;
/** How often it is looked whether the line is quiet, or whoever reads the log is done. */
const LOOK_MS = 100;
const AGAIN_MS = 10 * 60_000;
/** Whoever holds the file open for longer keeps nobody from ending; it stays due. */
const FINISH_MS = 30_000;

/** `problem`: why it did not go well the last time. */
export type WipeState = { dueMs: number | null; problem: Told | null };
export type Wiping = ReturnType<typeof createWiping>;

/**
 * Sees to it that no unused byte of the database keeps what was erased: soon after it was, once the line is quiet, in
 * slices of a few milliseconds. What is due is kept beside the erasure, so that a restart goes on with it.
 */
export function createWiping({ stores, now, report }: Deps) {
  const stopped = new AbortController();
  let running: Promise<void> | null = null;
  let problem: Told | null = null;
  let notBefore = -Infinity;
  let isUrgent = false;

  const dueMs = ({ since }: WipeDue): number => Math.max(0, now().getTime() - Date.parse(since));
  const waits = (due: WipeDue): boolean => !isUrgent && !mayWipe({ quietMs: stores.sinceWrite(), dueMs: dueMs(due) });
  const shortly = (): Promise<void> => pause(LOOK_MS, undefined, { signal: stopped.signal });

  /** Resolves when nothing stands in the write-ahead log, or to be asked again. */
  async function emptied(due: WipeDue): Promise<void> {
    while (waits(due)) await shortly();
    if (!stores.checkpoint()) await shortly();
  }

  async function wipe(due: WipeDue): Promise<void> {
    while (waits(due)) await shortly();
    const pace = createPace(stopped.signal, (signal) => pause(isUrgent ? 0 : REST_MS, undefined, { signal }));
    await stores.unused.warm(stopped.signal);
    const step = stores.unused.begin();
    for (let went = step(); went !== 'done'; went = step()) {
      if (went === 'blocked') await emptied(due);
      else if (went === 'again' || !pace.hasTime()) await pace.breath();
    }
    await stores.unused.sync();
    stores.transact(() => stores.wipes.done(due, now().toISOString()));
    problem = null;
  }

  function begin(due: WipeDue): Promise<void> {
    running ??= wipe(due)
      .catch((error: unknown) => {
        if (stopped.signal.aborted) return;
        problem = toldBy(error) ?? tell(isNoRoom(error) ? 'wipe_disk_full' : 'wipe_failed');
        notBefore = performance.now() + AGAIN_MS;
        report('wiping', error);
      })
      .finally(() => (running = null));
    return running;
  }

  return {
    /** Sees to what is due, when the time is good. */
    look: (): void => {
      if (running || stopped.signal.aborted || performance.now() < notBefore) return;
      const due = stores.wipes.due();
      if (due) void begin(due);
    },
    /** Does now what is due, for a program that ends; resolves where it could not as well. */
    async finish(): Promise<void> {
      isUrgent = true;
      const due = stores.wipes.due();
      if (due) await within(FINISH_MS, begin(due));
    },
    state(): WipeState {
      const due = stores.wipes.due();
      return { dueMs: due ? dueMs(due) : null, problem: due ? problem : null };
    },
    async stop(): Promise<void> {
      stopped.abort();
      await running;
    },
  };
}
