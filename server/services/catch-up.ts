import type { CatchUp } from '#contract/conversations.ts';
import { OVERLAP_SECONDS } from '../domain/look-back.ts';
import type { BusinessBook } from './business-book.ts';
import { createConversationFetcher, type FetchDeps } from './conversation-fetcher.ts';
import { createFetchWorker } from './fetch-worker.ts';
import { createListReader, type ListReading } from './list-reading.ts';
import type { WebhookSilence } from './webhook-silence.ts';

export type CatchUpDeps = FetchDeps & {
  book: BusinessBook;
  isPaused: () => boolean;
  onChange: () => void;
  report: (where: string, error: unknown) => void;
};
type Deps = CatchUpDeps & { silence: WebhookSilence };

const HOUR_MS = 3_600_000;
/** Asked for at the same time: enough to be quick, and never what a ringing phone waits behind. */
const AT_ONCE = 4;
/** So many deliveries may wait to be learned from. The next call that ends waits behind them. */
const MOST_UNLEARNED = 100;

export type CatchUpService = ReturnType<typeof createCatchUp>;

/**
 * Fetches the calls whose reports never came: after a start, after sleep, when the way here opens, every hour and on
 * demand (reliability.md §0.11). They go the way of a delivery, so that nothing is there twice.
 */
export function createCatchUp({ silence, ...deps }: Deps) {
  const { stores, voice, kinds, book, now, chance, report, onChange } = deps;
  let fetched = 0;
  const reader = createListReader({ stores, voice, kinds });
  const fetcher = createConversationFetcher({
    ...deps,
    ...{ purpose: 'missed', atOnce: AT_ONCE },
    onStored(call) {
      fetched += 1;
      silence.fetched(call);
    },
  });
  const worker = createFetchWorker({
    ready: voice,
    async look(signal) {
      for (const list of listsOf(book, { purpose: 'missed', first: firstLook() })) await reader.read(list, signal);
    },
    ...{ some: fetcher.some, soonest: fetcher.soonest, mayRun: () => true, isFull: () => isFull(deps) },
    ...{ onChange, now, chance, report },
  });
  let hourly: NodeJS.Timeout | undefined;

  /** Before the first look the newest call that is here tells since when others may be missing. */
  function firstLook(): number {
    const last = stores.fetches.newestCall();
    return Math.floor((last === null ? now().getTime() : Date.parse(last)) / 1000) - OVERLAP_SECONDS;
  }

  function get(): CatchUp {
    const { state, told, lookedAt } = worker.shown();
    const { fetches } = stores;
    return { state, told, lookedAt, missing: fetches.waiting('missed'), fetched, parked: fetches.parked('missed') };
  }

  return {
    get,
    look: worker.look,
    lookNow: worker.lookNow,
    wake: worker.wake,
    settled: worker.settled,
    start: (): void => {
      hourly ??= setInterval(worker.look, HOUR_MS).unref();
      worker.look();
    },
    stop: (): void => {
      clearInterval(hourly);
      worker.stop();
    },
  };
}

/** How many wait to be learned from, of those that may before no more are fetched. */
export function unlearnedFill({ inbox }: Pick<CatchUpDeps['stores'], 'inbox'>): { used: number; bound: number } {
  return { used: inbox.unlearned(), bound: MOST_UNLEARNED };
}

/** While the owner pauses, nothing is learned from, and nobody waits. */
export function isFull({ stores, isPaused }: Pick<CatchUpDeps, 'stores' | 'isPaused'>): boolean {
  return !isPaused() && stores.inbox.unlearned() >= MOST_UNLEARNED;
}

/** The lists of the shops' agents; where no shop has one, that of the account. What other agents talk is not ours. */
export function listsOf(book: Pick<BusinessBook, 'all'>, reading: Omit<ListReading, 'key' | 'agentId'>): ListReading[] {
  const agents = new Set(book.all().flatMap(({ business }) => business.agentId ?? []));
  const ids = agents.size === 0 ? [null] : [...agents];
  return ids.map((agentId) => ({ ...reading, agentId, key: `${reading.purpose}:${agentId ?? ''}` }));
}
