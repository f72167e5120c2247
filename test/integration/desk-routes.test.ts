import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commands } from '#contract/commands.ts';

import { createDeskApp } from '../../server/http/desk-app.ts';
import { createDeskSessions } from '../../server/http/desk-session.ts';
import { createEventFeed } from '../../server/http/event-feed.ts';
import { openDoor, type Door } from '../../server/http/server-limits.ts';
import { builtWindow } from '../support/built-window.ts';
import { keptInMemory } from '../support/kept-sessions.ts';
import { rawRequest } from '../support/raw-request.ts';

type Layer = { route?: { path: string | string[]; methods: Record<string, boolean> }; handle: unknown };
type Target = { method: string; path: string };

const TOKEN = 'invented-owner-token';
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Every route of the app, read out of the app itself, with its parameters filled in. */
function routesOf(app: Express): Target[] {
  const walk = (stack: readonly Layer[]): Target[] =>
    stack.flatMap(({ route, handle }) => {
      if (route) return [route.path].flat().flatMap((path) => methodsOf(route).map((method) => ({ method, path })));
      return typeof handle === 'function' && 'stack' in handle ? walk(handle.stack as Layer[]) : [];
    });
  return walk((app.router as unknown as { stack: Layer[] }).stack).flatMap(({ method, path }) => fill(method, path));
}
const methodsOf = ({ methods }: NonNullable<Layer['route']>): string[] =>
  Object.keys(methods).map((method) => method.toUpperCase());

function fill(method: string, path: string): Target[] {
  if (path === '/api/:command') return Object.keys(commands).map((name) => ({ method, path: `/api/${name}` }));
  return [{ method, path: path.replace('{/*rest}', '/x').replace(/:\w+/g, NOBODY) }];
}

const isApi = ({ path }: Target): boolean => path.startsWith('/api/') && path !== '/api/session';
const nameOf = ({ method, path }: Target): string => `${method} ${path}`;

async function* silence(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array(4));
}

