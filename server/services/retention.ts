import { RetentionType } from '#contract/settings.ts';
import { cutOf, type KeptFor } from '../domain/kept-for.ts';
import type { Steps } from '../domain/steps.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallsKnown } from './calls-known.ts';
import type { Forgetting } from './forgetting.ts';
import { createIdleForgetting } from './idle-forgetting.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import { createPace } from './pace.ts';
import type { Preferences } from './preferences.ts';
import type { Recordings } from './recordings.ts';
import { createRetentionWalks } from './retention-walks.ts';

type Deps = {
  stores: Stores;
  preferences: Pick<Preferences, 'keptFor'>;
  refresh: MemoryRefresh;
  recordings: Recordings;
  forgetIdle: Forgetting['forgetIdle'];
  /** Whether the owner wants nothing to be learned just now. */
  isPaused: () => boolean;
  /** Whether somebody may have called of whom nothing is known here yet. */
  calls: CallsKnown;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

type Counts = Record<RetentionType, number>;
type Asked = { keptFor: KeptFor; tonight: boolean; only?: string | undefined };

const DAY_MS = 24 * 60 * 60_000;

export type RetentionKeeper = ReturnType<typeof createRetention>;

/**
 * Erases what has been kept for as long as the owner wished, in slices of a few milliseconds, so that the phone is
 * answered meanwhile. Facts go with their caller alone.
 */
export function createRetention({ stores, preferences, refresh, recordings, now, report, ...deps }: Deps) {
  const stopped = new AbortController();
  let running = Promise.resolve();
  const { walks, idleCallers } = createRetentionWalks({ stores: noting(stores, now), refresh, recordings });
  const idle = createIdleForgetting({ ...deps, stores, idleCallers, signal: stopped.signal, now });

  function* countSteps({ keptFor, tonight, only }: Asked): Steps<Counts> {
    const counts = nothingYet();
    const at = now().getTime() + (tonight ? DAY_MS : 0);
    for (const type of RetentionType.options) {
      const cut = cutOf(type, keptFor, at, only);
      if (cut === null) continue;
      counts[type] = type === 'callers' ? (yield* idleCallers(cut)).length : yield* walks[type](cut, false);
    }
    return counts;
  }

  /** Whether anything went. Callers come last: what kept them may have gone just now. */
  async function erase(): Promise<boolean> {
    const keptFor = preferences.keptFor();
    const pace = createPace(stopped.signal);
    let went = false;
    for (const type of RetentionType.options) {
      const cut = cutOf(type, keptFor, now().getTime());
      if (cut === null || type === 'callers') continue;
      went = (await pace.run(walks[type](cut, true))) > 0 || went;
    }
    return (await idle.forgetThem(keptFor)) || went;
  }

  async function round(): Promise<void> {
    // What was erased lives on in the write-ahead log until then.
    if (await erase()) stores.checkpoint();
  }

  /** Goes on by itself, beside everything else; one round after the other. */
  function apply(): void {
    running = running.then(round).catch((error: unknown) => {
      if (!stopped.signal.aborted) report('retention', error);
    });
  }

  return {
    apply,
    /** Called when more is known of the calls that may be missing: what waited for them is made up for. */
    look: (): void => void (idle.mayGoOn() && apply()),
    /** How much would go under these limits, now or within a day; `only`: of this shop. */
    count: (asked: Asked): Promise<Counts> => createPace(stopped.signal).run(countSteps(asked)),
    settled: (): Promise<void> => running,
    async stop(): Promise<void> {
      stopped.abort();
      await running;
    },
  };
}

function nothingYet(): Counts {
  return {
    ...{ transcripts: 0, recordings: 0, packs: 0, summaries: 0, deliveries: 0 },
    ...{ texts: 0, tasks: 0, appointments: 0, callers: 0 },
  };
}

/** The same stores, whose every transaction notes that something was erased in it. */
function noting(stores: Stores, now: () => Date): Stores {
  return {
    ...stores,
    transact: (work) =>
      stores.transact(() => {
        const done = work();
        stores.wipes.ask(now().toISOString());
        return done;
      }),
  };
}
