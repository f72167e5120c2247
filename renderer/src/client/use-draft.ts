import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useReducer, useSyncExternalStore } from 'react';

export type Draft<T> = {
  draft: T | null;
  keep: (draft: T | null) => void;
  /** As it is at this moment: for what comes back to it after waiting. */
  now: () => T | null;
};

/**
 * What was typed and is not saved yet. It is kept while the window is open, in memory only, so that a look at who is
 * calling costs nobody what they were typing. Null: nothing is changed.
 *
 * Drawn anew at once when it is kept from here, because the cache tells its news a moment later: a field would fall back
 * to what it held before, and put the caret at its end.
 */
export function useDraft<T>(name: string): Draft<T> {
  const cache = useQueryClient();
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0);
  const watch = useCallback((onNews: () => void) => cache.getQueryCache().subscribe(onNews), [cache]);
  const now = (): T | null => draftOf<T>(cache, name);
  const draft = useSyncExternalStore(watch, now);

  function keep(next: T | null): void {
    cache.setQueryData<T | null>(['draft', name], next);
    draw();
  }

  return { draft, keep, now };
}

function draftOf<T>(cache: QueryClient, name: string): T | null {
  return cache.getQueryData<T | null>(['draft', name]) ?? null;
}
