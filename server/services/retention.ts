import { RetentionType, type Retention } from '#contract/settings.ts';
import type { Steps } from '../domain/steps.ts';
import type { Stores } from '../store/open-stores.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import { createPace } from './pace.ts';
import type { Preferences } from './preferences.ts';
import type { Recordings } from './recordings.ts';
import { createRetentionWalks } from './retention-walks.ts';

type Deps = {
  stores: Stores;
  preferences: Preferences;
  refresh: MemoryRefresh;
  recordings: Recordings;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

const DAY_MS = 24 * 60 * 60_000;
const NOTHING_YET: Record<RetentionType, number> = {
  transcripts: 0,
  recordings: 0,
  packs: 0,
  summaries: 0,
  deliveries: 0,
};

type Going = { erase: boolean; ahead?: number };

export type RetentionKeeper = ReturnType<typeof createRetention>;

/**
 * Erases what has been kept for as long as the owner wished, in slices of a few milliseconds, so that the phone is
 * answered meanwhile. Facts and people are not touched.
 */
export function createRetention({ stores, preferences, refresh, recordings, now, report }: Deps) {
  const stopped = new AbortController();
  let running = Promise.resolve();
  const walks = createRetentionWalks({ stores, refresh, recordings });

  const cutOff = (days: number, ahead = 0): string => new Date(now().getTime() + ahead - days * DAY_MS).toISOString();

  function* stepsFor(limits: Retention, { erase, ahead = 0 }: Going): Steps<Record<RetentionType, number>> {
    const counts = { ...NOTHING_YET };
    for (const type of RetentionType.options) {
      const days = limits[type];
      if (days !== null) counts[type] = yield* walks[type](cutOff(days, ahead), erase);
    }
    return counts;
  }

  async function erase(): Promise<void> {
    const erased = await createPace(stopped.signal).run(stepsFor(preferences.retention(), { erase: true }));
    // What was erased lives on in the write-ahead log until then.
    if (Object.values(erased).some((count) => count > 0)) stores.checkpoint();
  }

  return {
    /** Goes on by itself, beside everything else; one round after the other. */
    apply(): void {
      running = running.then(erase).catch((error: unknown) => {
        if (!stopped.signal.aborted) report('retention', error);
      });
    },
    /** How many calls and deliveries would lose something under these limits, now or within a day. */
    count: (limits: Retention, tonight: boolean): Promise<Record<RetentionType, number>> =>
      createPace(stopped.signal).run(stepsFor(limits, { erase: false, ahead: tonight ? DAY_MS : 0 })),
    settled: (): Promise<void> => running,
    async stop(): Promise<void> {
      stopped.abort();
      await running;
    },
  };
}
