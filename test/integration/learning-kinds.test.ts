import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';

import { ANA, aFailure, anAudio, aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { filesIn, readDatabase, rowCounts } from '../support/stored.ts';
import { startTestApp, TEST_SECRETS, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

describe('what comes after a call', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  let heard: AppEvent[];
  beforeEach(async () => {
    clock = createTestClock();
    app = await startTestApp({ now: clock.now });
    heard = [];
    app.bus.subscribe((event) => {
      // Each delivery is announced to the inspector as well; these tests are about what comes of it.
      if (event.name !== 'request.seen') heard.push(event);
    });
  });
  afterEach(() => app.stop());

  async function delivered(payload: unknown): Promise<unknown> {
    const response = await app.finish(payload);
    expect(response.status).toBe(200);
    await app.settled();
    return response.json();
  }
  const inbox = (): unknown[] =>
    readDatabase(app.dataDir, (db) =>
      db.prepare('SELECT kind, conversation_id AS id, state, length(body) AS size FROM inbox ORDER BY id').all(),
    );

  it('when a transcription comes, then the call, its words and its caller are there and announced', async () => {
    expect(await delivered(aTranscription())).toEqual({ status: 'stored' });

    const call = await ownerOf(app).call('conv_0001');
    expect(call).toMatchObject({
      ...{ callSid: 'CA0001', status: 'ended', direction: 'inbound', outcome: 'success', dropped: false },
      ...{ title: 'Haircut wanted', summary: 'The caller asked for a haircut.', costCredits: 296, costUsd: 0.12 },
      ...{ startedAt: '2026-11-20T10:00:00.000Z', durationSeconds: 64, callerName: 'Ana Lopez', maskedNumber: '••23' },
      endedBecause: 'Call ended by remote party',
    });
    expect(call.turns.map(({ role }) => role)).toEqual(['agent', 'caller', 'agent']);
    expect(heard.map(({ name }) => name)).toEqual(['call.changed', 'caller.changed']);
  });

  it('when the same delivery comes again, then it is known, and nothing changes and nothing is announced', async () => {
    await delivered(aTranscription());
    const before = rowCounts(app.dataDir);
    heard.length = 0;

    expect(await delivered(aTranscription())).toEqual({ status: 'duplicate' });

    expect(rowCounts(app.dataDir)).toEqual(before);
    expect(heard).toEqual([]);
  });

  it('when a recording of 20 MB comes first, then it is kept sealed, joined to its call, and a repeat leaves no second', async () => {
    await app.ring(aRing());
    await delivered(anAudio('conv_0001', 20 * 1024 * 1024));
    expect(await delivered(anAudio('conv_0001', 20 * 1024 * 1024))).toEqual({ status: 'duplicate' });
    await delivered(aTranscription());

    const { calls } = await ownerOf(app).ask('calls.list', {});
    expect(calls).toMatchObject([{ conversationId: 'conv_0001', callSid: 'CA0001', status: 'ended' }]);
    expect(await ownerOf(app).call('conv_0001')).toMatchObject({ pack: { kind: 'new' } });
    const files = filesIn(join(app.dataDir, 'audio')).map((file) => basename(file));
    expect(files).toEqual([expect.stringMatching(/^[0-9a-f-]{36}\.sealed$/)]);
    const linked = readDatabase(app.dataDir, (db) => db.prepare('SELECT audio_file FROM calls').pluck().all());
    expect(linked).toEqual(files);
  });

  it('when an outbound call was not taken, then there is a call-back, and it goes when the call comes about', async () => {
    await delivered(aFailure());

    expect(await ownerOf(app).call('conv_0009')).toMatchObject({
      ...{ status: 'failed', direction: 'outbound', outcome: 'failure', endedBecause: 'no-answer', callSid: 'CA0009' },
      maskedNumber: '••23',
    });
    const { tasks } = await ownerOf(app).ask('tasks.list', {});
    expect(tasks).toMatchObject([{ kind: 'callback', text: 'Our call did not get through (no-answer)' }]);

    await delivered(aTranscription({ conversationId: 'conv_0009', callSid: 'CA0009', direction: 'outbound' }));
    expect(await ownerOf(app).call('conv_0009')).toMatchObject({ status: 'ended', direction: 'outbound' });
    expect((await ownerOf(app).ask('tasks.list', {})).tasks).toEqual([]);
  });

  it('when a failure comes through SIP with numbers instead of strings, then it is understood', async () => {
    const body = { from_number: 12125550100, to_number: 12125550123, sip_status_code: 486, call_sid: 'SIP1' };
    await delivered(aFailure({ failure_reason: 'busy', metadata: { type: 'sip', body } }));

    expect(await ownerOf(app).call('conv_0009')).toMatchObject({ callSid: 'SIP1', maskedNumber: '••23' });
  });

  it('when a failure is reported after its success, then the success stands', async () => {
    await delivered(aTranscription({ conversationId: 'conv_0009', callSid: 'CA0009' }));
    await delivered(aFailure());

    expect(await ownerOf(app).call('conv_0009')).toMatchObject({ status: 'ended', outcome: 'success' });
    expect((await ownerOf(app).ask('tasks.list', {})).tasks).toEqual([]);
  });

  it.each([
    [
      'an unknown kind',
      { type: 'answering_machine_detection', event_timestamp: 1, data: { conversation_id: 'conv_x' } },
    ],
    ['another product', { type: 'voice_removal_notice', data: {} }],
  ])(
    'when %s comes, then it is stored, answered 200, and nothing of it is kept but that it came',
    async (_what, payload) => {
      await delivered(payload);

      expect(inbox()).toMatchObject([{ kind: payload.type, state: 'done' }]);
      const kept = readDatabase(app.dataDir, (db) => db.prepare('SELECT sum(length(body)) FROM inbox').pluck().get());
      expect(kept).toBe(0);
      expect(await delivered(payload)).toEqual({ status: 'duplicate' });
      expect(rowCounts(app.dataDir)).toMatchObject({ calls: 0, persons: 0 });
    },
  );

  it.each([
    ['no JSON', '{"type":"post_call_tran'],
    ['a list', '[1,2]'],
    ['no data', '{"type":"post_call_transcription"}'],
    ['data that is null', '{"type":"post_call_transcription","data":null}'],
    ['no conversation', '{"type":"post_call_transcription","data":{}}'],
    ['a conversation of another type', '{"type":"post_call_transcription","data":{"conversation_id":7}}'],
    [
      'too many levels',
      `{"type":"post_call_transcription","data":{"conversation_id":"c","x":${'['.repeat(80)}${']'.repeat(80)}}}`,
    ],
    ['nothing', ''],
  ])(
    'when a genuine delivery holds %s, then it is stored, parked, told to the owner, and answered 200',
    async (_what, body) => {
      await delivered(body);

      expect(inbox()).toMatchObject([{ state: 'parked' }]);
      const { problems, database } = await ownerOf(app).ask('status.get', {});
      expect(database.inboxParked).toBe(1);
      expect(problems).toContainEqual(expect.objectContaining({ code: 'deliveries_parked', values: { count: 1 } }));
      expect(await delivered(aTranscription())).toEqual({ status: 'stored' });
      expect(await ownerOf(app).personOf(ANA)).toMatchObject({ name: 'Ana Lopez' });
    },
  );

  it('when a delivery begins with a byte order mark, then it is read all the same', async () => {
    await delivered(`\uFEFF${JSON.stringify(aTranscription())}`);
    expect(await ownerOf(app).call('conv_0001')).toMatchObject({ status: 'ended' });
  });

  it('when a right signature is more than 30 minutes old or ahead, then it is 401 and nothing is stored', async () => {
    for (const minutes of [-31, 31]) {
      const at = new Date(clock.now().getTime() + minutes * 60_000);
      expect((await app.finish(aTranscription(), { at })).status).toBe(401);
    }
    const at = new Date(clock.now().getTime() - 29 * 60_000);
    expect((await app.finish(aTranscription(), { at, secret: `${TEST_SECRETS.webhook}x` })).status).toBe(401);
    expect(rowCounts(app.dataDir)).toMatchObject({ inbox: 0 });
    expect((await app.finish(aTranscription(), { at })).status).toBe(200);
  });
});
