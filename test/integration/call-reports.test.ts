import { readFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription, aTurn, BEN, type Echo, SHOP_NUMBER } from '../support/factories.ts';
import { startFakeModel } from '../support/fake-model.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { filesIn, readDatabase, rowCounts } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const NOW = new Date('2026-11-20T10:00:00.000Z');
const analysis = {
  call_successful: 'success',
  transcript_summary: 'The caller asked for a haircut.',
  call_summary_title: 'Haircut wanted',
  data_collection_results: {
    preferred_time: { data_collection_id: 'preferred_time', value: 'mornings', rationale: 'Said so at the start.' },
    party_size: { data_collection_id: 'party_size', value: 2, rationale: `Reach her at ${ANA}, kumquat.` },
    wants_parking: { value: null, rationale: 'Never came up.' },
  },
  evaluation_criteria_results: {
    was_polite: { criteria_id: 'was_polite', result: 'success', rationale: 'Friendly throughout.' },
    booked: { criteria_id: 'booked', result: 'nonsense', rationale: null },
  },
};
const metrics = (name: string, seconds: number) => ({
  conversation_turn_metrics: { metrics: { [name]: { elapsed_time: seconds } } },
});
const transcript = [
  { ...aTurn('agent', 'Hello, Salon Marigold.', 1), ...metrics('convai_tts_service_ttfb', 0.2) },
  { ...aTurn('user', 'A haircut please, I am Ana Lopez.', 4), ...metrics('convai_llm_service_ttfb', 0.9) },
  {
    ...aTurn('agent', 'Of course.', 8),
    ...metrics('convai_tts_service_ttfb', 0.4),
    tool_results: [
      { request_id: 'r1', tool_name: 'recall', result_value: '{}', is_error: false, tool_latency_secs: 0.03 },
      { request_id: 'r2', tool_name: 'somebody_elses', result_value: '{}', is_error: false },
    ],
  },
];

