import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useClient } from './client-context.tsx';
import { applyAtOnce, outdatedBy } from './event-effects.ts';
import { createRefresher } from './refresher.ts';

/** Keeps every answer on screen true: the app's events come in here and nowhere else. Shows nothing. */
export function LiveEvents() {
  const client = useClient();
  const cache = useQueryClient();

  useEffect(() => {
    const { refresh, refreshAll } = createRefresher(cache);
    return client.subscribe((event) => {
      applyAtOnce(cache, event);
      refresh(outdatedBy(event));
    }, refreshAll);
  }, [client, cache]);

  return null;
}
