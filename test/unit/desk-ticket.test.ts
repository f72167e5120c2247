import { describe, expect, it } from 'vitest';

import { tradeTicket, watchFragment } from '../../renderer/src/client/desk-session.ts';

const TICKET = 'a'.repeat(43);

function aPage(hash: string, answer: () => Promise<Response> = async () => new Response(null, { status: 204 })) {
  const done: unknown[] = [];
  const location = { hash, pathname: '/calls/7', search: '?q=tea' };
  const history = {
    state: { kept: true },
    replaceState: (...given: unknown[]) => void done.push(['replaceState', ...given]),
  };
  const fetch = (url: unknown, init?: RequestInit): Promise<Response> => {
    done.push([init?.method, url, init?.body]);
    return answer();
  };
  return { done, deps: { location, history, fetch } };
}

const replaced = ['replaceState', { kept: true }, '', '/calls/7?q=tea'];
const traded = ['POST', '/api/session', JSON.stringify({ ticket: TICKET })];

describe('the ticket of the printed address', () => {
  it('when the page opens with one, then it leaves the address bar before it is sent, and the address stays', async () => {
    const { deps, done } = aPage(`#${TICKET}`);

    expect(await tradeTicket(deps)).toBe(true);
    expect(done).toEqual([replaced, traded]);
  });

  it.each(['', '#', '#page', `#${TICKET}b`, `#${TICKET.slice(1)}`, '#<script>'])(
    'when the fragment is “%s”, then it is none of ours and stays',
    async (hash) => {
      const { deps, done } = aPage(hash);

      expect(await tradeTicket(deps)).toBe(false);
      expect(done).toEqual([]);
    },
  );

  it('when the server is away or refuses, then the window opens all the same', async () => {
    const away = aPage(`#${TICKET}`, () => Promise.reject(new TypeError('Failed to fetch')));
    const refused = aPage(`#${TICKET}`, async () => new Response('{}', { status: 401 }));

    expect([await tradeTicket(away.deps), await tradeTicket(refused.deps)]).toEqual([true, true]);
  });

  it('when an address is pasted over an open window, then it is traded and told, and nothing is loaded anew; a skip link is not', async () => {
    const { deps, done } = aPage(`#${TICKET}`);
    const listeners: (() => void)[] = [];
    const page = {
      addEventListener: (_name: string, listener: unknown) => void listeners.push(listener as () => void),
    };
    watchFragment({ ...deps, page, onTraded: () => void done.push('told') });

    listeners[0]?.();
    await expect.poll(() => done).toEqual([replaced, traded, 'told']);
    deps.location.hash = '#page';
    listeners[0]?.();
    await Promise.resolve();
    expect(done).toHaveLength(3);
  });
});