describe('every route of the desk door', () => {
  let door: Door;
  let targets: Target[];
  /** What got through to the app: commands given, streams opened. */
  const reached: string[] = [];
  const sessions = createDeskSessions({ kept: keptInMemory(), now: () => new Date(0), elapsed: () => 0 });
  const { windowDir, remove } = builtWindow();
  let cookie: string;

  beforeAll(async () => {
    const feed = createEventFeed({ subscribe: () => () => undefined, every: () => () => undefined });
    const app = createDeskApp({
      execute: async (name) => {
        reached.push(String(name));
        return {};
      },
      feed: {
        ...feed,
        open(res) {
          reached.push('events');
          res.end();
        },
      },
      audio: {
        open: (id) => {
          reached.push(id);
          return Promise.resolve({ type: 'audio/mpeg', bytes: silence() });
        },
      },
      calendars: { read: () => null },
      roleOf: () => 'owner',
      windowDir,
      tokens: () => [TOKEN],
      sessions,
      port: () => door.port,
      version: '0.0.0-test',
      report: (error) => {
        throw error;
      },
      onAnswered: () => undefined,
    });
    targets = routesOf(app);
    door = await openDoor({ listener: app, port: 0, portSetting: 'LINEKEEPER_DESK_PORT' });
    cookie = `Cookie: linekeeper_desk=${sessions.redeem(sessions.issueTicket())}`;
  });
  afterAll(async () => {
    await door.close();
    remove();
  });

  function send({ method, path }: Target, headers: readonly string[], host = `127.0.0.1:${door.port}`) {
    const head = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, 'Connection: close', 'Content-Type: application/json'];
    const body = method === 'GET' ? '' : '{}';
    return rawRequest(door.port, [...head, `Content-Length: ${body.length}`, ...headers, '', body].join('\r\n'));
  }
  const own = (): string => `Origin: http://127.0.0.1:${door.port}`;
  /** The answers of every target, by name, to requests that all must be refused. */
  async function refusals(chosen: readonly Target[], headers: readonly string[], host?: string) {
    reached.length = 0;
    const answers = await Promise.all(
      chosen.map(async (target) => [nameOf(target), await send(target, headers, host)] as const),
    );
    expect(reached).toEqual([]);
    return answers;
  }

  it('is among those tried here: all commands, the events, the session, the description and the window', () => {
    const names = targets.map(nameOf);

    for (const command of Object.keys(commands)) expect(names).toContain(`POST /api/${command}`);
    const others = ['GET /api/events', 'POST /api/desk.ticket', 'GET /api/openapi.json', 'POST /api/session'];
    expect(names.some((name) => name.endsWith('/audio'))).toBe(true);
    for (const one of [...others, 'GET /', 'GET /calls/x']) {
      expect(names).toContain(one);
    }
    expect(targets.filter(({ method }) => method === 'DELETE').length).toBeGreaterThanOrEqual(5);
  });

  it('lets the owner in, so that a refusal below is none of the route’s own', async () => {
    reached.length = 0;
    const chosen = targets.filter(isApi);
    for (const headers of [[`Authorization: Bearer ${TOKEN}`], [cookie, own()]]) {
      for (const target of chosen)
        expect([nameOf(target), (await send(target, headers)).status]).toEqual([nameOf(target), 200]);
    }
    expect(reached).toHaveLength(2 * (chosen.length - 2)); // neither the description nor a ticket is a command
  });

  it.each([
    ['nothing', []],
    ['an empty token', ['Authorization: Bearer ']],
    ['a wrong token', [`Authorization: Bearer ${TOKEN}x`]],
    ['a token in the wrong way', [`Authorization: Basic ${TOKEN}`]],
    ['the token as a session', [`Cookie: linekeeper_desk=${TOKEN}`]],
    ['an invented session', ['Cookie: linekeeper_desk=AAAA']],
    ['the secret of the webhook door', [`X-Linekeeper-Secret: ${TOKEN}`]],
  ])('refuses %s with one and the same 401', async (_case, headers) => {
    const answers = await refusals(targets.filter(isApi), headers);

    expect(answers.filter(([, { status }]) => status !== 401).map(([name]) => name)).toEqual([]);
    const bodies = new Set(answers.map(([, { body }]) => body));
    const error = {
      code: 'unauthorized',
      message: 'A valid token is needed.',
      reason: { code: 'token_needed', values: {} },
    };
    // Commands are answered as replies, REST routes in their own shape.
    expect([...bodies].sort()).toEqual([JSON.stringify({ error }), JSON.stringify({ ok: false, error })]);
  });

  it.each([
    ['another host', [], 'evil.example'],
    ['another host at our port', [], 'evil.example:PORT'],
    ['our address as part of another', [], '127.0.0.1.nip.example:PORT'],
    ['our host at another port', [], '127.0.0.1:1'],
    ['no host', [], ''],
    ['a page of another site', ['Origin: https://evil.example'], undefined],
    ['a sandboxed page', ['Origin: null'], undefined],
    ['a page of another program on this computer', ['Origin: http://127.0.0.1:1'], undefined],
    ['a link or picture on another site', ['Sec-Fetch-Site: cross-site'], undefined],
    ['a link or picture of another program here', ['Sec-Fetch-Site: same-site'], undefined],
    ['the tunnel', ['CF-Connecting-IP: 127.0.0.1', 'CF-Ray: 8f00-FRA'], undefined],
    ['the tunnel by one header alone', ['CF-Visitor: {}'], undefined],
    ['a proxy', ['X-Forwarded-For: 127.0.0.1'], undefined],
    ['a proxy that names us', ['X-Forwarded-Host: 127.0.0.1'], undefined],
    ['a proxy of the standard', ['Forwarded: for=127.0.0.1'], undefined],
  ])('refuses what comes by way of %s with 403, token and session or not', async (_case, extra, host) => {
    const named = host?.replace('PORT', String(door.port));
    for (const credential of [[], [`Authorization: Bearer ${TOKEN}`], [cookie]]) {
      const answers = await refusals(targets, [...credential, ...extra], named);
      expect(answers.filter(([, { status }]) => status !== 403).map(([name]) => name)).toEqual([]);
    }
  });

  it('refuses a write that carries a session and does not show our page, with 403', async () => {
    const writes = targets.filter((target) => isApi(target) && target.method !== 'GET');
    const answers = await refusals(writes, [cookie]);

    expect(writes.length).toBeGreaterThan(30);
    expect(answers.filter(([, { status }]) => status !== 403).map(([name]) => name)).toEqual([]);
    expect(answers.every(([, { body }]) => body.includes('did not come from the Linekeeper window'))).toBe(true);
  });

  it('answers no browser that asks beforehand, and allows no other origin', async () => {
    const headers = [cookie, 'Origin: https://evil.example', 'Access-Control-Request-Method: POST'];
    const asked = targets.map(({ path }) => ({ method: 'OPTIONS', path }));
    for (const [, answer] of await refusals(asked, headers)) {
      expect(answer.status).toBe(403);
      expect(answer.headers.join('\n').toLowerCase()).not.toContain('access-control-');
    }
  });

  it('is not found by another spelling of its path', async () => {
    const respelt = targets
      .filter(isApi)
      .flatMap(({ method, path }) =>
        [
          path.toUpperCase(),
          `${path}/`,
          `/${path}`,
          path.replace('/api/', '/%61pi/'),
          path.replace('/api/', '/api//'),
        ].map((other) => ({ method, path: other })),
      );
    const answers = await refusals(respelt, []);

    expect(answers.filter(([, { status }]) => ![401, 403, 404].includes(status)).map(([name]) => name)).toEqual([]);
  });
});
