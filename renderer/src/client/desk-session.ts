type Deps = {
  fetch: typeof globalThis.fetch;
  /** The address bar of this page. */
  location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  history: Pick<History, 'replaceState' | 'state'>;
};

/** What `deskAddress` of the server puts behind the `#`: 256 bits in base64url. */
const TICKET = /^#[\w-]{43}$/;

/**
 * Trades the one-time ticket of the printed address, if the page was opened with one, for the session cookie, and takes
 * it out of the address bar and the history first. Resolves to whether there was one; a refused ticket is no failure
 * here: an older session may still stand, and if none does the first command says so.
 */
export async function tradeTicket({ fetch, location, history }: Deps): Promise<boolean> {
  const { hash, pathname, search } = location;
  if (!TICKET.test(hash)) return false;
  history.replaceState(history.state, '', `${pathname}${search}`);
  await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket: hash.slice(1) }),
  }).catch(() => undefined);
  return true;
}

type Watching = Deps & {
  page: Pick<Window, 'addEventListener'>;
  /** A ticket was traded: there may be a session again. */
  onTraded: () => void;
};

/**
 * An address pasted over an open window changes only the fragment and loads nothing: it is traded all the same, and what
 * was typed in the window stays.
 */
export function watchFragment(deps: Watching): void {
  deps.page.addEventListener('hashchange', () => {
    void tradeTicket(deps).then((traded) => {
      if (traded) deps.onTraded();
    });
  });
}
