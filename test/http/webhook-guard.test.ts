import { once } from 'node:events';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';

import { createBodyBudget } from '../../server/http/body-budget.ts';
import { nextAnswer, rawRequest, readAnswer, toRequest } from '../support/raw-request.ts';
import { apiToken, openTestDoor, sign, toolSecret, type TestDoor } from '../support/webhook-door.ts';

let door: TestDoor;
afterEach(() => door.close(0));

const json = 'Content-Type: application/json';
const secret = `X-Linekeeper-Secret: ${toolSecret}`;
const length = (body: string): string => `Content-Length: ${Buffer.byteLength(body, 'latin1')}`;
const tool = (headers: string[], body = '{}') => rawRequest(door.port, toRequest('POST /tools/recall', headers, body));
const postCall = (body: string, headers: string[] = []) =>
  rawRequest(
    door.port,
    toRequest(
      'POST /webhook/post-call',
      [json, length(body), `ElevenLabs-Signature: ${sign(Buffer.from(body, 'latin1'))}`, ...headers],
      body,
    ),
  );
const chunked = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

describe('a genuine request', () => {
  it('reaches the handler of its route with body, bytes and parameter', async () => {
    door = await openTestDoor({ handle: ({ parameter }) => ({ status: 201, body: { parameter, word: 'é' } }) });
    const answer = await tool([json, secret, length('{"q":1}')], '{"q":1}');

    expect(answer.status).toBe(201);
    expect(Buffer.from(answer.body, 'latin1').toString()).toBe('{"parameter":"recall","word":"é"}');
    expect(door.deliveries).toMatchObject([
      { parameter: 'recall', query: '', body: { q: 1 }, raw: Buffer.from('{"q":1}') },
    ]);
    expect(door.answered).toMatchObject([{ route: 'tool', status: 201, bytes: 34, refused: null }]);
  });

  it.each([
    ['a signature', 'POST /webhook/post-call', `ElevenLabs-Signature: ${sign('{}')}`],
    ['a bearer token', 'POST /api/notes', `Authorization: bearer ${apiToken}`],
    ['a secret header', 'POST /tools/recall', secret],
  ])('is let in by %s, with its body in pieces or with a charset', async (_way, line, credential) => {
    door = await openTestDoor();
    const inPieces = [json, 'Transfer-Encoding: chunked', credential];
    const withCharset = ['Content-Type: Application/JSON; charset=utf-8', 'Content-Length: 2', credential];

    expect((await rawRequest(door.port, toRequest(line, inPieces, '1\r\n{\r\n1\r\n}\r\n0\r\n\r\n'))).status).toBe(200);
    expect((await rawRequest(door.port, toRequest(line, withCharset, '{}'))).status).toBe(200);
    expect(door.deliveries.map(({ body }) => body)).toEqual([{}, {}]);
  });

  it('may carry anything in Host and forwarding headers', async () => {
    door = await openTestDoor();
    const spoofed = ['X-Forwarded-Host: shop.example.com', 'X-Forwarded-For: 203.0.113.9', 'CF-Ray: 1', 'Origin: null'];
    expect((await tool([json, secret, 'Content-Length: 2', ...spoofed])).status).toBe(200);
  });

  it('without a body is read on a GET route, whose query is handed on undecoded', async () => {
    door = await openTestDoor();
    const line = 'GET /api/webhooks/elevenlabs/services?a=%20&a=2';
    expect((await rawRequest(door.port, toRequest(line, [secret]))).status).toBe(200);
    expect(door.deliveries).toMatchObject([{ query: 'a=%20&a=2', body: undefined, parameter: null }]);
  });

  it('gets only the headers it needs', async () => {
    door = await openTestDoor();
    expect((await tool([json, secret, 'Content-Length: 2'])).headers).toEqual([
      'Connection: close',
      'cache-control: no-store',
      'content-length: 11',
      'content-type: application/json',
      'x-content-type-options: nosniff',
    ]);
  });
});

