import { openSync, statSync, truncateSync, writeSync, closeSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { AnswerSchema, type RingAnswer } from '../support/answer-schema.ts';
import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { holdDatabase } from '../support/hold-database.ts';
import { ownerOf } from '../support/owner.ts';
import { readAnswer, toRequest } from '../support/raw-request.ts';
import { startTestApp, TEST_SECRETS, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const SECRET = `X-Linekeeper-Secret: ${TEST_SECRETS.initiation}`;
const JSON_TYPE = 'Content-Type: application/json';
/** Of a hundred rings each; the machine is shared, so the best round counts. */
const ROUNDS = 3;

describe('F6, F8: an authenticated ring is always answered', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  beforeEach(async () => {
    clock = createTestClock();
    app = await startTestApp({ now: clock.now });
    await app.finish(aTranscription());
    await app.settled();
    clock.forward(60);
  });
  afterEach(() => app.stop());

  const port = (): number => Number(new URL(app.webhookUrl).port);
  const neutral = expect.objectContaining({ caller_name: '', is_returning_caller: false }) as unknown;
  const ring = async (sid: string): Promise<RingAnswer> => AnswerSchema.parse(await app.ring(aRing({ call_sid: sid })));

  /** Sends bytes as they are and reads the answer; `then` is sent after the answer, never waited for. */
  async function raw(request: string): Promise<RingAnswer> {
    const socket = net.connect(port(), '127.0.0.1');
    socket.write(request, 'latin1');
    const { status, body } = await readAnswer(socket);
    expect(status).toBe(200);
    return AnswerSchema.parse(JSON.parse(body));
  }
  const post = (body: string, headers: string[] = [JSON_TYPE]): string =>
    toRequest('POST /webhook/personalize', [SECRET, ...headers, `Content-Length: ${body.length}`], body);

  it.each([
    ['malformed JSON', post('{"caller_id": ')],
    ['an empty body', post('')],
    ['no content type', post(JSON.stringify(aRing()), [])],
    ['another content type', post('caller_id=1', ['Content-Type: application/x-www-form-urlencoded'])],
    ['packed content', post('x', [JSON_TYPE, 'Content-Encoding: gzip'])],
    ['a list', post('[]')],
    ['null', post('null')],
    ['a number', post('7')],
    ['invalid UTF-8', post('{"caller_id":"\u00ff\u00fe"}')],
    ['seventy levels', post(`${'['.repeat(70)}${']'.repeat(70)}`)],
    ['20 KiB', post(JSON.stringify({ ...aRing(), filler: 'x'.repeat(20_000) }))],
    [
      '20 KiB in chunks',
      `${toRequest('POST /webhook/personalize', [SECRET, JSON_TYPE, 'Transfer-Encoding: chunked'])}4e20\r\n${'x'.repeat(20_000)}\r\n0\r\n\r\n`,
    ],
  ])('when the request is %s, then the answer is 200, valid and neutral', async (_what, request) => {
    expect((await raw(request)).dynamic_variables).toEqual(neutral);
  });

  it.each([
    ['objects where words belong', { caller_id: { a: 1 }, agent_id: [], called_number: true, call_sid: {} }],
    ['endless words', { caller_id: '9'.repeat(5000), call_sid: 'x'.repeat(5000) }],
    ['keys of prototypes', JSON.parse('{"__proto__":{"caller_id":"+12125550123"},"constructor":1}') as unknown],
    ['nothing at all', {}],
  ])('when its fields are %s, then the answer is 200, valid and neutral', async (_what, body) => {
    expect(AnswerSchema.parse(await app.ring(body)).dynamic_variables).toEqual(neutral);
  });

  it('when the body is still on its way after 300 ms, then the answer does not wait for the rest', async () => {
    const body = JSON.stringify(aRing());
    const socket = net.connect(port(), '127.0.0.1');
    const head = toRequest('POST /webhook/personalize', [SECRET, JSON_TYPE, `Content-Length: ${body.length}`]);
    const from = performance.now();
    socket.write(head + body.slice(0, 20), 'latin1');
    const { status, body: answer } = await readAnswer(socket);
    const waited = performance.now() - from;

    expect(status).toBe(200);
    expect(AnswerSchema.parse(JSON.parse(answer)).dynamic_variables).toEqual(neutral);
    expect(waited).toBeGreaterThanOrEqual(290);
    expect(waited).toBeLessThan(900);
  });

  it('when the body takes 200 ms, then the caller is known all the same', async () => {
    const body = JSON.stringify(aRing());
    const socket = net.connect(port(), '127.0.0.1');
    socket.write(
      toRequest('POST /webhook/personalize', [SECRET, JSON_TYPE, `Content-Length: ${body.length}`]),
      'latin1',
    );
    setTimeout(() => socket.write(body, 'latin1'), 200);
    const { body: answer } = await readAnswer(socket);
    expect(AnswerSchema.parse(JSON.parse(answer)).dynamic_variables['caller_name']).toBe('Ana Lopez');
  });

  it.each(['BEGIN IMMEDIATE', 'BEGIN EXCLUSIVE'])(
    'when another process holds %s, then rings are known and quick, post-calls 503, and all heals when it lets go',
    async (statement) => {
      const letGo = await holdDatabase(app.dataDir, statement);
      const delivered = app.finish(aTranscription({ conversationId: 'conv_locked', callSid: 'CA_locked' }));
      const worst: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const times: number[] = [];
        for (let index = 0; index < 100; index += 1) {
          const from = performance.now();
          const answer = await ring(`CA_${round}_${index}`);
          times.push(performance.now() - from);
          expect(answer.dynamic_variables['caller_name']).toBe('Ana Lopez');
        }
        worst.push(times.sort((a, b) => a - b)[98] ?? 0);
      }
      expect((await delivered).status).toBe(503);
      expect(Math.min(...worst)).toBeLessThan(20);

      await letGo();
      expect((await app.finish(aTranscription({ conversationId: 'conv_locked', callSid: 'CA_locked' }))).status).toBe(
        200,
      );
      await expect
        .poll(async () => {
          await app.settled();
          return (await ownerOf(app).personOf(ANA)).calls;
        })
        .toBe(ROUNDS * 100 + 2);
    },
  );

  it('when the database is overwritten with rubbish while it runs, then rings go on, post-calls are 503, and it stops', async () => {
    overwrite(join(app.dataDir, 'linekeeper.db'));
    overwrite(join(app.dataDir, 'linekeeper.db-wal'));

    for (let index = 0; index < 20; index += 1) await ring(`CA_r${index}`);
    const unknown = await app.ring(aRing({ caller_id: '+12125550199' }));
    expect(AnswerSchema.parse(unknown).dynamic_variables['caller_name']).toBe('');
    const { status } = await app.finish(aTranscription({ conversationId: 'conv_r', callSid: 'CA_r' }));
    expect([200, 503]).toContain(status);
    expect((await app.api('GET', '/api/status')).status).toBe(200);
  });

  it('when a table is gone, then the caller is greeted neutrally and the owner is told that memory cannot be read', async () => {
    const letGo = await holdDatabase(
      app.dataDir,
      'DROP TABLE person_identities; DROP TABLE passages; DROP TABLE inbox',
    );
    await letGo();

    const answer = await ring('CA_gone');

    expect(answer.dynamic_variables).toEqual(neutral);
    expect(answer.dynamic_variables['caller_memory']).toContain('The memory cannot be read right now');
    expect((await app.finish(aTranscription({ conversationId: 'conv_g' }))).status).toBe(503);
    const { problems, database } = await ownerOf(app).ask('status.get', {});
    expect(database.ok).toBe(false);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'database_unreadable' }));
  });
});

function overwrite(file: string): void {
  const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size === 0) return;
  const fd = openSync(file, 'r+');
  writeSync(fd, Buffer.alloc(size, 'rubbish '), 0, size, 0);
  closeSync(fd);
  truncateSync(file, size);
}