describe('what a call leaves behind beside its words', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp({ now: () => NOW });
  });
  afterEach(() => app.stop());

  const finish = async (over: Parameters<typeof aTranscription>[0] = {}): Promise<void> => {
    await app.finish(aTranscription({ data: { analysis, transcript }, ...over }));
    await app.settled();
  };

  it('when a call is learned, then data collected and evaluation results are kept, numbers hidden', async () => {
    await app.ring(aRing());
    await finish();
    const { collected, evaluation, agentId, endedAt } = await ownerOf(app).call('conv_0001');
    expect(collected).toEqual([
      { id: 'preferred_time', value: 'mornings', rationale: 'Said so at the start.' },
      { id: 'party_size', value: '2', rationale: 'Reach her at number ending 23, kumquat.' },
      { id: 'wants_parking', value: null, rationale: 'Never came up.' },
    ]);
    expect(evaluation).toEqual([
      { id: 'was_polite', result: 'success', rationale: 'Friendly throughout.' },
      { id: 'booked', result: 'unknown', rationale: null },
    ]);
    expect([agentId, endedAt]).toEqual(['agent_0000example', '2026-11-20T10:01:04.000Z']);
  });

  it('when the same delivery comes again, then nothing is doubled', async () => {
    await app.ring(aRing());
    await finish();
    const before = rowCounts(app.dataDir);
    await app.finish({ ...aTranscription({ data: { analysis, transcript } }), event_timestamp: 1_795_168_999 });
    await app.settled();
    expect(rowCounts(app.dataDir)).toEqual(before);
    expect([before['call_results'], before['call_timings']]).toEqual([5, 5]);
  });

  it('when the phone rang first, then the passport goes from our answer to the provider’s figures', async () => {
    await app.ring(aRing());
    await finish();
    const { timing, pack } = await ownerOf(app).call('conv_0001');
    expect(timing.map(({ stage }) => stage)).toEqual([
      ...['ring_received', 'answered', 'conversation_started', 'first_agent_turn', 'tool:recall', 'ended'],
      ...['latency:convai_tts_service_ttfb', 'latency:convai_llm_service_ttfb'],
    ]);
    const of = (stage: string) => timing.find((one) => one.stage === stage);
    expect(of('ring_received')?.at).toBe(NOW.toISOString());
    expect(of('answered')?.milliseconds).toBe(pack?.answeredIn);
    expect(pack?.answeredIn).toBeGreaterThan(0);
    expect(of('first_agent_turn')).toMatchObject({ at: '2026-11-20T10:00:01.000Z', milliseconds: 1000 });
    expect(of('tool:recall')).toMatchObject({ at: '2026-11-20T10:00:08.000Z', milliseconds: 30 });
    expect(of('latency:convai_tts_service_ttfb')?.milliseconds).toBe(200);
    expect(of('ended')).toMatchObject({ at: '2026-11-20T10:01:04.000Z', milliseconds: 64_000 });
  });

  it('when it is asked what left this computer, then fields are named, and no secret’s value is', async () => {
    const secretVariables = { secret__pin: 'marmalade-4711' };
    await app.api('PUT', '/api/businesses/default', { id: 'default', name: 'Salon Marigold', secretVariables });
    await app.ring(aRing());
    await finish();
    const detail = await ownerOf(app).call('conv_0001');
    expect(detail.sentOut).toMatchObject([{ to: 'elevenlabs' }, { to: 'elevenlabs', what: ['tool:recall'] }]);
    expect(detail.sentOut[0]?.what).toEqual(expect.arrayContaining(['dynamic_variables.caller_memory', 'user_id']));
    // What the shop has besides may have changed since.
    expect(detail.sentOut[0]?.asSetToday).toEqual(['dynamic_variables.secret__pin']);
    expect(detail.sentOut[0]?.what).not.toContain('dynamic_variables.secret__pin');
    expect(JSON.stringify(detail)).not.toContain('marmalade');
  });

  it('when the number was withheld, then nothing of the analysis is kept', async () => {
    await app.ring(aRing({ caller_id: 'anonymous' }));
    await finish({ from: 'anonymous' });
    expect(rowCounts(app.dataDir)).toMatchObject({ calls: 1, call_results: 0, call_timings: 0 });
  });

  it('when the caller is forgotten, then it is erased with the call, down to the bytes', async () => {
    await app.ring(aRing());
    await finish();
    await ownerOf(app).ask('callers.forget', { id: hashOf(ANA) });
    expect(rowCounts(app.dataDir)).toMatchObject({ calls: 0, call_results: 0, call_timings: 0 });
    const holding = filesIn(app.dataDir).filter((file) => readFileSync(file).includes('kumquat'));
    expect(holding).toEqual([]);
  });

  it('when the call turns out to be another shop’s, then what was said about its words does not come along', async () => {
    const second = { id: 'second', name: 'Maple Garage', numbers: ['+12125550111'] };
    await app.api('PUT', '/api/businesses/second', second);
    await finish({ to: SHOP_NUMBER, from: BEN });
    expect(rowCounts(app.dataDir)).toMatchObject({ call_results: 5 });
    await app.ring(aRing({ caller_id: BEN, called_number: '+12125550111', conversation_id: 'conv_0001' }));
    await app.settled();
    const { businessId, collected, evaluation } = await ownerOf(app).call('conv_0001');
    expect([businessId, collected, evaluation]).toEqual(['second', [], []]);
    const left = readDatabase(app.dataDir, (db) => db.prepare('SELECT count(*) FROM call_results').pluck().get());
    expect(left).toBe(0);
  });
});

describe('a model of the owner’s own', () => {
  it('when it reads a call, then the call says that its words went there', async () => {
    const model = await startFakeModel();
    const env = { LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'invented-model' };
    const app = await startTestApp({ now: () => NOW, env });
    const answer = (await app.ring(aRing())) as Echo;
    await app.finish(aTranscription({ echo: answer }));
    await app.settled();
    const { sentOut } = await ownerOf(app).call('conv_0001');
    expect(sentOut.filter(({ to }) => to === 'model')).toEqual([
      { to: 'model', what: ['transcript'], asSetToday: [], at: NOW.toISOString() },
    ]);
    await app.stop();
    await model.stop();
  });
});
