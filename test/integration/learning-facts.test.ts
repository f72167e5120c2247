import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Fact } from '#contract/facts.ts';

import { AnswerSchema } from '../support/answer-schema.ts';
import { ANA, aRing, aTranscription, aTurn } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

describe('what is learned from a call', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  async function begin(trade = 'salon'): Promise<void> {
    clock = createTestClock();
    app = await startTestApp({ now: clock.now, env: { LINEKEEPER_TRADE: trade } });
  }
  beforeEach(() => begin());
  afterEach(() => app.stop());

  let count = 0;
  async function learned(over: Parameters<typeof aTranscription>[0]): Promise<void> {
    count += 1;
    const ids = { conversationId: `conv_${count}`, callSid: `CA_${count}`, startedAt: clock.now() };
    expect((await app.finish(aTranscription({ ...ids, ...over }))).status).toBe(200);
    await app.settled();
    clock.forward(24 * 60);
  }
  const says = (value: string, slot = 'preferred_staff', sentence = `I want ${value} please.`) =>
    learned({
      collected: { customer_name: 'Ana Lopez', [slot]: value },
      turns: [['user', `My name is Ana Lopez. ${sentence}`]],
    });
  const facts = async (slot: string): Promise<Fact[]> =>
    (await ownerOf(app).factsOf(ANA)).filter((fact) => fact.slot === slot);
  const standing = async (slot: string) =>
    Object.fromEntries((await facts(slot)).map(({ value, status }) => [value, status]));
  const nextRing = async (): Promise<string> => JSON.stringify(await app.ring(aRing({ call_sid: 'CA_next' })));

  it('when the caller says a thing, then it is a typed fact with its call, turn and quote', async () => {
    await learned({});
    const [time] = await facts('preferred_time');

    expect(time).toMatchObject({
      ...{ value: 'mornings', status: 'active', source: 'caller', subject: 'self', negated: false, turn: 1 },
      quote: 'Hi, my name is Ana Lopez. I would like a haircut, mornings are best for me.',
      trueFrom: '2026-11-20T10:00:05.000Z',
    });
    expect(await ownerOf(app).call(time?.callId ?? '')).toMatchObject({ callerName: 'Ana Lopez' });
  });

  it('when something was said twice and once otherwise, then the new word waits; said as a correction, it stands', async () => {
    await says('Maya');
    await says('Maya');
    await says('Zoe');
    expect(await standing('preferred_staff')).toMatchObject({ Maya: 'active', Zoe: 'pending' });
    const [pending] = (await facts('preferred_staff')).filter(({ status }) => status === 'pending');
    expect(pending?.pendingReason).toBe('The caller said something else more than once.');
    expect(await nextRing()).not.toContain('Zoe');

    await says('Noor', 'preferred_staff', 'Actually, from now on I want Noor, not Maya any more.');
    const now = await facts('preferred_staff');
    expect(now.filter(({ status }) => status === 'active').map(({ value }) => value)).toEqual(['Noor']);
    expect(await nextRing()).toContain('Noor');
    expect(await nextRing()).not.toContain('Maya');
  });

  it('when staff approves what waits, then it is told', async () => {
    for (const name of ['Maya', 'Maya', 'Zoe']) await says(name);
    const zoe = (await facts('preferred_staff')).find(({ status }) => status === 'pending');

    expect((await app.api('PATCH', `/api/facts/${zoe?.id}`, { status: 'active' })).status).toBe(200);

    expect(await nextRing()).toContain('Zoe');
    expect((await facts('preferred_staff')).filter(({ status }) => status === 'active')).toHaveLength(1);
  });

  it('when staff corrects what waits, then nothing waits any more, until that is taken back', async () => {
    for (const name of ['Maya', 'Maya', 'Zoe']) await says(name);
    const { ask } = ownerOf(app);
    const zoe = (await facts('preferred_staff')).find(({ status }) => status === 'pending');

    const { fact } = await ask('facts.change', { id: zoe?.id ?? '', change: { value: 'Zoey' } });

    expect((await ask('review.list', {})).items).toEqual([]);
    expect(await nextRing()).toContain('Zoey');
    await ask('facts.undo', { id: fact.id });
    await ask('facts.change', { id: zoe?.id ?? '', change: { status: 'pending' } });
    expect((await ask('review.list', {})).items).toMatchObject([{ fact: { id: zoe?.id } }]);
    const now = await facts('preferred_staff');
    expect(new Set(now.filter(({ status }) => status === 'active').map(({ value }) => value))).toEqual(
      new Set(['Maya']),
    );
  });

  it('when an allergy is denied later, then it stays until staff takes it back', async () => {
    await says('latex', 'allergies', 'I am allergic to latex.');
    await learned({ collected: {}, turns: [['user', 'This is Ana Lopez. I am no longer allergic to latex.']] });

    expect((await facts('allergies')).filter(({ negated }) => !negated)).toMatchObject([
      { status: 'active', sensitivity: 'health' },
    ]);
    expect(await nextRing()).toContain('latex');
    const { dynamic_variables } = AnswerSchema.parse(JSON.parse(await nextRing()));
    expect(dynamic_variables['greeting']).not.toContain('latex');
  });

  it('when the shop is a dentist’s, then a health fact waits for staff and is not told before', async () => {
    await app.stop();
    await begin('dentist');
    await says('penicillin', 'allergies', 'I am allergic to penicillin.');

    expect(await facts('allergies')).toMatchObject([
      { status: 'pending', pendingReason: 'Health facts are checked by staff first.' },
    ]);
    expect(await nextRing()).not.toContain('penicillin');
    const [fact] = await facts('allergies');
    await app.api('PATCH', `/api/memory/${hashOf(ANA)}/facts/${fact?.id}`, { status: 'active' });
    expect(await nextRing()).toContain('penicillin');
  });

  it.each(['active', 'forgotten'] as const)(
    'when staff takes back that a health fact is %s, then it waits as before and is not told',
    async (decision) => {
      await app.stop();
      await begin('dentist');
      await says('penicillin', 'allergies', 'I am allergic to penicillin.');
      const [fact] = await facts('allergies');
      const { ask } = ownerOf(app);
      await ask('facts.change', { id: fact?.id ?? '', change: { status: decision } });
      expect(await facts('allergies')).toMatchObject([{ status: decision }]);

      await ask('facts.change', { id: fact?.id ?? '', change: { status: 'pending' } });

      expect(await facts('allergies')).toMatchObject([{ status: 'pending' }]);
      expect(await nextRing()).not.toContain('penicillin');
    },
  );

  it('when the agent promises something, then it is a task with its day, told on the next call until it is done', async () => {
    await learned({
      turns: [
        ['user', 'My name is Ana Lopez, is my order there?'],
        ['agent', 'We will call you back tomorrow about the order.'],
      ],
    });

    const [task] = (await ownerOf(app).ask('tasks.list', {})).tasks;
    expect(task).toMatchObject({ kind: 'callback', due: '2026-11-21' });
    expect(await nextRing()).toContain('about the order');
    await app.api('PATCH', `/api/tasks/${task?.id}`, { done: true });
    expect(await nextRing()).not.toContain('call you back');
  });

  it('when a booking tool answered, then its name outranks what the caller said once', async () => {
    const booked = {
      ...aTurn('agent', null, 8),
      tool_calls: [{ request_id: 'r1', tool_name: 'book_appointment', params_as_json: '{"customer_name":"Ana"}' }],
      tool_results: [
        {
          request_id: 'r1',
          tool_name: 'book_appointment',
          result_value: '{"success":true,"data":{"appointment":{"customerName":"Ana Lopez Ruiz"}}}',
          is_error: false,
        },
      ],
    };
    const transcript = [aTurn('user', 'I am Ana Lopez.', 2), booked];
    await learned({ data: { transcript } });

    const names = await facts('customer_name');
    expect(names.find(({ status }) => status === 'active')).toMatchObject({ value: 'Ana Lopez Ruiz', source: 'tool' });
  });

  it('when the provider heard another language, then it is remembered', async () => {
    const turns = [
      ['user', 'Bonjour, je suis Ana Lopez.'],
      ['user', 'Le matin, merci.'],
    ] as const;
    await learned({ language: 'fr', turns, collected: { customer_name: 'Ana Lopez' } });
    expect(await standing('language')).toEqual({ fr: 'active' });
  });

  it('when unknown items are collected, then they are kept as lists of that name, and non-answers are not', async () => {
    const collected = {
      'Favourite Drink': 'oat latte',
      parking: true,
      guests: 3,
      nothing: null,
      mood: 'unknown',
      deep: { a: 1 },
    };
    await learned({ collected });

    expect(await standing('favourite_drink')).toEqual({ 'oat latte': 'active' });
    expect(await standing('guests')).toEqual({ 3: 'active' });
    for (const slot of ['nothing', 'mood', 'deep']) expect(await facts(slot)).toEqual([]);
  });
});
