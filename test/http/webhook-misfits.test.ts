import { once } from 'node:events';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';

import { createBodyBudget } from '../../server/http/body-budget.ts';
import { chunked, doorRequests, json, length, secret } from '../support/door-requests.ts';
import { nextAnswer, readAnswer, toRequest } from '../support/raw-request.ts';
import { openTestDoor, type TestDoor } from '../support/webhook-door.ts';

let door: TestDoor;
afterEach(() => door.close(0));

const { tool, postCall } = doorRequests(() => door);

describe('T7, T28: a request that does not fit', () => {
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

describe('T8: a sender that is slow or gone', () => {
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
