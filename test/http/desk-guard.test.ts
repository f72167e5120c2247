import express, { json } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AppError } from '../../server/contract/errors.ts';
import { createDeskGuard, createOwnerCheck, createOwnerJudge } from '../../server/http/desk-guard.ts';
import { createDeskSessions } from '../../server/http/desk-session.ts';
import { createErrorHandler } from '../../server/http/error-handler.ts';
import { sessionRoute } from '../../server/http/routes/session.ts';
import { openDoor, type Door } from '../../server/http/server-limits.ts';
import { keptInMemory } from '../support/kept-sessions.ts';
import { rawRequest } from '../support/raw-request.ts';

const token = 'invented-owner-token';
const sessions = createDeskSessions({ kept: keptInMemory(), now: () => new Date(0), elapsed: () => 0 });
const reached: string[] = [];
const reported: unknown[] = [];
let door: Door;

function deskApp(): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(createDeskGuard({ port: () => door.port }));
  app.use(sessionRoute({ sessions }));
  app.use(createOwnerCheck({ isOwner: createOwnerJudge({ tokens: () => [token], sessions }) }));
  app.use(json({ limit: '1kb' }));
  app.get('/api/status', (_req, res) => void res.json({ reached: reached.push('status') > 0 }));
  app.post('/api/notes', (_req, res) => void res.json({ reached: reached.push('notes') > 0 }));
  app.get('/api/conflict', () => {
    throw new AppError('conflict', 'That name is taken.');
  });
  app.get('/api/fault', async () => Promise.reject(new Error('SQLITE_CORRUPT at /home/owner/data.db')));
  app.get('/api/broken-off', (_req, res) => {
    res.writeHead(200, { 'content-length': 10 }).write('half');
    throw new Error('broken off');
  });
  app.use((_req) => {
    throw new AppError('not_found', 'There is nothing at this address.');
  });
  app.use(createErrorHandler({ report: (error) => void reported.push(error) }));
  return app;
}

beforeAll(
  async () => void (door = await openDoor({ listener: deskApp(), port: 0, portSetting: 'LINEKEEPER_DESK_PORT' })),
);
afterAll(() => door.close());

const bearer = `Authorization: Bearer ${token}`;
type Request = { line?: string; host?: string; headers?: string[]; body?: string };
function send({ line = 'GET /api/status', host = `127.0.0.1:${door.port}`, headers = [bearer], body = '' }: Request) {
  const head = [`${line} HTTP/1.1`, `Host: ${host}`, 'Connection: close', `Content-Length: ${body.length}`, ...headers];
  return rawRequest(door.port, `${head.join('\r\n')}\r\n\r\n${body}`);
}
const reads = ['GET /api/status', 'GET /', 'GET /api/conflict', 'GET /nowhere'];
const paths = [...reads, 'POST /api/notes', 'POST /api/session', 'OPTIONS /api/notes'];

describe('T5, T6: the desk guard', () => {
  it('lets the owner in by every name this machine has', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LocalHost', '[::1]']) {
      const answer = await send({ host: `${name}:${door.port}` });
      expect([name, answer.status]).toEqual([name, 200]);
    }
  });

  it.each([
    ['CF-Ray', ['CF-Ray: 8f00-FRA']],
    ['CF-Connecting-IP', ['CF-Connecting-IP: 127.0.0.1']],
    ['CF-Visitor in small letters', ['cf-visitor: {}']],
    ['Cdn-Loop', ['Cdn-Loop: cloudflare']],
    ['X-Forwarded-For', ['X-Forwarded-For: 127.0.0.1']],
    ['X-Forwarded-Host', ['X-Forwarded-Host: localhost']],
    ['an empty X-Forwarded-Proto', ['X-Forwarded-Proto: ']],
    ['Forwarded', ['Forwarded: for=127.0.0.1']],
    ['Via', ['Via: 1.1 proxy.example']],
    ['X-Real-IP', ['X-Real-IP: 127.0.0.1']],
    ['True-Client-IP', ['True-Client-IP: 127.0.0.1']],
    ['X-Client-IP', ['x-client-ip: 127.0.0.1']],
    ['a foreign Origin', ['Origin: https://evil.example']],
    ['Origin null', ['Origin: null']],
    ['our Origin on another scheme', ['Origin: https://127.0.0.1:PORT']],
    ['our Origin by another name', ['Origin: http://localhost:PORT']],
    ['our Origin on another port', ['Origin: http://127.0.0.1:1']],
    ['Sec-Fetch-Site cross-site', ['Sec-Fetch-Site: cross-site']],
    ['Sec-Fetch-Site same-site', ['Sec-Fetch-Site: same-site']],
  ])('refuses on every path, with a valid token: %s', async (_case, headers) => {
    reached.length = 0;
    for (const line of paths) {
      const sent = headers.map((header) => header.replace('PORT', String(door.port)));
      expect([line, (await send({ line, headers: [bearer, ...sent] })).status]).toEqual([line, 403]);
    }
    expect(reached).toEqual([]);
  });

  it.each([
    'shop.example.com',
    'shop.example.com:PORT',
    '127.0.0.1',
    'localhost:1',
    '127.0.0.1.nip.example:PORT',
    '0.0.0.0:PORT',
    '127.1:PORT',
    'localhost.:PORT',
    '',
  ])('refuses on every path, with a valid token: Host %s', async (host) => {
    for (const line of paths) {
      const answer = await send({ line, host: host.replace('PORT', String(door.port)) });
      expect([line, answer.status]).toEqual([line, 403]);
    }
  });

  it('sends its protections with every answer, refusals included, and never a CORS header', async () => {
    const answers = [
      await send({}),
      await send({ headers: [] }),
      await send({ host: 'evil.example' }),
      await send({ line: 'GET /nowhere' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 403, 404]);
    for (const { headers } of answers) {
      const text = headers.join('\n').toLowerCase();
      expect(text).toContain('x-content-type-options: nosniff');
      expect(text).toContain('cache-control: no-store');
      expect(text).toContain("content-security-policy: default-src 'none'");
      expect(text).toContain('x-frame-options: deny');
      expect(text).toContain('cross-origin-resource-policy: same-origin');
      expect(text).not.toContain('access-control-');
      expect(text).not.toContain('x-powered-by');
    }
  });
});

