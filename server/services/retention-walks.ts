import type { RetentionType } from '#contract/settings.ts';
import { isIdle, type CallerSigns } from '../domain/idle-caller.ts';
import { isOld, type Cut } from '../domain/kept-for.ts';
import type { Steps } from '../domain/steps.ts';
import type { KeptKind } from '../store/kept-rows.ts';
import type { HeldByCall } from '../store/retention-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import type { Recordings } from './recordings.ts';

type Deps = { stores: Stores; refresh: MemoryRefresh; recordings: Recordings };

/** Counts what a type holds from before an instant, a few rows a step, and erases it where that is asked for. */
type Walk = (cut: Cut, erase: boolean) => Steps<number>;
type Erasers = Record<HeldByCall, (callIds: readonly string[]) => Steps<void>>;

/** So many are erased in one go: each go waits for the disk, and the phone may wait for each go. */
const AT_ONCE = 8;

/** Goes through what is kept, oldest first. */
export function createRetentionWalks(deps: Deps) {
  const { retention } = deps.stores;
  const erasers = createErasers(deps);
  const beside = createWalksBeside(deps);

  const ofCalls = (held: HeldByCall): Walk =>
    function* walk(cut, erase) {
      let count = 0;
      let page = retention.oldCalls(held, null, cut.newest);
      for (; page.length > 0; page = retention.oldCalls(held, page.at(-1) ?? null, cut.newest)) {
        const old = page.filter(({ businessId, startedAt }) => isOld(cut, businessId, startedAt));
        const holding = old.flatMap(({ id, holds }) => (holds === 1 ? [id] : []));
        count += holding.length;
        if (erase) for (const some of inGoes(holding)) yield* erasers[held](some);
        yield;
      }
      return count;
    };

  /** Sealed: whose it is shows only when it is opened, so it goes by the house's limit. */
  function* deliveries({ newest: before, of }: Cut, erase: boolean): Steps<number> {
    let count = 0;
    if (of(null) === null) return count;
    for (let page = retention.deliveriesAfter(0); page.length > 0;) {
      const old = page.filter(({ receivedAt }) => receivedAt < before);
      const holding = old.flatMap(({ id, holds }) => (holds === 1 ? [id] : []));
      count += holding.length;
      for (const some of erase ? inGoes(holding) : []) {
        deps.stores.transact(() => some.forEach(retention.blankDelivery));
        yield;
      }
      // Not only to the first that is fresh: one that came while the clock was ahead says nothing of those behind it.
      page = retention.deliveriesAfter(page.at(-1)?.id ?? 0);
      yield;
    }
    return count;
  }

  const walks: Record<Exclude<RetentionType, 'callers'>, Walk> = {
    transcripts: ofCalls('transcripts'),
    recordings: ofCalls('recordings'),
    packs: ofCalls('packs'),
    summaries: ofCalls('summaries'),
    deliveries,
    ...beside,
  };
  return { walks, idleCallers };

  /** Who was not heard of for long, to be forgotten one by one. */
  function* idleCallers(cut: Cut): Steps<string[]> {
    const idle: string[] = [];
    for (let page = retention.signsAfter(0); page.length > 0; page = retention.signsAfter(page.at(-1)?.row ?? 0)) {
      for (const signs of page) if (isIdleBy(cut, signs)) idle.push(signs.id);
      yield;
    }
    return idle;
  }
}

/** Whether a caller is idle by the limit of their shop. */
export function isIdleBy({ of }: Cut, signs: CallerSigns): boolean {
  const before = of(signs.businessId);
  return before !== null && isIdle(signs, before);
}

/** What stands beside the calls. */
function createWalksBeside({ stores, refresh }: Pick<Deps, 'stores' | 'refresh'>) {
  const { retention } = stores;

  function* rows(kind: KeptKind, cut: Cut, erase: boolean): Steps<number> {
    let count = 0;
    for (let page = retention.rowsAfter(kind, 0); page.length > 0;) {
      const old = page.filter(({ businessId, at }) => isOld(cut, businessId, at));
      count += old.length;
      for (const some of erase ? inGoes(old) : []) {
        stores.transact(() => {
          for (const { id, businessId } of some) retention.removeKept(kind, id, cut.of(businessId) ?? '');
          // The next call is told of the last appointment.
          for (const personId of new Set(some.flatMap((row) => row.personId ?? []))) refresh(personId);
        });
        yield;
      }
      page = retention.rowsAfter(kind, page.at(-1)?.row ?? 0);
      yield;
    }
    return count;
  }

  function* answers(cut: Cut, erase: boolean): Steps<number> {
    let count = 0;
    let page = retention.oldAnswers(null, cut.newest);
    for (; page.length > 0; page = retention.oldAnswers(page.at(-1) ?? null, cut.newest)) {
      const old = page.filter(({ businessId, at }) => isOld(cut, businessId, at));
      count += old.length;
      for (const some of erase ? inGoes(old) : []) {
        stores.transact(() => some.forEach(({ id }) => retention.removeAnswer(id)));
        yield;
      }
      yield;
    }
    return count;
  }

  return {
    *texts(cut: Cut, erase: boolean): Steps<number> {
      return (yield* rows('texts', cut, erase)) + (yield* answers(cut, erase));
    },
    tasks: (cut: Cut, erase: boolean): Steps<number> => rows('tasks', cut, erase),
    appointments: (cut: Cut, erase: boolean): Steps<number> => rows('appointments', cut, erase),
  } satisfies Partial<Record<RetentionType, Walk>>;
}

/** How a call loses what it has held for long enough; every step is a transaction of its own. */
function createErasers({ stores, refresh, recordings }: Deps): Erasers {
  const { retention } = stores;

  return {
    *transcripts(callIds) {
      for (const id of callIds) while (stores.transact(() => retention.removeSomeWords(id))) yield;
      stores.transact(() => {
        callIds.forEach(retention.removeTurns);
        callIds.forEach(stores.gaps.removeOfCall);
      });
      yield;
    },
    /** The next call of this person is told of the last ones, so their memory is made anew. */
    *summaries(callIds) {
      stores.transact(() => {
        callIds.forEach(retention.removeSummary);
        callIds.forEach(stores.reports.removeResults);
        const persons = new Set(callIds.flatMap((id) => stores.calls.find(id)?.personId ?? []));
        persons.forEach((personId) => refresh(personId));
      });
      yield;
    },
    *recordings(callIds) {
      const calls = callIds.flatMap((id) => stores.calls.find(id) ?? []);
      stores.transact(() => calls.forEach(({ id, conversationId }) => retention.removeRecording(id, conversationId)));
      for (const { audioFile } of calls) if (audioFile !== null) recordings.remove(audioFile);
      yield;
    },
    *packs(callIds) {
      stores.transact(() => callIds.forEach(stores.words.removePack));
      yield;
    },
  };
}

function inGoes<T>(all: readonly T[]): T[][] {
  const goes = Math.ceil(all.length / AT_ONCE);
  return Array.from({ length: goes }, (_, index) => all.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}
