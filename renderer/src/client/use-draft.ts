import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';

/**
 * What was changed and is not saved yet. It is kept while the window is open, in memory only, so that a look at who is
 * calling costs nobody what they were typing. Null: nothing is changed.
 */
export function useDraft<T>(name: string): { draft: T | null; keep: (draft: T | null) => void } {
  const cache = useQueryClient();
  const queryKey = ['draft', name];
  const { data } = useQuery<T | null>({ queryKey, queryFn: skipToken, initialData: null, gcTime: Infinity });
  return { draft: data ?? null, keep: (next) => void cache.setQueryData<T | null>(queryKey, next) };
}
