import { RetentionType, type Retention } from '#contract/settings.ts';
import type { Steps } from '../domain/steps.ts';
import type { HeldByCall } from '../store/retention-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import { createPace } from './pace.ts';
import type { Preferences } from './preferences.ts';
import type { Recordings } from './recordings.ts';

type Deps = {
  stores: Stores;
  preferences: Preferences;
  refresh: MemoryRefresh;
  recordings: Recordings;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** What a type holds from before an instant, one look a step; `erase` may be left out for counting only. */
type Walk = (before: string, erase: boolean) => Steps<number>;

const DAY_MS = 24 * 60 * 60_000;
const NOTHING_YET: Record<RetentionType, number> = {
  ...{ transcripts: 0, recordings: 0, packs: 0 },
  ...{ summaries: 0, deliveries: 0, requests: 0 },
};

export type RetentionKeeper = ReturnType<typeof createRetention>;

/**
 * Erases what has been kept for as long as the owner wished, in slices of a few milliseconds, so that the phone is
 * answered meanwhile. Facts and people are not touched.
 */
export function createRetention({ stores, preferences, refresh, recordings, now, report }: Deps) {
  const stopped = new AbortController();
  let running = Promise.resolve();
  const walks = createWalks({ stores, refresh, recordings });

  const cutOff = (days: number): string => new Date(now().getTime() - days * DAY_MS).toISOString();

  function* stepsFor(limits: Retention, erase: boolean): Steps<Record<RetentionType, number>> {
    const counts = { ...NOTHING_YET };
    for (const type of RetentionType.options) {
      const days = limits[type];
      if (days !== null) counts[type] = yield* walks[type](cutOff(days), erase);
    }
    return counts;
  }

  async function erase(): Promise<void> {
    const erased = await createPace(stopped.signal).run(stepsFor(preferences.retention(), true));
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
    /** How many calls, deliveries and requests would lose something under these limits. */
    count: (limits: Retention): Promise<Record<RetentionType, number>> =>
      createPace(stopped.signal).run(stepsFor(limits, false)),
    settled: (): Promise<void> => running,
    async stop(): Promise<void> {
      stopped.abort();
      await running;
    },
  };
}

function createWalks({
  stores,
  refresh,
  recordings,
}: Pick<Deps, 'stores' | 'refresh' | 'recordings'>): Record<RetentionType, Walk> {
  const { retention, transact } = stores;

  /** Goes through all calls from before an instant; those that hold something are erased by `eraseOf`. */
  const ofCalls = (held: HeldByCall, eraseOf: (callId: string) => Steps<void>): Walk =>
    function* walk(before, erase) {
      let count = 0;
      let page = retention.oldCalls(held, null, before);
      for (; page.length > 0; page = retention.oldCalls(held, page.at(-1) ?? null, before)) {
        for (const { id, holds } of page) {
          if (holds === 0) continue;
          count += 1;
          if (erase) yield* eraseOf(id);
        }
        yield;
      }
      return count;
    };

  function* eraseWords(callId: string): Steps<void> {
    while (transact(() => retention.removeSomeWords(callId))) yield;
    transact(() => retention.removeTurns(callId));
    yield;
  }

  /** The next call of this person is told of the last ones, so their memory is made anew. */
  function* eraseSummary(callId: string): Steps<void> {
    transact(() => {
      retention.removeSummary(callId);
      const personId = stores.calls.find(callId)?.personId ?? null;
      if (personId !== null) refresh(personId);
    });
    yield;
  }

  function* eraseRecording(callId: string): Steps<void> {
    const call = stores.calls.find(callId);
    transact(() => retention.removeRecording(callId, call?.conversationId ?? null));
    if (call?.audioFile) recordings.remove(call.audioFile);
    yield;
  }

  function* erasePack(callId: string): Steps<void> {
    stores.words.removePack(callId);
    yield;
  }

  function* deliveries(before: string, erase: boolean): Steps<number> {
    let count = 0;
    for (let page = retention.deliveriesAfter(0); page.length > 0;) {
      for (const { id, receivedAt, holds } of page) {
        if (receivedAt >= before) return count;
        count += holds;
        if (holds === 1 && erase) retention.blankDelivery(id);
        if (holds === 1) yield;
      }
      page = retention.deliveriesAfter(page.at(-1)?.id ?? 0);
      yield;
    }
    return count;
  }

  return {
    transcripts: ofCalls('transcripts', eraseWords),
    recordings: ofCalls('recordings', eraseRecording),
    packs: ofCalls('packs', erasePack),
    summaries: ofCalls('summaries', eraseSummary),
    deliveries,
    *requests() {
      yield;
      return 0;
    },
  };
}