describe('a request for something else', () => {
  it.each([
    ['POST', '/api/memory/' + 'a'.repeat(64)],
    ['GET', '/api/calls'],
    ['GET', '/api/status'],
    ['GET', '/api/callers'],
    ['GET', '/api/openapi.json'],
    ['POST', '/api/session'],
    ['GET', '/'],
    ['GET', '/metrics'],
    ['GET', '/webhook/personalize'],
    ['DELETE', '/api/notes'],
    ['OPTIONS', '/api/notes'],
    ['GET', '/health/../api/status'],
    ['GET', '/..%2f..%2fetc%2fpasswd'],
  ])('gets an empty 404: %s %s', async (method, path) => {
    door = await openTestDoor();
    const answer = await rawRequest(
      door.port,
      toRequest(`${method} ${path}`, [`Authorization: Bearer ${apiToken}`, secret]),
    );
    expect([answer.status, answer.body]).toEqual([404, '']);
    expect(door.answered).toMatchObject([{ route: null, refused: 'not_found' }]);
  });
});

describe('a request that does not fit', () => {
  it.each([
    ['no content type', [], 415],
    ['a form', ['Content-Type: application/x-www-form-urlencoded'], 415],
    ['a look-alike type', ['Content-Type: application/jsonx'], 415],
    ['a type within a type', ['Content-Type: text/plain; application/json'], 415],
    ['gzip', [json, 'Content-Encoding: gzip'], 415],
    ['any encoding at all', [json, 'Content-Encoding: identity'], 415],
  ])('is refused before its sender is looked at: %s', async (_case, headers, status) => {
    door = await openTestDoor();
    expect((await tool([...headers, 'Content-Length: 2'])).status).toBe(status);
    expect((await tool([...headers, secret, 'Content-Length: 2'])).status).toBe(status);
    expect(door.deliveries).toEqual([]);
  });

  it('is never unpacked', async () => {
    door = await openTestDoor();
    const packed = gzipSync(Buffer.alloc(1024 * 1024, ' ')).toString('latin1');
    expect((await tool([json, secret, 'Content-Encoding: gzip', length(packed)], packed)).status).toBe(415);
  });

  it('is refused for its declared length before a byte of the body', async () => {
    door = await openTestDoor();
    const answer = await tool([json, secret, 'Content-Length: 4097'], '');
    expect([answer.status, answer.body]).toEqual([413, '{"error":"too_large"}']);
  });

  it('is refused for what really arrives when no length is declared, and up to the limit taken', async () => {
    door = await openTestDoor();
    const headers = [json, secret, 'Transfer-Encoding: chunked'];
    const text = (bytes: number): string => JSON.stringify('x'.repeat(bytes - 2));

    expect((await tool(headers, chunked(text(4096)))).status).toBe(200);
    expect((await tool(headers, chunked(text(4097)))).status).toBe(413);
    expect((await tool(headers, chunked(text(400_000)))).status).toBe(413);
  });

  it.each([
    ['deep nesting', '['.repeat(65) + ']'.repeat(65)],
    ['60,000 open brackets', '['.repeat(60_000)],
    ['invalid UTF-8', '{"a":"\xff\xfe"}'],
    ['half a value', '{"a":'],
    ['nothing', ''],
  ])('is refused for %s once it is known to be genuine', async (_case, body) => {
    door = await openTestDoor();
    const answer = await postCall(body);
    expect([answer.status, answer.body]).toEqual([400, '{"error":"unreadable"}']);
    expect(door.deliveries).toEqual([]);
  });

  it('is handed over unread where the route keeps whatever is genuine', async () => {
    door = await openTestDoor({ reads: 'bytes' });
    expect((await postCall('not json')).status).toBe(200);
    expect(door.deliveries).toMatchObject([{ body: undefined, raw: Buffer.from('not json') }]);
  });
});

