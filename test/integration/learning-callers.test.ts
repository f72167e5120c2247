import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { AnswerSchema } from '../support/answer-schema.ts';
import { ANA, anAudio, aRing, aTranscription, BEN, FAMILY, SHOP_NUMBER, type Echo } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { readDatabase, rowCounts } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const noNumber = { from: null, numberIn: 'nowhere' } as const;

describe('whose call it was', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  beforeEach(async () => {
    clock = createTestClock();
    app = await startTestApp({ now: clock.now });
  });
  afterEach(() => app.stop());

  async function rings(over: Record<string, unknown> = {}): Promise<Echo> {
    const answer = AnswerSchema.parse(await app.ring(aRing(over)));
    await app.settled();
    return { user_id: answer.user_id ?? '', dynamic_variables: answer.dynamic_variables };
  }
  async function learned(over: Parameters<typeof aTranscription>[0]): Promise<void> {
    expect((await app.finish(aTranscription(over))).status).toBe(200);
    await app.settled();
  }
  const nothingKept = { persons: 0, identities: 0, turns: 0, facts: 0, tasks: 0, passages: 0 };

  it('when the real payload without numbers comes, then the caller is found by system__caller_id', async () => {
    await learned({ numberIn: 'variables', callSid: null });
    expect(await ownerOf(app).personOf(ANA)).toMatchObject({ name: 'Ana Lopez', calls: 1 });
  });

  it.each([
    ['the CallSid', (_echo: Echo) => ({ echo: {}, callSid: 'CA0001' })],
    [
      'our call_ref',
      ({ dynamic_variables }: Echo) => ({
        echo: { dynamic_variables: { call_ref: dynamic_variables?.['call_ref'] } },
        callSid: null,
      }),
    ],
    ['our user_id', ({ user_id = '' }: Echo) => ({ echo: { user_id }, callSid: null })],
  ])('when a payload tells no number, then the caller is found by %s', async (_how, from) => {
    const { echo, callSid } = from(await rings());

    await learned({ ...noNumber, echo, callSid });

    expect(await ownerOf(app).personOf(ANA)).toMatchObject({ name: 'Ana Lopez' });
    expect((await ownerOf(app).call('conv_0001')).turns).toHaveLength(3);
  });

  it.each([
    [
      'from_number',
      { metadata: { phone_call: { type: 'twilio', direction: 'inbound', from_number: ANA, to_number: SHOP_NUMBER } } },
    ],
    ['user_id that is a number', { user_id: ANA }],
    [
      'the number in another spelling',
      { metadata: { phone_call: { direction: 'inbound', external_number: '1 (212) 555-0123' } } },
    ],
  ])('when the number stands in %s, then it is found there', async (_where, data) => {
    await learned({ ...noNumber, callSid: null, data });
    expect(await ownerOf(app).personOf(ANA)).toMatchObject({ name: 'Ana Lopez' });
  });

  it('when a call went out, then the person who was called is the caller of that call', async () => {
    await learned({ direction: 'outbound' });
    await learned({
      ...{ direction: 'outbound', conversationId: 'conv_2', callSid: 'CA_2', numberIn: 'nowhere', from: null },
      data: {
        metadata: { phone_call: { type: 'twilio', direction: 'outbound', call_sid: 'CA_2' } },
        conversation_initiation_client_data: {
          dynamic_variables: { system__caller_id: SHOP_NUMBER, system__called_number: ANA },
        },
      },
    });
    expect(await ownerOf(app).personOf(ANA)).toMatchObject({ calls: 2 });
    expect(rowCounts(app.dataDir)).toMatchObject({ identities: 1 });
  });

  it('when the echo is of another call, then the words go to nobody else’s record', async () => {
    const echo = await rings({ caller_id: BEN, call_sid: 'CA_ben', conversation_id: 'conv_ben' });
    await learned({ ...noNumber, callSid: 'CA_other', echo: { dynamic_variables: echo.dynamic_variables ?? {} } });

    expect((await ownerOf(app).personOf(BEN)).facts).toEqual([]);
    expect(await ownerOf(app).call('CA_ben')).toMatchObject({ status: 'live', turns: [] });
    expect(await ownerOf(app).call('conv_0001')).toMatchObject({ callerId: null, turns: [], summary: null });
  });

  it('when an empty CallSid is sent, then calls with none are not taken for one another', async () => {
    const data = (external_number: string) => ({
      metadata: { phone_call: { direction: 'inbound', external_number, call_sid: '' } },
    });
    await learned({ callSid: null, conversationId: 'conv_a', data: data(ANA) });
    await learned({ callSid: null, conversationId: 'conv_b', data: data(BEN), collected: {}, turns: [['user', 'Hi']] });

    expect(await ownerOf(app).personOf(ANA)).toMatchObject({ calls: 1 });
    expect(await ownerOf(app).personOf(BEN)).toMatchObject({ calls: 1, name: null });
  });

  it.each(['anonymous', '+266696687', 'sip:ana@example.test'])(
    'when the number was withheld as %s, then only the bare call stays, and no recording',
    async (from) => {
      await app.finish(anAudio('conv_0001', 400_000));
      await app.finish({ type: 'unredacted_transcript', data: { conversation_id: 'conv_0001', words: 'Ana Lopez' } });
      await learned({ from });
      await app.finish({ type: 'unredacted_audio', data: { conversation_id: 'conv_0001', words: 'Ana Lopez' } });
      await app.settled();

      const call = await ownerOf(app).call('conv_0001');
      expect(call).toMatchObject({ status: 'ended', callerId: null, turns: [], title: null, summary: null });
      expect(rowCounts(app.dataDir)).toMatchObject({ ...nothingKept, calls: 1 });
      const kept = readDatabase(app.dataDir, (db) =>
        db.prepare('SELECT sum(length(body)) AS bytes, count(body_file) AS files FROM inbox').get(),
      );
      expect(kept).toEqual({ bytes: 0, files: 0 });
      expect(rowCounts(app.dataDir)).toMatchObject({ inbox: 4 });
    },
  );

  it('when a second conversation runs within one phone call, then both are kept apart', async () => {
    await rings();
    await learned({});
    await learned({ conversationId: 'conv_second', turns: [['user', 'And I like tea.']], collected: { likes: 'tea' } });

    const owner = ownerOf(app);
    expect(await owner.call('conv_0001')).toMatchObject({ callSid: 'CA0001', status: 'ended' });
    expect((await owner.call('conv_0001')).turns).toHaveLength(3);
    expect(await owner.call('conv_second')).toMatchObject({ callSid: null, callerName: 'Ana Lopez' });
    expect((await owner.personOf(ANA)).calls).toBe(2);
  });

  it('when a ring knows the CallSid and a recording the conversation, then the transcription makes them one', async () => {
    const { dynamic_variables } = await rings();
    await app.tool('remember', { slot: 'likes', value: 'jasmine tea', call_sid: 'CA0001' });
    await app.finish(anAudio());
    await app.settled();
    expect(rowCounts(app.dataDir)).toMatchObject({ calls: 2 });

    await learned({});

    expect(rowCounts(app.dataDir)).toMatchObject({ calls: 1, packs: 1 });
    const call = await ownerOf(app).call('conv_0001');
    expect(call).toMatchObject({ id: dynamic_variables?.['call_ref'], callSid: 'CA0001', callerName: 'Ana Lopez' });
    expect((await ownerOf(app).factsOf(ANA)).map(({ value }) => value)).toContain('jasmine tea');
  });

  it('when staff knew somebody of the number and another one calls, then the two are not mixed, ring or no ring', async () => {
    const owner = ownerOf(app);
    const name = { slot: 'customer_name', value: 'Maria Silva' };
    for (const number of [ANA, FAMILY]) await app.api('POST', `/api/memory/${hashOf(number)}`, name);

    await rings({ caller_id: ANA, call_sid: 'CA_a' });
    await learned({ conversationId: 'conv_a', callSid: 'CA_a' });
    await learned({ conversationId: 'conv_f', callSid: 'CA_f', from: FAMILY });

    for (const id of ['conv_a', 'conv_f']) {
      const { callerId, callerName } = await owner.call(id);
      expect(callerName).toBe('Ana Lopez');
      const { sharesNumberWith, facts } = await owner.caller(callerId ?? '');
      expect(sharesNumberWith).toMatchObject([{ name: 'Maria Silva' }]);
      expect(facts.map(({ value }) => value)).not.toContain('Maria Silva');
    }
  });
});
