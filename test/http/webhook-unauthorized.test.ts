import { afterAll, beforeAll, expect, it } from 'vitest';

import { rawRequest, toRequest } from '../support/raw-request.ts';
import {
  apiToken,
  initiationSecret,
  nowSeconds,
  openTestDoor,
  sign,
  signingSecret,
  toolSecret,
  type TestDoor,
} from '../support/webhook-door.ts';

const body = '{"caller_id":"+15550100001"}';
const good = sign(body);
const hex = good.slice(good.indexOf('v0=') + 3);
const zeros = '0'.repeat(64);

const secretHeaders = [
  '',
  ' ',
  'x',
  'null',
  'undefined',
  initiationSecret.slice(0, -1),
  `${initiationSecret}x`,
  initiationSecret.toUpperCase(),
  `Bearer ${initiationSecret}`,
  `"${initiationSecret}"`,
  `${initiationSecret},${toolSecret}`,
  `\u00a0${initiationSecret}`,
  encodeURIComponent(`${toolSecret}\n`),
  Buffer.from(toolSecret).toString('base64'),
  '\u00ff'.repeat(26),
  'y'.repeat(8000),
].map((value) => [`X-Linekeeper-Secret: ${value}`]);

const bearers = [
  '',
  'Bearer',
  'Bearer ',
  apiToken,
  `Bearer${apiToken}`,
  `Bearer  ${apiToken}`,
  `Bearer ${apiToken}x`,
  `Bearer ${apiToken.slice(1)}`,
  `Bearer "${apiToken}"`,
  `Basic ${Buffer.from(`user:${apiToken}`).toString('base64')}`,
  `Token ${apiToken}`,
  `Digest ${apiToken}`,
  `Bearer ${apiToken},`,
  `Bearer ${'z'.repeat(8000)}`,
].map((value) => [`Authorization: ${value}`]);

const signatures = [
  '',
  't',
  't=,v0=',
  `t=${nowSeconds}`,
  `v0=${hex}`,
  `t=${nowSeconds},v0=${zeros}`,
  `t=${nowSeconds},v0=${hex.slice(1)}`,
  `t=${nowSeconds},v0=${hex}0`,
  `t=${nowSeconds},v1=${hex}`,
  `t=${nowSeconds};v0=${hex}`,
  `t=${nowSeconds + 1},v0=${hex}`,
  `t=soon,v0=${hex}`,
  `t=-1,v0=${hex}`,
  `t=${nowSeconds},t=${nowSeconds},v0=${hex}`,
  `t=${nowSeconds},${`v0=${zeros},`.repeat(9)}v0=${hex}`,
  `${good},`,
  `${good},x=${'y'.repeat(1100)}`,
  sign(`${body}\n`),
  sign(body, nowSeconds - 1801),
  sign(body, nowSeconds + 1801),
  sign(body, nowSeconds - 864_000),
  signingSecret,
].map((value) => [`ElevenLabs-Signature: ${value}`]);

const elsewhere = [
  [],
  [`X-Linekeeper-Secret: ${toolSecret}`.replace('Secret', 'Sekret')],
  [`X-Linekeeper-Secret: ${initiationSecret}x`, `X-Linekeeper-Secret: ${initiationSecret}`],
  [`Cookie: x-linekeeper-secret=${initiationSecret}; authorization=${apiToken}`],
  [`Proxy-Authorization: Bearer ${apiToken}`],
  ['X-Forwarded-For: 127.0.0.1', 'Forwarded: for=127.0.0.1'],
  ['Authorization: Bearer x', 'X-Linekeeper-Secret: x', `ElevenLabs-Signature: t=${nowSeconds},v0=${zeros}`],
];

const credentials = [...secretHeaders, ...bearers, ...signatures, ...elsewhere];
let door: TestDoor;
beforeAll(async () => void (door = await openTestDoor()));
afterAll(() => door.close());

it(`T1: when one of ${credentials.length} malformed or missing credentials comes to any secured route, the answer is one 401`, async () => {
  expect(credentials.length).toBeGreaterThanOrEqual(50);
  const secured = door.routes.filter(({ auth }) => auth.kind !== 'none');
  expect(secured).toHaveLength(5);

  const answers = new Set<string>();
  for (const { method, path } of secured) {
    for (const headers of credentials) {
      const typed = [
        'Content-Type: application/json',
        `Content-Length: ${method === 'GET' ? 0 : body.length}`,
        ...headers,
      ];
      const line = `${method} ${path.replace(':tool', 'recall')}`;
      answers.add((await rawRequest(door.port, toRequest(line, typed, method === 'GET' ? '' : body))).bytes);
    }
  }

  expect([...answers]).toEqual([
    'HTTP/1.1 401 Unauthorized\r\n' +
      'content-type: application/json\r\n' +
      'x-content-type-options: nosniff\r\n' +
      'cache-control: no-store\r\n' +
      'content-length: 24\r\n' +
      'Connection: close\r\n\r\n' +
      '{"error":"unauthorized"}',
  ]);
  expect(door.deliveries).toEqual([]);
  expect(door.reported).toEqual([]);
  expect(door.answered).toHaveLength(secured.length * credentials.length);
  expect(JSON.stringify(door.answered)).not.toMatch(/5550100001|invented|127\.0\.0\.1/);
});

it('when a signature is genuine but stale, only the log is told so', async () => {
  const headers = ['Content-Type: application/json', `Content-Length: ${body.length}`];
  const line = 'POST /webhook/post-call';
  await rawRequest(door.port, toRequest(line, [...headers, `ElevenLabs-Signature: ${sign(body, 1)}`], body));
  await rawRequest(door.port, toRequest(line, [...headers, `ElevenLabs-Signature: ${sign('{}', 1)}`], body));

  expect(door.answered.slice(-2).map(({ refused }) => refused)).toEqual(['stale_signature', 'wrong_credential']);
});
