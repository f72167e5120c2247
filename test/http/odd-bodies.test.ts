import net from 'node:net';

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { aRing } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { nextAnswer } from '../support/raw-request.ts';
import { startTestApp, TEST_SECRETS, type TestApp } from '../support/test-app.ts';

const BOM = '\uFEFF';
/** Each of these is two bytes in Latin-1 that no UTF-8 has: alone, overlong, half of a pair, cut short. */
const noUtf8 = ['\u00ff', '\u00c0\u0080', '\u00ed\u00a0\u0080', '\u00e2\u0082'];

describe('T28: a body that two readers would read differently', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await startTestApp()));
  afterAll(() => app.stop());

  function toDesk(path: string, body: Buffer): Promise<Response> {
    const headers = { authorization: `Bearer ${TEST_SECRETS.apiToken}`, 'content-type': 'application/json' };
    return fetch(`${app.deskUrl}${path}`, { method: 'POST', headers, body: new Uint8Array(body) });
  }
  const notes = async (): Promise<string[]> => (await ownerOf(app).ask('notes.list', {})).notes.map(({ note }) => note);

  it.each(noUtf8)(
    'when it holds %j, which is no UTF-8, then both doors refuse it and nothing is kept',
    async (bytes) => {
      const body = Buffer.from(`{"note":"tea${bytes}"}`, 'latin1');
      for (const path of ['/api/notes', '/api/notes.add']) {
        const answer = await toDesk(path, body);
        expect([path, answer.status, await answer.text()]).toEqual([
          path,
          400,
          expect.stringContaining('invalid_input'),
        ]);
      }
      const headers = { 'x-linekeeper-secret': TEST_SECRETS.tool, 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: new Uint8Array(body) };
      // The agent is told so in its own shape.
      expect(await (await fetch(`${app.webhookUrl}/tools/take_message`, init)).text()).toContain('"success":false');
      expect((await ownerOf(app).ask('tasks.list', {})).tasks).toEqual([]);
      expect(await notes()).toEqual([]);
    },
  );

  it('when a byte order mark stands before it, then it is read all the same', async () => {
    expect((await toDesk('/api/notes', Buffer.from(`${BOM}{"note":"coffee"}`))).status).toBe(200);
    expect(await notes()).toEqual(['coffee']);
    expect((await app.ringRaw(BOM + JSON.stringify(aRing()))).status).toBe(200);
  });

  it('when a key comes twice, then the last counts, in what is checked and in what is kept', async () => {
    expect((await toDesk('/api/notes', Buffer.from('{"note":"first","note":"last"}'))).status).toBe(200);
    expect(await notes()).toContain('last');
    expect(await notes()).not.toContain('first');
    expect((await toDesk('/api/notes', Buffer.from('{"note":"fine","note":7}'))).status).toBe(400);
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'when %s is among the keys, then no object has more than before',
    async (key) => {
      const answer = await toDesk('/api/notes.add', Buffer.from(`{"note":"x","${key}":{"admin":true}}`));
      expect(answer.status).toBe(400);
      const known = Buffer.from(JSON.stringify(aRing()).replace('{', `{"${key}":{"caller_id":"+12125550199"},`));
      expect((await app.ringRaw(known.toString())).status).toBe(200);
      expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
      expect(({} as Record<string, unknown>)['caller_id']).toBeUndefined();
    },
  );

  it.each([
    ['too large', ['Content-Length: 10485760'], '', 413, 'request_too_large'],
    ['packed', ['Content-Length: 10485760', 'Content-Encoding: gzip'], '', 415, 'request_not_json'],
    ['too deep', ['Content-Length: 130'], '['.repeat(65) + ']'.repeat(65), 400, 'request_unreadable'],
  ])(
    'T7: when a body to the desk is %s, then it is refused before it is unpacked or read to its end',
    async (...given) => {
      const [, headers, body, status, code] = given;
      const { port } = new URL(app.deskUrl ?? '');
      const socket = net.connect(Number(port), '127.0.0.1');
      onTestFinished(() => void socket.destroy());
      const owner = [`Host: 127.0.0.1:${port}`, `Authorization: Bearer ${TEST_SECRETS.apiToken}`];
      const head = ['POST /api/notes.add HTTP/1.1', ...owner, 'Content-Type: application/json', ...headers];
      // No more than this comes: whoever reads to the end reads for ever.
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
      const answer = await nextAnswer(socket);
      expect([answer.status, JSON.parse(answer.body)]).toMatchObject([status, { error: { reason: { code } } }]);
    },
  );
});
