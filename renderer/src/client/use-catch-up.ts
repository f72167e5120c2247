import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

import type { Paged } from './page-rows.ts';
import { hasStale, type Shown } from './renewed-page.ts';

type Result<P extends Paged> = UseInfiniteQueryResult<InfiniteData<P, string | null>>;

/** Asks for what is out of date once it is on screen. The answer does so when something else has come on screen. */
export function useCatchUp<P extends Paged>(
  shown: () => Shown,
  { data, isFetching, isError, refetch }: Result<P>,
): () => void {
  const catchUp = (): void => {
    if (data && !isFetching && !isError && hasStale(data.pages, shown())) void refetch();
  };
  // What was scrolled to while an answer was on its way waited for it.
  const afterAnswer = useEffectEvent(catchUp);
  useEffect(() => afterAnswer(), [isFetching]);
  return catchUp;
}
