import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { rawRequest, toRequest } from '../support/raw-request.ts';
import { openTestDoor, probeKey, type TestDoor } from '../support/webhook-door.ts';

describe('GET /health', () => {
  let door: TestDoor;
  beforeAll(async () => void (door = await openTestDoor()));
  afterAll(() => door.close());
  const ask = (query: string, headers: string[] = []) =>
    rawRequest(door.port, toRequest(`GET /health${query}`, headers));

  it('says ok and nothing more', async () => {
    expect((await ask('')).bytes).toBe(
      'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-content-type-options: nosniff\r\n' +
        'cache-control: no-store\r\ncontent-length: 15\r\nConnection: close\r\n\r\n{"status":"ok"}',
    );
  });

  it('signs the nonce of a probe', async () => {
    const probe = createHmac('sha256', probeKey).update('nonce_12-AB').digest('hex');
    expect((await ask('?probe=nonce_12-AB')).body).toBe(JSON.stringify({ status: 'ok', probe }));
  });

  it.each([
    '?',
    '?probe',
    '?probe=',
    '?probe=short12',
    `?probe=${'a'.repeat(129)}`,
    '?probe=nonce%0012',
    '?probe=%F0%9F',
    '?x=12345678',
  ])('ignores the query %s', async (query) => {
    expect((await ask(query)).body).toBe('{"status":"ok"}');
  });

  it('answers whatever host it is asked by, and takes no body', async () => {
    const spoofed = ['CF-Ray: 1', 'X-Forwarded-For: 203.0.113.9'];
    expect((await ask('', spoofed)).status).toBe(200);
    expect((await ask('', ['Content-Length: 1'])).status).toBe(413);
  });
});
