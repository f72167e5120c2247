import type { QueryClient } from '@tanstack/react-query';

import type { AppClient } from '#contract/client.ts';
import { forgetGone, isNotFound } from './fact-drafts.ts';

const PREFIX = 'caller.';

/** What `useDraft` knows something by that is being typed about a caller: it must go when they are forgotten. */
export function callerDraft(callerId: string, what: 'fact' | 'name' | 'note'): string {
  return `${PREFIX}${callerId}.${what}`;
}

export function forgetTypedOf(cache: QueryClient, callerId: string): void {
  for (const { queryKey } of typed(cache))
    if (callerOf(queryKey) === callerId) cache.removeQueries({ queryKey, exact: true });
}

/** Drops all that was typed about whoever is here no more: for when the event that told of it may have been missed. */
export async function forgetTypedOfGone(cache: QueryClient, client: AppClient): Promise<void> {
  const facts = forgetGone(cache, client);
  const ids = new Set(
    typed(cache)
      .filter(({ state }) => state.data !== null)
      .map(({ queryKey }) => callerOf(queryKey)),
  );
  await Promise.all(
    [...ids].map(async (id) => {
      const isGone = await client.call('callers.get', { id }).then(() => false, isNotFound);
      if (isGone) forgetTypedOf(cache, id);
    }),
  );
  await facts;
}

function typed(cache: QueryClient) {
  return cache.getQueryCache().findAll({
    queryKey: ['draft'],
    predicate: ({ queryKey: [, name] }) => typeof name === 'string' && name.startsWith(PREFIX),
  });
}

function callerOf([, name]: readonly unknown[]): string {
  return String(name)
    .slice(PREFIX.length)
    .replace(/\.[^.]*$/, '');
}
