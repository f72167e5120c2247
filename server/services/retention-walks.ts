import type { RetentionType } from '#contract/settings.ts';
import type { Steps } from '../domain/steps.ts';
import type { HeldByCall } from '../store/retention-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import type { Recordings } from './recordings.ts';

type Deps = { stores: Stores; refresh: MemoryRefresh; recordings: Recordings };

/** Counts what a type holds from before an instant, a few rows a step, and erases it where that is asked for. */
type Walk = (before: string, erase: boolean) => Steps<number>;
type Erasers = Record<HeldByCall, (callId: string) => Steps<void>>;

/** Goes through what is kept, oldest first. */
export function createRetentionWalks(deps: Deps): Record<RetentionType, Walk> {
  const { retention } = deps.stores;
  const erasers = createErasers(deps);

  const ofCalls = (held: HeldByCall): Walk =>
    function* walk(before, erase) {
      let count = 0;
      let page = retention.oldCalls(held, null, before);
      for (; page.length > 0; page = retention.oldCalls(held, page.at(-1) ?? null, before)) {
        for (const { id, holds } of page) {
          if (holds === 0) continue;
          count += 1;
          if (erase) yield* erasers[held](id);
        }
        yield;
      }
      return count;
    };

  function* deliveries(before: string, erase: boolean): Steps<number> {
    let count = 0;
    for (let page = retention.deliveriesAfter(0); page.length > 0;) {
      for (const { id, receivedAt, holds } of page) {
        if (receivedAt >= before) return count;
        if (holds === 0) continue;
        count += 1;
        if (erase) retention.blankDelivery(id);
        yield;
      }
      page = retention.deliveriesAfter(page.at(-1)?.id ?? 0);
      yield;
    }
    return count;
  }

  return {
    transcripts: ofCalls('transcripts'),
    recordings: ofCalls('recordings'),
    packs: ofCalls('packs'),
    summaries: ofCalls('summaries'),
    deliveries,
  };
}

/** How a call loses what it has held for long enough; every step is a transaction of its own. */
function createErasers({ stores, refresh, recordings }: Deps): Erasers {
  const { retention } = stores;

  return {
    *transcripts(callId) {
      while (stores.transact(() => retention.removeSomeWords(callId))) yield;
      stores.transact(() => retention.removeTurns(callId));
      yield;
    },
    /** The next call of this person is told of the last ones, so their memory is made anew. */
    *summaries(callId) {
      stores.transact(() => {
        retention.removeSummary(callId);
        stores.reports.removeResults(callId);
        const personId = stores.calls.find(callId)?.personId ?? null;
        if (personId !== null) refresh(personId);
      });
      yield;
    },
    *recordings(callId) {
      const call = stores.calls.find(callId);
      stores.transact(() => retention.removeRecording(callId, call?.conversationId ?? null));
      if (call?.audioFile) recordings.remove(call.audioFile);
      yield;
    },
    *packs(callId) {
      stores.words.removePack(callId);
      yield;
    },
  };
}
