import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commands } from '#contract/commands.ts';
import { ANA, aTranscription } from '../support/factories.ts';
import { addressOf, deskRoutes, type DeskRoute } from '../support/desk-routes.ts';
import { hashOf } from '../support/owner.ts';
import { rowCounts } from '../support/stored.ts';
import { startTestApp, TEST_SECRETS, type TestApp } from '../support/test-app.ts';

/** Every way to give a command counts as a route of its own, though one route takes them all. */
const routes = deskRoutes().flatMap((route): DeskRoute[] =>
  route.path === '/api/:command' ? Object.keys(commands).map((name) => ({ ...route, path: `/api/${name}` })) : [route],
);
const said = ({ method, path }: DeskRoute, what: string, status: number): string =>
  `${method} ${path} ${what}: ${status}`;
/** How files begin that somebody would be after. */
const OF_A_FILE = /root:x?:|SQLite format|BEGIN|\[fonts\]/u;
const UUID = '00000000-0000-4000-8000-000000000000';

/** What shows that a request came by way of the tunnel, of a name of somebody else’s, or from another page. */
const astray: Record<string, string>[] = [
  ...['desk.example.com', 'localhost', '127.0.0.1:1', '127.0.0.1.attacker.example'].map((host) => ({ host })),
  { 'cf-ray': '8a1b2c3d4e5f6789-LHR' },
  { 'cf-connecting-ip': '203.0.113.7' },
  { 'x-forwarded-for': '127.0.0.1' },
  { 'X-Forwarded-Host': 'localhost' },
  { forwarded: 'for=127.0.0.1' },
  { origin: 'https://attacker.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
];

describe('every route of the desk door', { timeout: 60_000 }, () => {
  let app: TestApp;
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  beforeAll(async () => {
    app = await startTestApp();
    await app.finish(aTranscription());
    await app.settled();
  });
  afterAll(() => {
    agent.destroy();
    return app.stop();
  });

  type Sent = { base?: string | undefined; route: DeskRoute; address: string; headers?: Record<string, string> };
  /** With the owner’s token, and byte for byte the address that is given. */
  function send({
    base = app.deskUrl ?? '',
    route,
    address,
    headers,
  }: Sent): Promise<{ status: number; body: string }> {
    const own = { authorization: `Bearer ${TEST_SECRETS.apiToken}`, 'content-type': 'application/json' };
    const body = route.method === 'GET' ? '' : '{}';
    return new Promise((resolve, reject) => {
      const to = {
        method: route.method,
        path: address,
        agent,
        headers: { ...own, 'content-length': body.length, ...headers },
      };
      const asked = request(base ?? '', to, (answer) => {
        // A stream of events would never end.
        if (answer.headers['content-type']?.startsWith('text/event-stream')) {
          resolve({ status: answer.statusCode ?? 0, body: '' });
          return void answer.destroy();
        }
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
      });
      asked.on('error', reject).end(body);
    });
  }

  it('T6: when a request is astray, then no route takes it, whatever token it brings', async () => {
    expect(routes.length).toBeGreaterThan(100);
    const before = rowCounts(app.dataDir);
    expect((await send({ route: { method: 'GET', path: '' }, address: '/api/status' })).status).toBe(200);
    const taken: string[] = [];
    await each(routes, async (route) => {
      for (const headers of astray) {
        const { status } = await send({ route, address: addressOf(route, UUID), headers });
        if (status !== 403) taken.push(said(route, Object.entries(headers).join(), status));
      }
    });
    expect(taken).toEqual([]);
    expect(rowCounts(app.dataDir)).toEqual(before);
  });

  it('T6: when it is looked for on the webhook door, then there is nothing', async () => {
    const there: string[] = [];
    for (const route of routes) {
      const { status, body } = await send({ base: app.webhookUrl, route, address: addressOf(route, UUID) });
      if (status !== 404 || body !== '') there.push(said(route, body, status));
    }
    expect(there).toEqual([]);
  });

  it('T25: when an address climbs, in any spelling, then it is refused, and no word of a file comes back', async () => {
    const before = rowCounts(app.dataDir);
    const open = routes.filter(({ path }) => /[:*]/u.test(path));
    const wrong: string[] = [];
    await each(open, async (route) => {
      for (const climb of climbs()) {
        const { status, body } = await send({ route, address: addressOf(route, climb) });
        // The page of the window holds nothing of anybody, whatever stands in its address.
        const isRefused = status === 400 || status === 404 || body.startsWith('<!doctype html>');
        if (!isRefused || OF_A_FILE.test(body)) wrong.push(said(route, climb, status));
      }
    });
    expect(open.length).toBeGreaterThan(15);
    expect(climbs().length).toBeGreaterThanOrEqual(100);
    expect(wrong).toEqual([]);
    expect(rowCounts(app.dataDir)).toEqual(before);
  });

  it('T25: when an address of the webhook door climbs, then it leads nowhere', async () => {
    const wrong: string[] = [];
    for (const route of app.routes.filter(({ path }) => path.includes(':')))
      for (const climb of climbs()) {
        const { status, body } = await send({ base: app.webhookUrl, route, address: addressOf(route, climb) });
        if (![404, 401].includes(status) || OF_A_FILE.test(body)) wrong.push(said(route, climb, status));
      }
    expect(wrong).toEqual([]);
    expect((await app.api('GET', `/api/memory/${hashOf(ANA)}`)).status).toBe(200);
  });
});

/** A few at a time: a thousand at once would ask for a socket each. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const take = async (): Promise<void> => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, take));
}

/** Every spelling of “one up” that is known to have worked somewhere, towards files that are there. */
function climbs(): string[] {
  const ups = ['..', '%2e%2e', '%2E.', '.%2e', '%252e%252e', '..;', '%c0%ae%c0%ae', '..%00', '....'];
  const slashes = ['%2f', '%5c', '%252f', '/'];
  const files = ['etc%2fpasswd', 'linekeeper.db', 'master.key'];
  const spelt = ups.flatMap((up) =>
    slashes.flatMap((slash) => files.map((file) => `${(up + slash).repeat(4)}${file}`)),
  );
  return [...spelt, '%2fetc%2fpasswd', 'C:%5cwindows%5cwin.ini', '%00', 'file:%2f%2f%2fetc%2fpasswd', '%e0%a4%a'];
}
