import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { navigate } from 'wouter/use-browser-location';

import type { LinkState } from '#contract/client.ts';
import { useClient } from './client-context.tsx';
import { forgetTypedOfGone } from './caller-drafts.ts';
import { applyAtOnce, outdatedBy } from './event-effects.ts';
import { createRefresher, wasLocked } from './refresher.ts';

/** Keeps every answer on screen true: the app's events come in here and nowhere else. Shows nothing. */
export function LiveEvents({ link }: { link: LinkState | null }) {
  const client = useClient();
  const cache = useQueryClient();

  useEffect(() => {
    const { refresh, refreshAll } = createRefresher(cache);
    return client.subscribe(
      (event) => {
        applyAtOnce(cache, event);
        refresh(outdatedBy(event));
        if (event.name === 'view.asked') navigate(event.payload.path);
        // What was typed over a fact that went to another caller since is not known by this one's name.
        if (event.name === 'caller.forgotten' || event.name === 'caller.gone') void forgetTypedOfGone(cache, client);
      },
      ({ isMissed }) => {
        if (!isMissed) return;
        void unlessLocked(cache, () => {
          refreshAll();
          void forgetTypedOfGone(cache, client);
        });
      },
    );
  }, [client, cache]);

  // A stream that was caught up with tells of no gap, but what was asked while it was broken may have failed.
  useEffect(() => {
    if (link !== 'open') return;
    const failed = { type: 'active', predicate: ({ state }: Query) => state.status === 'error' } as const;
    if (cache.getQueryCache().findAll(failed).length === 0) return;
    void unlessLocked(cache, () => void cache.refetchQueries(failed));
  }, [link, cache]);

  return null;
}

async function unlessLocked(cache: QueryClient, act: () => void): Promise<void> {
  if (!(await wasLocked(cache))) act();
}
