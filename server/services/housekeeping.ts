import type { AppEvents } from '#contract/events.ts';
import type { Bus } from '../platform/bus.ts';
import { doEach } from '../platform/each.ts';
import { createEvery } from '../platform/every.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Backups } from './backup/backups.ts';
import type { BusinessBook } from './business-book.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import type { Recordings } from './recordings.ts';
import type { RetentionKeeper } from './retention.ts';
import { createStaleCalls } from './stale-calls.ts';

type Tidy = { tidy: () => void };
type Deps = {
  stores: Stores;
  book: BusinessBook;
  refresh: MemoryRefresh;
  recordings: Recordings;
  retention: RetentionKeeper;
  bus: Bus<AppEvents>;
  /** Writes down how far the database has come, so that an older copy is noticed at the next start. */
  noteFloor: () => void;
  finishForgetting: () => void;
  /** Who removes what was kept for a while. */
  kept: { secrets: Tidy; backups: Tidy & Pick<Backups, 'tidyCopies'>; audit: Tidy };
  /** Asks what has changed by the clock alone: a pause that is over, a probe that grew old. */
  lookAround: readonly (() => unknown)[];
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

const SOULS_MS = 3_000;
const FLOOR_MS = 30_000;
const FORGETTING_MS = 5_000;
const AROUND_MS = 5_000;
const STALE_MS = 10 * 60_000;
const DAILY_MS = 24 * 60 * 60_000;

/** Long enough for the owner to see that something was put aside, and for a newer version to come and read it. */
const PARKED_MS = 30 * 24 * 60 * 60_000;

/** The small jobs that nobody asks for. */
export function createHousekeeping({
  stores,
  book,
  refresh,
  recordings,
  retention,
  bus,
  noteFloor,
  finishForgetting,
  kept,
  lookAround,
  now,
  report,
}: Deps) {
  const erasePutAside = createPutAside({ stores, recordings, now });
  const closeStaleCalls = createStaleCalls({ stores, refresh, recordings, bus, now });

  /** A template edited in its file is news to the window as one saved there is, and so are its faults. */
  function rereadTemplates(): void {
    const edited = book.reread();
    for (const id of edited) bus.publish('business.changed', { id });
    if (edited.length > 0) bus.publish('settings.changed', {});
  }

  const stopped = new AbortController();
  const isNamed = (file: string): boolean => stores.calls.names(file) || stores.inbox.names(file);
  function sweepRecordings(): void {
    recordings.sweep(isNamed, stopped.signal).catch((error: unknown) => report('recordings', error));
  }

  /** What has been kept for as long as it may be. */
  function daily(): void {
    const { secrets, backups, audit } = kept;
    const jobs = {
      secrets: () => secrets.tidy(),
      backups: () => backups.tidy(),
      audit: () => audit.tidy(),
      retention: () => retention.apply(),
    };
    doEach(jobs, report);
  }

  const every = createEvery(report);

  const timers = [
    every(SOULS_MS, 'souls', rereadTemplates),
    every(FLOOR_MS, 'floor', noteFloor),
    ...lookAround.map((look) => every(AROUND_MS, 'condition', look)),
    every(FORGETTING_MS, 'forgetting', finishForgetting),
    every(STALE_MS, 'stale-calls', closeStaleCalls),
    every(STALE_MS, 'put-aside', erasePutAside),
    every(STALE_MS, 'copies', kept.backups.tidyCopies),
    every(DAILY_MS, 'daily', daily),
  ];
  return {
    closeStaleCalls,
    erasePutAside,
    /** Goes on by itself too; many computers are switched off before a day is over. */
    daily,
    /** Goes on by itself, beside everything else; once after each start is enough. */
    sweepRecordings,
    stop: (): void => {
      stopped.abort();
      for (const timer of timers) clearInterval(timer);
      noteFloor();
      finishForgetting();
    },
  };
}

/** What could not be understood may hold somebody's words, and no name to erase them by. */
function createPutAside({ stores, recordings, now }: Pick<Deps, 'stores' | 'recordings' | 'now'>) {
  return function erasePutAside(): void {
    const before = new Date(now().getTime() - PARKED_MS).toISOString();
    for (const { id, bodyFile } of stores.inbox.hopeless(before)) {
      stores.transact(() => {
        stores.inbox.blank(id);
        stores.wipes.ask(now().toISOString());
      });
      if (bodyFile !== null) recordings.remove(bodyFile);
    }
  };
}
