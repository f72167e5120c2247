import type { QueryClient } from '@tanstack/react-query';

import type { AppClient } from '#contract/client.ts';
import type { LinkWatch } from './link-state.ts';

/**
 * Asks whose session this browser has now, and lets a window whose session had ended go on. Only once the answer is kept
 * is the window shown again: a new session is the staff's until the PIN is entered, so what the owner looked at must not
 * be drawn with it for a moment, nor asked for again. Rejects while there is no session.
 */
export async function askWhoseSession(parts: {
  client: AppClient;
  cache: QueryClient;
  link: LinkWatch;
}): Promise<void> {
  const { client, cache, link } = parts;
  // An answer that is still on its way may be about the session that has ended.
  await cache.cancelQueries({ queryKey: ['access.get'] });
  await cache.fetchQuery({
    queryKey: ['access.get', {}],
    queryFn: () => client.call('access.get', {}),
    staleTime: 0,
    retry: false,
  });
  if (link.state() === 'sessionEnded') link.tell('lost');
}
