import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

import { secrets, serve, type Served } from '../cli/support.ts';
import { aRing } from '../support/factories.ts';
import type { Flood, Flooded } from '../support/flood.ts';
import { readAnswer, toRequest } from '../support/raw-request.ts';

const MIB = 1024 * 1024;
const TOKEN = 'api-token-for-tests-0123456789abcdef';
/** The machine is shared, so the best round counts. */
const ROUNDS = 3;
/** What a ring may wait longer than in peace: behind a bomb (reliability.md T7), and in a flood of them (T9). */
const LAG_MS = 50;
const LONGER_MS = 100;
/** Bodies of 10 MB that were let go stay for a while, one of 200 MB must never have been there (reliability.md T7). */
const MOST_GROWTH = 64 * MIB;
const JSON_TYPE = 'Content-Type: application/json';
const TOOL = `X-Linekeeper-Secret: ${secrets.LINEKEEPER_TOOL_SECRET}`;
const RING = `X-Linekeeper-Secret: ${secrets.LINEKEEPER_INITIATION_SECRET}`;
const OWNER = `Authorization: Bearer ${TOKEN}`;

const residentBytes = ({ pid }: Served): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
const portOf = (url: string): number => Number(new URL(url).port);
const length = (body: string): string => `Content-Length: ${body.length}`;

function signed(body: string): string {
  const t = Math.floor(Date.now() / 1000);
  const mac = createHmac('sha256', secrets.ELEVENLABS_WEBHOOK_SECRET)
    .update(`${t}.`)
    .update(body, 'latin1')
    .digest('hex');
  return `ElevenLabs-Signature: t=${t},v0=${mac}`;
}

/** Rings until `over`, one call after the other; resolves with how long each waited. Every one must be answered. */
async function ringUntil({ webhookUrl }: Served, isOver: () => boolean, pauseMs: number): Promise<number[]> {
  const waited: number[] = [];
  for (let nth = 0; !isOver(); nth += 1) {
    const from = performance.now();
    const body = JSON.stringify(aRing({ call_sid: `CA${nth}` }));
    const answer = await readAnswer(
      net.connect(portOf(webhookUrl), '127.0.0.1').once('connect', function (this: net.Socket) {
        this.write(toRequest('POST /webhook/personalize', [JSON_TYPE, RING, length(body)], body));
      }),
    );
    expect(answer.status).toBe(200);
    waited.push(performance.now() - from);
    await delay(pauseMs);
  }
  return waited.sort((a, b) => a - b);
}

/** The longest but a few of five hundred rings while nothing else happens; the program is warm afterwards. */
async function inPeace(server: Served): Promise<number> {
  let asked = 0;
  const waited = await ringUntil(server, () => (asked += 1) > 500, 0);
  return waited[Math.floor(waited.length * 0.99)] ?? Infinity;
}

/** Whatever a request brings, the door may hang up on it: only the answer matters, and that there is one or none. */
async function throwAt(url: string, request: Buffer): Promise<number> {
  const socket = net.connect(portOf(url), '127.0.0.1').on('error', () => undefined);
  socket.write(request);
  return readAnswer(socket).then(
    ({ status }) => status,
    () => 0,
  );
}

