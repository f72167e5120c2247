import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { createDoor } from '../../server/cli/rehearsal/door.ts';
import { playCall, type Stage } from '../../server/cli/rehearsal/play-call.ts';
import { readScript } from '../../server/services/rehearsal-files.ts';
import { ANA, aRing, aTranscription, SHOP_NUMBER } from '../support/factories.ts';
import { startFakeModel } from '../support/fake-model.ts';
import { useTool } from '../support/front-desk/salon.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, TEST_SECRETS, type TestApp } from '../support/test-app.ts';

const ANSWER = 'Parking is free behind the shop.';
const DEMO = join(import.meta.dirname, '../../resources/rehearsals/demo.json');

const open = async (app: TestApp) => (await ownerOf(app).ask('gaps.list', {})).gaps;
const topics = async (app: TestApp): Promise<string[]> => (await open(app)).map(({ key }) => key);

async function answered(app: TestApp, key: string, answer = ANSWER): Promise<string> {
  const gap = (await open(app)).find((one) => one.key === key);
  if (!gap) throw new Error(`Nobody asked about ${key}.`);
  return (await ownerOf(app).ask('gaps.answer', { key, questions: gap.questions, answer })).id;
}

describe('questions without an answer, outside the window', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
  });
  afterEach(() => app.stop());

  async function asks(question: string, reply = 'I’m not sure about that, I’m afraid.'): Promise<void> {
    const ids = { conversationId: `conv_${crypto.randomUUID()}`, callSid: `CA_${crypto.randomUUID()}` };
    const turns = [['user', question] as const, ['agent', reply] as const];
    await app.finish(aTranscription({ ...ids, from: ANA, turns, collected: {} }));
    await app.settled();
  }
  const json = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => {
    const response = await app.api(method, path, body);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('when a script works over REST, then it reads, answers, takes back and dismisses, and prints the sheet', async () => {
    await asks('Gibt es Gebührenmarken?');
    const listed = await json('GET', '/api/gaps?business=default');
    expect(listed.body).toMatchObject({ gaps: [{ callers: 1, examples: ['Gibt es Gebührenmarken?'] }] });
    const [gap] = await open(app);
    const [path, questions] = [`/api/gaps/${encodeURIComponent(gap?.key ?? '')}`, gap?.questions];

    const done = await json('POST', `${path}/answer`, { questions, answer: ANSWER });
    expect(done).toMatchObject({ status: 200, body: { note: { note: ANSWER } } });
    expect(JSON.stringify(await app.ring(aRing({ call_sid: 'CA_next' })))).toContain(ANSWER);
    expect((await json('POST', `${path}/answer`, { questions, answer: ANSWER })).status).toBe(409);
    expect(await json('DELETE', `/api/gaps/settled/${String(done.body['id'])}`)).toMatchObject({ status: 200 });
    const sheet = await json('GET', '/api/morning-sheet?names=none&notes=true');
    expect(sheet.body).toMatchObject({
      business: { id: 'default' },
      gaps: { topics: [{ key: gap?.key, callers: 1 }], more: 0 },
    });
    expect(await json('POST', `${path}/dismiss`, { questions })).toMatchObject({ status: 200 });
    expect((await json('GET', '/api/gaps')).body).toEqual({ gaps: [] });
  });

  it('when the agent asks about the shop, then the answers come with it, as plain lines, and are gone when taken back', async () => {
    await app.ring(aRing());
    const info = async () => (await useTool(app, 'get_tenant_info', 'CA0001')) as { message?: string; data?: object };
    const before = await info();
    expect(before.data).not.toHaveProperty('answers');
    await asks('Is there parking nearby?');
    await asks('Do you sell gift vouchers?');
    await ownerOf(app).ask('notes.add', { note: 'Mind the step.', business: 'default' });
    await answered(app, 'vouchers', 'Vouchers: {{secret__key}} at the desk.');
    const id = await answered(app, 'parking');
    expect(await info()).toEqual({
      ...before,
      data: { ...before.data, answers: [ANSWER, 'Vouchers: secret_key at the desk.'] },
    });
    await ownerOf(app).ask('gaps.reopen', { id });
    expect(await info()).toMatchObject({ data: { answers: ['Vouchers: secret_key at the desk.'] } });
  });

  it('when the sample callers have rung, then two asked about parking in vain, and the next one hears the owner’s answer', async () => {
    const script = await readScript(DEMO);
    const { initiation, tool, webhook } = TEST_SECRETS;
    const now = (): Date => new Date();
    const stage: Stage = {
      door: createDoor({ webhookUrl: app.webhookUrl, secrets: { initiation, tool, webhook }, now }),
      ...{ ask: createAsk(app.execute), now, businessId: 'default', calledNumber: SHOP_NUMBER },
      ...{ agentId: 'agent_demo', region: 'US', numbers: new Map(Object.entries(script.people)) },
    };
    for (const call of script.calls) await playCall(stage, call);
    const [first, ...others] = await open(app);
    expect(first).toMatchObject({ key: 'parking', callers: 2 });
    expect(others.map(({ key }) => key)).toEqual(['vouchers']);

    const again = script.later.find(({ title }) => title === 'Parking again');
    if (!again) throw new Error('Nobody asks again.');
    await playCall(stage, again);
    expect((await open(app))[0]).toMatchObject({ key: 'parking', callers: 3 });
    await answered(app, 'parking');
    const { callId } = await playCall(stage, again);
    const { turns } = await ownerOf(app).call(callId);
    expect(turns.map(({ text }) => text)).toContain(`I can tell you that: ${ANSWER}`);
    expect(await topics(app)).toEqual(['vouchers']);
  });
});

describe('questions that the owner’s model finds', () => {
  it('when it quotes the question and the reply, then the question is listed once; what it invents is not', async () => {
    const model = await startFakeModel();
    const app = await startTestApp({ env: { LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'fake' } });
    model.willSay(
      JSON.stringify({
        facts: [],
        unanswered: [
          { question: 'Avez-vous un parking ?', reply: 'cela m’échappe' },
          { question: 'Vendez-vous des bons ?', reply: 'cela m’échappe' },
        ],
      }),
    );
    const turns = [
      ['user', 'Bonjour. Avez-vous un parking ?'] as const,
      ['agent', 'Malheureusement, cela m’échappe.'] as const,
    ];
    const event = aTranscription({ from: ANA, turns, collected: {} });
    for (let times = 0; times < 2; times += 1) await app.finish(event);
    await app.settled();
    await expect.poll(() => open(app)).toMatchObject([{ key: 'parking', callers: 1, questions: [expect.any(String)] }]);
    expect((await open(app)).map(({ examples }) => examples)).toEqual([['Avez-vous un parking ?']]);
    await app.stop();
    await model.stop();
  });
});
