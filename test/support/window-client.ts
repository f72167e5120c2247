import type { LinkState } from '#contract/client.ts';

import { createHttpClient } from '../../renderer/src/client/http-client.ts';
import { createLinkWatch } from '../../renderer/src/client/link-state.ts';
import type { Sight } from '../../renderer/src/client/sight.ts';
import { after, type After } from '../../renderer/src/client/timers.ts';
import type { TestApp } from './test-app.ts';

/** What a browser does by itself: the session's cookie and the page's own origin with every request. */
export function browserFetch(deskUrl: string, cookie: string): typeof fetch {
  return (url, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookie);
    headers.set('origin', deskUrl);
    headers.set('sec-fetch-site', 'same-origin');
    return fetch(url, { ...init, headers });
  };
}

/** Opens the printed desk address as a browser would: the cookie of the session its ticket is traded for. */
export async function openSession({ deskAddress, deskUrl }: Pick<TestApp, 'deskAddress' | 'deskUrl'>): Promise<string> {
  const ticket = new URL(deskAddress() ?? '').hash.slice(1);
  const response = await fetch(`${deskUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: deskUrl ?? '' },
    body: JSON.stringify({ ticket }),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

type Over = { fetch?: typeof fetch; after?: After; sight?: Sight };

const alwaysSeen: Sight = { isSeen: () => true, watch: () => () => undefined };

/** The window's own client at the desk door of a running app, with what it told of its link. */
export async function windowClient(app: Pick<TestApp, 'deskAddress' | 'deskUrl'>, over: Over = {}) {
  const links: (LinkState | null)[] = [];
  const link = createLinkWatch();
  link.watch(() => links.push(link.state()));
  const baseUrl = app.deskUrl ?? '';
  const client = createHttpClient({
    baseUrl,
    onLink: link.tell,
    fetch: over.fetch ?? browserFetch(baseUrl, await openSession(app)),
    after: over.after ?? after,
    sight: over.sight ?? alwaysSeen,
  });
  return { client, links };
}
