import { afterEach, describe, expect, it } from 'vitest';

import { createBodyBudget } from '../../server/http/body-budget.ts';
import { doorRequests, json, length, secret } from '../support/door-requests.ts';
import { rawRequest, toRequest } from '../support/raw-request.ts';
import { apiToken, openTestDoor, sign, type TestDoor } from '../support/webhook-door.ts';

let door: TestDoor;
afterEach(() => door.close(0));

const { tool, postCall } = doorRequests(() => door);

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

describe('T1, T9: the failure limiter', () => {
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