it('T7: when bodies and headers are made to fill the memory, then they are refused, and phones ring on', async () => {
  const server = await serve([], { ...secrets, LINEKEEPER_API_TOKEN: TOKEN });
  const { webhookUrl, deskUrl } = server;
  const huge = 'x'.repeat(10 * MIB);
  const deep = '['.repeat(100_000);
  const packed = gzipSync(Buffer.alloc(200 * MIB, ' ')).toString('latin1');
  const gzip = 'Content-Encoding: gzip';
  const chunked = `${huge.length.toString(16)}\r\n${huge}\r\n0\r\n\r\n`;
  const deskHost = `Host: 127.0.0.1:${portOf(deskUrl)}`;
  const toDesk = (line: string, headers: string[], body: string): string =>
    `${[`${line} HTTP/1.1`, deskHost, 'Connection: close', JSON_TYPE, OWNER, length(body), ...headers].join('\r\n')}\r\n\r\n${body}`;
  /** What is thrown, and what may come back: 0 where the door hangs up before it has read all. */
  const bombs: [what: string, url: string, request: string, fine: number[]][] = [
    ['10 MB to a tool', webhookUrl, toRequest('POST /tools/recall', [JSON_TYPE, TOOL, length(huge)], huge), [413, 0]],
    [
      '10 MB in chunks',
      webhookUrl,
      toRequest('POST /tools/recall', [JSON_TYPE, TOOL, 'Transfer-Encoding: chunked'], chunked),
      [413, 0],
    ],
    [
      '10 MB of a stranger',
      webhookUrl,
      toRequest('POST /webhook/post-call', [JSON_TYPE, signed('other'), length(huge)], huge),
      [401, 0],
    ],
    [
      'gzip to a tool',
      webhookUrl,
      toRequest('POST /tools/recall', [JSON_TYPE, TOOL, gzip, length(packed)], packed),
      [415, 0],
    ],
    [
      'gzip, signed for',
      webhookUrl,
      toRequest('POST /webhook/post-call', [JSON_TYPE, signed(packed), gzip, length(packed)], packed),
      [415, 0],
    ],
    [
      'deep JSON to a tool',
      webhookUrl,
      toRequest('POST /tools/recall', [JSON_TYPE, TOOL, length(deep)], deep),
      [413, 400],
    ],
    [
      'deep JSON, signed for',
      webhookUrl,
      toRequest('POST /webhook/post-call', [JSON_TYPE, signed(deep), length(deep)], deep),
      [200],
    ],
    [
      '2,000 headers',
      webhookUrl,
      toRequest(
        'GET /health',
        Array.from({ length: 2000 }, (_, n) => `X-${n}: a`),
      ),
      [431, 0],
    ],
    ['64 KiB of a header', webhookUrl, toRequest('GET /health', [`X-A: ${'a'.repeat(65_536)}`]), [431, 0]],
    ['10 MB to the desk', deskUrl, toDesk('POST /api/calls.list', [], huge), [413, 0]],
    ['gzip to the desk', deskUrl, toDesk('POST /api/calls.list', [gzip], packed), [413, 415, 0]],
    ['deep JSON to the desk', deskUrl, toDesk('POST /api/calls.list', [], deep), [400, 413]],
  ];
  // Made before anybody rings: it is the program that must not stand still, not this test.
  const thrown = bombs.map(([what, url, request, fine]) => ({
    what,
    url,
    bytes: Buffer.from(request, 'latin1'),
    fine,
  }));
  const peace = await inPeace(server);
  const before = residentBytes(server);
  let grownTo = before;
  const slowest: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let over = false;
    const rings = ringUntil(server, () => over, 5);
    for (const { what, url, bytes, fine } of thrown) {
      expect([what, fine]).toEqual([what, expect.arrayContaining([await throwAt(url, bytes)])]);
      grownTo = Math.max(grownTo, residentBytes(server));
    }
    over = true;
    slowest.push((await rings).at(-1) ?? Infinity);
  }

  expect(grownTo - before).toBeLessThan(MOST_GROWTH);
  expect(Math.min(...slowest)).toBeLessThan(LAG_MS + 2 * peace);
  expect(await server.stop()).toBe(0);
}, 60_000);

it('T9: when two thousand wrong requests come in a second, then every genuine ring is answered at once', async () => {
  const server = await serve();
  const most = LONGER_MS + 2 * (await inPeace(server));
  const nearly: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let over = false;
    const rings = ringUntil(server, () => over, 20);
    const flooded = await floodOf({ port: portOf(server.webhookUrl), milliseconds: 1500 });
    over = true;
    expect(flooded.sent).toBeGreaterThan(1000);
    expect(flooded.refused).toBe(flooded.sent);
    const waited = await rings;
    nearly.push(waited[Math.floor(waited.length * 0.99)] ?? Infinity);
  }

  expect(Math.min(...nearly)).toBeLessThan(most);
  expect(await server.stop()).toBe(0);
}, 60_000);

async function floodOf(workerData: Flood): Promise<Flooded> {
  const thread = new Worker(new URL('../support/flood.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject));
}