describe('the owner', () => {
  it('is refused with one and the same 401, whatever the credential lacks and whatever the path', async () => {
    const wrong = [
      [],
      ['Authorization:'],
      ['Authorization: Bearer'],
      ['Authorization: Bearer x'],
      [`Authorization: ${token}`],
      [`Authorization: Basic ${token}`],
      [`Authorization: Digest ${token}`],
      [`${bearer}x`],
      [bearer.slice(0, -1)],
      ['Cookie: linekeeper_desk='],
      ['Cookie: linekeeper_desk=AAAA'],
      [`Cookie: linekeeper_desk=${token}`],
      [`X-Linekeeper-Secret: ${token}`],
    ];
    const answers = new Set<string>();
    for (const line of paths.filter((path) => path !== 'POST /api/session')) {
      for (const headers of wrong) answers.add((await send({ line, headers })).bytes);
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('trades the ticket of the printed address for a session, once', async () => {
    const request = {
      line: 'POST /api/session',
      headers: [
        'Content-Type: application/json',
        `Origin: http://127.0.0.1:${door.port}`,
        'Sec-Fetch-Site: same-origin',
      ],
      body: JSON.stringify({ ticket: sessions.issueTicket() }),
    };
    const first = await send(request);
    const cookie = first.headers.find((header) => header.startsWith('set-cookie: '));

    expect(first.status).toBe(204);
    expect(cookie).toMatch(/^set-cookie: linekeeper_desk=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    const headers = [`Cookie: ${cookie?.slice('set-cookie: '.length).split(';')[0]}`];
    expect((await send({ headers })).status).toBe(200);
    expect((await send(request)).status).toBe(401);
  });

  it.each(['{}', '{"ticket":1}', '{"ticket":""}', '[]', 'null', '{"ticket":{"length":43}}'])(
    'gets no session for %s',
    async (body) => {
      const answer = await send({ line: 'POST /api/session', headers: ['Content-Type: application/json'], body });
      expect([400, 401]).toContain(answer.status);
      expect(answer.headers.join()).not.toContain('set-cookie');
    },
  );

  it('may write with a session only from our own page', async () => {
    reached.length = 0;
    const cookie = `Cookie: linekeeper_desk=${sessions.redeem(sessions.issueTicket())}`;
    const own = `Origin: http://127.0.0.1:${door.port}`;
    const write = (...headers: string[]) => send({ line: 'POST /api/notes', headers }).then(({ status }) => status);

    expect(await write(cookie, own)).toBe(200);
    expect(await write(cookie)).toBe(403);
    expect(await write(cookie, 'Origin: http://localhost:1')).toBe(403);
    expect(await write(bearer)).toBe(200);
    expect(await write(cookie, own, 'Authorization: Bearer x')).toBe(401);
    expect(reached).toEqual(['notes', 'notes']);
  });
});

describe('a failure on the desk door', () => {
  const errorOf = async (request: Request) => {
    const { status, body } = await send(request);
    return { status, ...(JSON.parse(body) as object) };
  };

  it('is told by code and sentence when it was expected', async () => {
    reported.length = 0;
    expect(await errorOf({ line: 'GET /api/conflict' })).toEqual({
      status: 409,
      error: { code: 'conflict', message: 'That name is taken.' },
    });
    expect(await errorOf({ line: 'GET /nowhere' })).toMatchObject({ status: 404, error: { code: 'not_found' } });
    expect(reported).toEqual([]);
  });

  it.each([
    ['half a value', { body: '{"note":' }, 400],
    ['too much', { body: JSON.stringify('x'.repeat(2000)) }, 413],
    ['a strange charset', { headers: [bearer, 'Content-Type: application/json; charset=ebcdic'], body: '{}' }, 415],
  ])('is the sender’s when the body is %s, and does not repeat it', async (_case, over, status) => {
    reported.length = 0;
    const answer = await errorOf({
      line: 'POST /api/notes',
      headers: [bearer, 'Content-Type: application/json'],
      ...over,
    });
    expect(answer).toMatchObject({ status, error: { code: 'invalid_input' } });
    expect(JSON.stringify(answer)).not.toContain('note');
    expect(reported).toEqual([]);
  });

  it('is reported in full and told in one sentence when it was not expected', async () => {
    reported.length = 0;
    const answer = await errorOf({ line: 'GET /api/fault' });
    expect(answer).toMatchObject({ status: 500, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('SQLITE');
    expect(reported).toMatchObject([{ message: 'SQLITE_CORRUPT at /home/owner/data.db' }]);
  });

  it('in the middle of an answer breaks the connection off', async () => {
    reported.length = 0;
    await expect(
      fetch(`${door.url}/api/broken-off`, { headers: { authorization: `Bearer ${token}` } }).then((r) => r.text()),
    ).rejects.toThrow();
    expect(reported).toMatchObject([{ message: 'broken off' }]);
  });
});
