import { QueryClient } from '@tanstack/react-query';

import { AppError } from '#contract/errors.ts';

const TRIES = 3;

/**
 * The cache of everything asked. Nothing goes stale by the clock and nothing is asked again by the clock: events say
 * what changed (`live-events.tsx`). The server is on this computer, so being offline must not hold a question back.
 */
export function createQueryClient(): QueryClient {
  const cache = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        refetchInterval: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (failures, error) => failures < TRIES && isWorthAnotherTry(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  // What the owner was typing is asked of nobody again.
  cache.setQueryDefaults(['draft'], { gcTime: Infinity });
  return cache;
}

function isWorthAnotherTry(error: Error): boolean {
  return error instanceof AppError && error.code === 'unavailable';
}
