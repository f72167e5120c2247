import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startFakeModel } from '../support/fake-model.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const CALLER = '+12125550142';
const REMARK = 'My daughter starts school in September, so only afternoons suit me.';

const finished = (conversationId: string) => ({
  type: 'post_call_transcription',
  event_timestamp: Math.floor(Date.now() / 1000),
  data: {
    agent_id: 'agent_1',
    conversation_id: conversationId,
    status: 'done',
    transcript: [
      { role: 'agent', message: 'Do you like jasmine tea?', time_in_call_secs: 0 },
      { role: 'user', message: REMARK, time_in_call_secs: 4 },
    ],
    metadata: {
      start_time_unix_secs: Math.floor(Date.now() / 1000) - 60,
      call_duration_secs: 30,
      phone_call: {
        type: 'twilio',
        direction: 'inbound',
        external_number: CALLER,
        agent_number: '+12125550199',
        call_sid: `CA${conversationId}`,
      },
    },
    analysis: { call_successful: 'success', transcript_summary: 'Talked about times.', data_collection_results: {} },
  },
});

const says = (...facts: unknown[]): string => `Here you are:\n\`\`\`json\n${JSON.stringify({ facts })}\n\`\`\``;

describe('a model of the owner', () => {
  let app: TestApp;
  let model: Awaited<ReturnType<typeof startFakeModel>>;
  beforeEach(async () => {
    model = await startFakeModel();
    app = await startTestApp({ env: { LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'fake' } });
  });
  afterEach(async () => {
    await app.stop();
    await model.stop();
  });

  async function factsAfter(
    conversationId: string,
  ): Promise<{ slot: string; value: string; source: string; quote: string | null }[]> {
    expect((await app.finish(finished(conversationId))).status).toBe(200);
    await app.settled();
    const hash = createHash('sha256').update(CALLER).digest('hex');
    const { facts } = (await (await app.api('GET', `/api/memory/${hash}`)).json()) as { facts: [] };
    return facts;
  }

  it('adds what the caller said word for word, with its quote and as the least trusted source', async () => {
    model.willSay(says({ slot: 'preferred_time', value: 'afternoons', quote: 'only afternoons suit me' }));
    expect(await factsAfter('conv_1')).toMatchObject([
      { slot: 'preferred_time', value: 'afternoons', source: 'model', quote: 'only afternoons suit me' },
    ]);
    expect(model.asked[0]?.path).toBe('/v1/chat/completions');
  });

  it('when the owner switches it off, then no word of a call reaches it until it is switched on again', async () => {
    model.willSay(says({ slot: 'preferred_time', value: 'afternoons', quote: 'only afternoons suit me' }));
    const owner = ownerOf(app);
    expect(await owner.ask('settings.get', {})).toMatchObject({
      modelConfigured: true,
      switches: { modelReading: true },
    });
    await owner.ask('settings.save', { switches: { modelReading: false } });

    expect(await factsAfter('conv_off')).toEqual([]);

    expect(model.asked).toEqual([]);
    expect((await owner.call('conv_off')).sentOut.map(({ to }) => to)).not.toContain('model');
    await owner.ask('settings.save', { switches: { modelReading: true } });
    expect(await factsAfter('conv_on')).toMatchObject([{ source: 'model' }]);
  });

  it('when the owner sets its key in the window, then the next call is read with that key', async () => {
    const owner = ownerOf(app);
    await factsAfter('conv_keyless');
    await owner.ask('secrets.set', { name: 'modelKey', value: 'invented-model-key' });
    await factsAfter('conv_keyed');
    await owner.ask('secrets.set', { name: 'modelKey', value: 'another-model-key' });
    await factsAfter('conv_rekeyed');
    expect(model.asked.map(({ key }) => key)).toEqual([
      'Bearer none',
      'Bearer invented-model-key',
      'Bearer another-model-key',
    ]);
  });

  it('keeps nothing without a quote of the caller, of an unknown kind, or said by the agent', async () => {
    model.willSay(
      says(
        { slot: 'preferred_time', value: 'mornings', quote: 'mornings are best for me' },
        { slot: 'likes', value: 'jasmine tea', quote: 'Do you like jasmine tea?' },
        { slot: 'bank_account', value: 'afternoons', quote: 'only afternoons suit me' },
        { slot: 'likes', value: 'x', quote: '' },
        'nonsense',
      ),
    );
    expect(await factsAfter('conv_2')).toEqual([]);
  });

  it('when it talks nonsense, then the call is learned without it', async () => {
    model.willSay('I am sorry, I cannot do that.');
    expect(await factsAfter('conv_3')).toEqual([]);
    expect(await (await app.api('GET', '/api/calls/conv_3')).json()).toMatchObject({
      status: 'ended',
      summary: 'Talked about times.',
    });
  });

  it('when it is away, then the call is learned at once and the model is asked again later', async () => {
    model.willFail(500);
    expect(await factsAfter('conv_4')).toEqual([]);
    const status = (await (await app.api('GET', '/api/status')).json()) as {
      database: { inboxWaiting: number; inboxParked: number };
    };
    expect(status.database).toMatchObject({ inboxWaiting: 1, inboxParked: 0 });

    model.willSay(says({ slot: 'preferred_time', value: 'afternoons', quote: 'only afternoons suit me' }));
    await expect.poll(() => model.asked.length, { timeout: 10_000 }).toBeGreaterThan(1);
    await app.settled();
    const hash = createHash('sha256').update(CALLER).digest('hex');
    await expect
      .poll(async () => (await app.api('GET', `/api/memory/${hash}`)).json(), { timeout: 5_000 })
      .toMatchObject({ facts: [{ slot: 'preferred_time' }] });
  });

  it('when it never answers, then nobody waits for it: not the next call, not forgetting, not the end of the program', async () => {
    model.willBeSilent();
    for (const id of ['conv_5', 'conv_6']) expect((await app.finish(finished(id))).status).toBe(200);
    await expect.poll(() => model.asked.length).toBe(1);
    await expect.poll(async () => (await app.api('GET', '/api/calls/conv_6')).status).toBe(200);
    const hash = createHash('sha256').update(CALLER).digest('hex');
    expect((await app.api('DELETE', `/api/callers/${hash}`)).status).toBe(200);
    expect((await app.finish(finished('conv_7'))).status).toBe(200);

    const from = performance.now();
    await app.stop();
    expect(performance.now() - from).toBeLessThan(2000);
    app = await startTestApp();
  });
});
