import type { Stores } from '../store/open-stores.ts';
import type { BackfillService } from './backfill.ts';
import type { CatchUpService } from './catch-up.ts';

type Deps = {
  stores: Pick<Stores, 'fetches'>;
  catchUp: Pick<CatchUpService, 'get' | 'lookNow'>;
  backfill: Pick<BackfillService, 'get'>;
  hasKey: () => boolean;
  now: () => Date;
};

/** The list is read every hour: after a start, a sleep or a night without a network it is older than that. */
const FRESH_MS = 2 * 60 * 60_000;

export type CallsKnown = ReturnType<typeof createCallsKnown>;

/** Whether somebody may have called of whom nothing is known here yet, as far as the provider's list tells. */
export function createCallsKnown({ stores, catchUp, backfill, hasKey, now }: Deps) {
  function isListRead(): boolean {
    const { lookedAt } = catchUp.get();
    if (lookedAt === null) return false;
    const age = now().getTime() - Date.parse(lookedAt);
    return age >= 0 && age <= FRESH_MS;
  }

  /** True where every call since then is here. Without a key there is nothing to fetch. */
  function since(before: string): boolean {
    if (!hasKey()) return true;
    if (!isListRead() || backfill.get().state === 'looking') return false;
    const newest = stores.fetches.newestWaiting();
    return newest === null || newest * 1000 < Date.parse(before);
  }

  return {
    since,
    /** The same, after the list was read where that was long ago. */
    async askedSince(before: string, signal: AbortSignal): Promise<boolean> {
      // Whoever ends the program does not wait for a provider.
      if (hasKey() && !isListRead()) await Promise.race([catchUp.lookNow(), aborted(signal)]);
      return since(before);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