describe('a sender that is slow or gone', () => {
  it('is told 408 when the body takes too long, and the connection ends', async () => {
    door = await openTestDoor({ bodyDeadlineMs: 50 });
    const socket = net.connect(door.port, '127.0.0.1');
    socket.write(`POST /tools/recall HTTP/1.1\r\nHost: x\r\n${json}\r\n${secret}\r\nContent-Length: 10\r\n\r\n{`);

    const answer = await readAnswer(socket);
    expect([answer.status, answer.body]).toEqual([408, '{"error":"too_slow"}']);
  });

  it.each([
    ['a malformed signature', 'POST /webhook/post-call', 'ElevenLabs-Signature: t=1', 401],
    ['a wrong secret', 'POST /tools/recall', 'X-Linekeeper-Secret: x', 401],
  ])('hears of %s before it has sent its body', async (_case, line, header, status) => {
    door = await openTestDoor();
    const socket = net.connect(door.port, '127.0.0.1');
    socket.write(`${line} HTTP/1.1\r\nHost: x\r\n${json}\r\n${header}\r\nContent-Length: 1000\r\n\r\n`);
    expect((await nextAnswer(socket)).status).toBe(status);

    // The rest is drained, and the same connection serves the next request.
    socket.write('x'.repeat(1000) + toRequest('GET /health'));
    expect((await readAnswer(socket)).body).toBe('{"status":"ok"}');
  });

  it('leaves nothing behind when it hangs up half-way', async () => {
    const budget = createBodyBudget();
    door = await openTestDoor({ budget });
    const socket = net.connect(door.port, '127.0.0.1');
    const arrived = once(door.server, 'request');
    socket.write(`POST /tools/recall HTTP/1.1\r\nHost: x\r\n${json}\r\n${secret}\r\nContent-Length: 10\r\n\r\n{"a"`);
    await arrived;
    await expect.poll(() => budget.used()).toBe(4);
    socket.destroy();

    await expect.poll(() => budget.used()).toBe(0);
    expect(door.answered).toEqual([]);
    expect(door.reported).toEqual([]);
  });
});

describe('the door itself', () => {
  it.each(['POST /webhook/post-call', 'POST /webhook/personalize', 'POST /tools/recall', 'POST /api/notes'])(
    'answers 503 to everybody while no secret is set: %s',
    async (line) => {
      door = await openTestDoor({ secretsSet: false });
      const answers = await Promise.all(
        [[], ['X-Linekeeper-Secret: '], ['Authorization: Bearer '], [`ElevenLabs-Signature: ${sign('{}')}`]].map(
          (headers) => rawRequest(door.port, toRequest(line, [json, 'Content-Length: 2', ...headers], '{}')),
        ),
      );
      expect(answers.map(({ status, body }) => [status, body])).toEqual(
        Array(4).fill([503, '{"error":"unavailable"}']),
      );
      expect(door.deliveries).toEqual([]);
    },
  );

  it('answers 503 when all room for bodies is taken, and takes them again later', async () => {
    const budget = createBodyBudget({ totalBytes: 10, strangersBytes: 10 });
    door = await openTestDoor({ budget });
    const other = budget.claim('known');
    other.take(9);

    expect((await postCall('{}')).status).toBe(503);
    other.release();
    expect((await postCall('{}')).status).toBe(200);
    expect(budget.used()).toBe(0);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('SQLITE_FULL at /home/owner/secret-path');
      },
    ],
    ['rejects', () => Promise.reject(new Error('SQLITE_FULL at /home/owner/secret-path'))],
    ['answers what cannot be written', () => ({ status: 200, body: 1n })],
  ])('answers 503 and nothing about it when a handler %s', async (_case, handle) => {
    door = await openTestDoor({ handle });
    const answer = await tool([json, secret, 'Content-Length: 2']);

    expect([answer.status, answer.body]).toEqual([503, '{"error":"unavailable"}']);
    expect(door.reported).toHaveLength(1);
    expect(door.answered).toMatchObject([{ route: 'tool', status: 503, refused: 'fault' }]);
  });

  it('does what is left to do after the answer, and reports when that fails', async () => {
    const done: string[] = [];
    const fault = new Error('late');
    door = await openTestDoor({
      handle: () => ({
        status: 200,
        body: {},
        afterwards: () => {
          done.push('stored');
          throw fault;
        },
      }),
    });

    expect((await tool([json, secret, 'Content-Length: 2'])).status).toBe(200);
    expect(done).toEqual(['stored']);
    expect(door.reported).toEqual([fault]);
  });
});

describe('the failure limiter', () => {
  it('turns 401 into 429 for the one who keeps failing, and never touches a valid request', async () => {
    door = await openTestDoor();
    const from = (address: string, ...more: string[]) =>
      tool([json, 'Content-Length: 2', `CF-Connecting-IP: ${address}`, ...more]).then(({ status }) => status);
    const failures: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) failures.push(await from('203.0.113.9'));

    expect(failures).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect(await from('203.0.113.9', secret)).toBe(200);
    expect(await from('203.0.113.10')).toBe(401);
    expect((await tool([json, 'Content-Length: 2'])).status).toBe(401);
  });
});
