import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';

import { nextAnswer, rawRequest, toRequest } from '../support/raw-request.ts';
import { initiationSecret, openTestDoor, previousSecret, type TestDoor } from '../support/webhook-door.ts';

let door: TestDoor;
afterEach(() => door.close(0));

const json = 'Content-Type: application/json';
const secret = `X-Linekeeper-Secret: ${initiationSecret}`;
const line = 'POST /webhook/personalize';
const length = (body: string): string => `Content-Length: ${Buffer.byteLength(body, 'latin1')}`;
const ring = (headers: string[], body = '{}') => rawRequest(door.port, toRequest(line, headers, body));
const big = JSON.stringify('x'.repeat(20_000));

/** What can be wrong with a request whose secret is right. */
const faults: [string, string[], string][] = [
  ['no content type', [length('{}')], '{}'],
  ['a form', ['Content-Type: application/x-www-form-urlencoded', length('a=b')], 'a=b'],
  ['gzip', [json, 'Content-Encoding: gzip', length('zzz')], 'zzz'],
  ['a body over the limit', [json, length(big)], big],
  [
    'a body in pieces over the limit',
    [json, 'Transfer-Encoding: chunked'],
    `${big.length.toString(16)}\r\n${big}\r\n0\r\n\r\n`,
  ],
  ['no body', [json, 'Content-Length: 0'], ''],
  ['half a value', [json, length('{"a"')], '{"a"'],
  ['invalid UTF-8', [json, length('"\xff"')], '"\xff"'],
  ['deep nesting', [json, length('['.repeat(9000))], '['.repeat(9000)],
];

describe('the route a ringing phone waits for', () => {
  it.each([initiationSecret, previousSecret])('takes the current and the previous secret', async (value) => {
    door = await openTestDoor();
    const answer = await ring([json, length('{"a":1}'), `X-Linekeeper-Secret: ${value}`], '{"a":1}');
    expect([answer.status, answer.body]).toEqual([200, '{"ok":true}']);
    expect(door.deliveries).toMatchObject([{ body: { a: 1 } }]);
  });

  it.each(faults)('answers all the same: %s', async (_fault, headers, body) => {
    door = await openTestDoor();
    const answer = await ring([...headers, secret], body);

    expect([answer.status, answer.body]).toEqual([200, '{"ok":true}']);
    expect(door.deliveries).toMatchObject([{ body: undefined }]);
  });

  it.each(faults)(
    'answers 401 and nothing else to a stranger, whatever else is wrong: %s',
    async (_fault, headers, body) => {
      door = await openTestDoor();
      expect((await ring(headers, body)).status).toBe(401);
      expect(door.deliveries).toEqual([]);
    },
  );

  it.each([
    [
      'throws',
      () => {
        throw new Error('database is locked');
      },
    ],
    ['rejects', () => Promise.reject(new Error('database is locked'))],
    ['answers what cannot be written', () => ({ status: 200, body: 1n })],
    ['answers what cannot be written, later', () => Promise.resolve({ status: 200, body: 1n })],
  ])('falls back to the neutral answer when the handler %s', async (_case, handle) => {
    door = await openTestDoor({ handle });
    const answer = await ring([json, length('{}'), secret]);

    expect([answer.status, answer.body]).toEqual([200, '{"neutral":true}']);
    expect(door.reported).toHaveLength(1);
  });

  it('falls back at the deadline and ignores what the handler brings later', async () => {
    const settle: { answer?: () => void } = {};
    door = await openTestDoor({
      deadlineMs: 40,
      handle: () => new Promise((resolve) => (settle.answer = () => resolve({ status: 200, body: { late: true } }))),
    });
    expect((await ring([json, length('{}'), secret])).body).toBe('{"neutral":true}');

    settle.answer?.();
    expect((await rawRequest(door.port, toRequest('GET /health'))).status).toBe(200);
    expect(door.answered).toMatchObject([{ route: 'personalize', status: 200 }, { route: 'health' }]);
    expect(door.reported).toEqual([]);
  });

  it('reports a handler that fails after the deadline', async () => {
    const settle: { fail?: () => void } = {};
    const fault = new Error('too late');
    door = await openTestDoor({
      deadlineMs: 40,
      handle: () => new Promise((_resolve, reject) => (settle.fail = () => reject(fault))),
    });
    expect((await ring([json, length('{}'), secret])).body).toBe('{"neutral":true}');

    settle.fail?.();
    await expect.poll(() => door.reported).toEqual([fault]);
  });

  it('falls back at the deadline when the body is still on its way, and the connection lives on', async () => {
    door = await openTestDoor({ deadlineMs: 40 });
    const socket = net.connect(door.port, '127.0.0.1');
    socket.write(`${line} HTTP/1.1\r\nHost: x\r\n${json}\r\n${secret}\r\nContent-Length: 7\r\n\r\n{"a"`);
    expect((await nextAnswer(socket)).body).toBe('{"neutral":true}');
    expect(door.deliveries).toEqual([]);

    socket.write(':1}GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    expect((await nextAnswer(socket)).body).toBe('{"status":"ok"}');
    socket.destroy();
  });

  it('gives the handler the time the request came', async () => {
    const before = performance.now();
    door = await openTestDoor();
    await ring([json, length('{}'), secret]);

    expect(door.deliveries[0]?.arrivedAt).toBeGreaterThan(before);
    expect(door.deliveries[0]?.arrivedAt).toBeLessThan(performance.now());
  });
});
