import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';

type Held<T> = { name: string; draft: T | null };

/**
 * What was changed and is not saved yet. It is kept while the window is open, in memory only, so that a look at who is
 * calling costs nobody what they were typing. Null: nothing is changed.
 *
 * The fields are fed from state, because the cache tells its news a moment later: a field would fall back to what it
 * held before, and put the caret at its end.
 */
export function useDraft<T>(name: string): { draft: T | null; keep: (draft: T | null) => void } {
  const cache = useQueryClient();
  const [held, hold] = useState<Held<T>>(() => ({ name, draft: kept<T>(cache, name) }));

  function keep(draft: T | null): void {
    cache.setQueryData<T | null>(['draft', name], draft);
    hold({ name, draft });
  }

  return { draft: held.name === name ? held.draft : kept<T>(cache, name), keep };
}

function kept<T>(cache: QueryClient, name: string): T | null {
  return cache.getQueryData<T | null>(['draft', name]) ?? null;
}
