import type { QueryClient, QueryFilters } from '@tanstack/react-query';

import type { AccessState } from '#contract/access.ts';

/**
 * Asks again for what events made out of date, one round at a time: the first event starts a round at once, what comes
 * meanwhile is gathered for the next. A flood of calls thus neither starves an answer nor doubles the questions, and no
 * event that comes after a question was sent is taken for answered by it.
 */
export function createRefresher(cache: QueryClient) {
  const waiting = new Set<string>();
  let busy = false;

  async function work(): Promise<void> {
    busy = true;
    while (waiting.size > 0) {
      const round = [...waiting];
      waiting.clear();
      await Promise.all(round.map((name) => askAgain(cache, { queryKey: [name] })));
    }
    busy = false;
  }

  return {
    refresh: (names: readonly string[]): void => {
      for (const name of names) waiting.add(name);
      if (!busy) void work();
    },
    /** Everything shown is asked for again; questions still on their way are given up first. */
    refreshAll: (): void => {
      waiting.clear();
      void askAgain(cache, {});
    },
  };
}

/**
 * Whether a window with a PIN has become the staff's behind its back: what the owner's page would ask for again is
 * refused then, and told in the audit log as somebody's try. Where there is no PIN, nothing is asked.
 */
export async function wasLocked(cache: QueryClient): Promise<boolean> {
  const of = { queryKey: ['access.get'], type: 'active' } as const;
  const states = () => cache.getQueriesData<AccessState>(of).map(([, state]) => state);
  if (!states().some((state) => state?.hasPin)) return false;
  await cache.refetchQueries(of, { cancelRefetch: false });
  return states().some((state) => state?.role === 'staff');
}

/**
 * The library gives up a question on its way for a newer one only where it has an answer already. A first one is waited
 * for, and then asked once more: its answer may be older than the event.
 */
async function askAgain(cache: QueryClient, filters: QueryFilters): Promise<void> {
  const onTheirWay = cache.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' });
  const first = onTheirWay.filter(({ state }) => state.data === undefined);
  await cache.invalidateQueries(filters);
  await Promise.all(first.map(({ queryKey }) => cache.invalidateQueries({ queryKey, exact: true })));
}
