import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { saidTo } from '../support/brain/brain-shop.ts';
import { ANA, BEN, SHOP_NUMBER } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { aTurn, eventsOf, openRelayShop, RELAY_SECRET, type RelayShop } from '../support/relay/relay-shop.ts';

const PATHS = [
  '/v1/chat/completions',
  '/chat/completions',
  '/llm',
  '/llm/chat/completions',
  '/llm/v1/chat/completions',
];
const EITHER = /Ana Lopez|quinces|Ben Okafor|medlars/;

describe('the owner’s model, lent to an agent', () => {
  let shop: RelayShop;
  beforeEach(async () => {
    shop = await openRelayShop();
    await shop.learned({ collected: { customer_name: 'Ana Lopez', likes: 'quinces' } });
    await shop.learned({
      ...{ from: BEN, conversationId: 'conv_ben', callSid: 'CAben', summary: 'Talked about jelly.' },
      collected: { customer_name: 'Ben Okafor', likes: 'medlars' },
      turns: [['user', 'I am Ben Okafor, I like medlars.']],
    });
  });
  afterEach(() => shop.stop());

  const told = (): string => JSON.stringify(shop.model.asked.at(-1)?.body);

  it.each(PATHS)('when it is asked at %s, then the answer comes through as the model gave it', async (path) => {
    shop.model.will({ says: ['Hello', ' Ana.'], usage: { input: 7, output: 2 } });

    const answer = await shop.ask(aTurn(), { path });

    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const events = await eventsOf(answer);
    expect(events.at(-1)).toBe('[DONE]');
    const chunks = events.slice(0, -1).map((event) => JSON.parse(event) as Record<string, unknown>);
    expect(chunks.map(({ choices }) => choices)).toEqual([
      [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }],
      [{ index: 0, delta: { content: 'Hello' }, finish_reason: null }],
      [{ index: 0, delta: { content: ' Ana.' }, finish_reason: null }],
      [{ index: 0, delta: {}, finish_reason: 'stop' }],
      [],
    ]);
    expect(chunks.at(-1)).toMatchObject({ usage: { prompt_tokens: 7, completion_tokens: 2 } });
  });

  it('when its address was given with a slash or a version at its end, then it is asked all the same', async () => {
    const asked = ['/llm/', '/llm//chat/completions', '/llm/v1', '/llm/v1/'].map((path) => shop.ask(aTurn(), { path }));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await shop.ask(aTurn(), { path: '/llm/else' })).status).toBe(404);
  });

  it('when the conversation rang here, then its caller’s memory is laid beside the agent’s words, and nobody else’s', async () => {
    await shop.ring('CA9');
    const turn = aTurn({
      user_id: 'someone',
      elevenlabs_extra_body: { caller_id: BEN },
      tools: [{ type: 'function', function: { name: 'end_call' } }],
    });

    await (await shop.ask(turn, { headers: { 'x-conversation-id': 'conv_CA9' } })).text();

    const [system, ...others] = saidTo(shop.model.asked.at(-1));
    expect(system?.content).toMatch(/^You answer the phone of a salon\.\n\n<<< NOTES ABOUT THIS CALLER/);
    expect(system?.content).toMatch(/Ana Lopez/);
    expect(system?.content).toMatch(/quinces/);
    expect(others).toHaveLength(2);
    expect(told()).not.toMatch(/Ben|medlar|0145|someone|elevenlabs_extra_body|user_id/);
    expect(shop.model.asked.at(-1)).toMatchObject({
      path: '/v1/chat/completions',
      body: { model: 'scripted', temperature: 0.5, max_tokens: 5000, tools: turn['tools'] },
    });
  });

  it('when only the call’s own id is sent along, then its caller is known by it', async () => {
    const callRef = await shop.ring('CA9', BEN, 'null');

    await (await shop.ask(aTurn({ elevenlabs_extra_body: { call_ref: callRef } }))).text();

    expect(told()).toMatch(/Ben Okafor/);
  });

  it('when the conversation never rang here, then ElevenLabs’ word for the number counts', async () => {
    await (await shop.ask(aTurn(), { headers: { 'x-caller-id': ANA, 'x-conversation-id': 'conv_other' } })).text();
    expect(told()).toMatch(/Ana Lopez/);
  });

  it.each<[string, Record<string, string>, Record<string, unknown>]>([
    ['the body says who calls', {}, { elevenlabs_extra_body: { caller_id: ANA, system__caller_id: ANA }, user: ANA }],
    ['the number is another than the call’s', { 'x-conversation-id': 'conv_CA9', 'x-caller-id': BEN }, {}],
    ['two calls are meant', { 'x-conversation-id': 'conv_CA9', 'x-call-sid': 'CA10' }, {}],
    ['nothing is told', {}, {}],
    ['the conversation is over', { 'x-conversation-id': 'conv_ben' }, {}],
  ])('when %s, then nobody is told of', async (_case, headers, over) => {
    await shop.ring('CA9');
    await shop.ring('CA10', BEN);

    await (await shop.ask(aTurn(over), { headers })).text();

    expect(saidTo(shop.model.asked.at(-1))[0]?.content).toMatch(/do not assume who is calling/);
    expect(told()).not.toMatch(EITHER);
  });

  it.each([
    ['is missing', {}],
    ['is withheld', { 'x-caller-id': 'anonymous' }],
    ['was not filled in', { 'x-caller-id': '{{system__caller_id}}' }],
  ])('when the number %s, then the conversation says whose call it is', async (_case, headers) => {
    await shop.ring('CA9', BEN);

    await (await shop.ask(aTurn(), { headers: { 'x-conversation-id': 'conv_CA9', ...headers } })).text();

    expect(told()).toMatch(/Ben Okafor/);
    expect(told()).not.toMatch(/Ana Lopez/);
  });

  it('when ids lead to two calls, or to one that was forgotten, then no number tells of anybody', async () => {
    await shop.ring('CA9', BEN);
    await shop.ring('CA10', BEN);
    const crossed = { 'x-conversation-id': 'conv_CA9', 'x-call-sid': 'CA10', 'x-caller-id': ANA };
    await (await shop.ask(aTurn(), { headers: crossed })).text();
    expect(told()).not.toMatch(EITHER);

    const { ask } = ownerOf(shop.app);
    const { callers } = await ask('callers.list', {});
    await ask('callers.forget', { id: callers.find(({ name }) => name === 'Ben Okafor')?.id ?? '' });
    await (await shop.ask(aTurn(), { headers: { 'x-conversation-id': 'conv_CA9', 'x-caller-id': ANA } })).text();
    expect(told()).not.toMatch(EITHER);
  });

  it('when there are several shops, then a number tells of somebody only where the shop is known', async () => {
    const { ask } = ownerOf(shop.app);
    await ask('businesses.save', {
      id: 'other',
      name: 'Café Quince',
      numbers: ['+12125550188'],
      agentId: 'agent_other',
    });
    await ask('businesses.save', { id: 'default', name: 'Salon Marigold', numbers: [SHOP_NUMBER] });
    await ask('notes.add', { business: 'default', note: 'Closed on Friday for a wedding.' });
    const known: [Record<string, string>, boolean][] = [
      [{}, false],
      [{ 'x-agent-id': 'agent_nobodys', 'x-called-number': '+12125550177' }, false],
      [{ 'x-called-number': '+12125550188' }, false],
      [{ 'x-agent-id': 'agent_other' }, false],
      [{ 'x-called-number': SHOP_NUMBER }, true],
    ];
    for (const [headers, isTold] of known) {
      await (await shop.ask(aTurn(), { headers: { 'x-caller-id': ANA, ...headers } })).text();
      expect(/Ana Lopez/.test(told())).toBe(isTold);
      expect(/wedding/.test(told())).toBe(isTold);
    }
  });

  it('when Linekeeper is paused, then nobody is told of', async () => {
    await shop.ring('CA9');
    await ownerOf(shop.app).ask('pause.start', { until: null });

    await (await shop.ask(aTurn(), { headers: { 'x-conversation-id': 'conv_CA9' } })).text();

    expect(told()).not.toMatch(EITHER);
  });

  it('when the agent’s own words hold the notes already, then they are not told twice', async () => {
    await shop.ring('CA9');
    const headers = { 'x-conversation-id': 'conv_CA9' };
    await (await shop.ask(aTurn(), { headers })).text();
    const once = saidTo(shop.model.asked.at(-1));

    await (await shop.ask(aTurn({ messages: once }), { headers })).text();

    expect(saidTo(shop.model.asked.at(-1))).toEqual(once);
  });

  it('when the model asks for tools in pieces, then not a byte of them is changed', async () => {
    const input = ['{"reason":', '"the caller said \\"bye\\""', '}'];
    shop.model.will({ says: ['Bye.'], calls: [{ id: 'call_1', name: 'end_call', input }] });

    const events = await eventsOf(await shop.ask(aTurn()));

    const pieces = events.slice(0, -1).flatMap((event) => {
      const { choices } = JSON.parse(event) as { choices: { delta: { tool_calls?: unknown[] } }[] };
      return choices[0]?.delta.tool_calls ?? [];
    });
    expect(pieces).toEqual([
      { index: 0, id: 'call_1', type: 'function', function: { name: 'end_call', arguments: '' } },
      ...input.map((piece) => ({ index: 0, function: { arguments: piece } })),
    ]);
  });

  it('when an answer in one piece is wanted, then it comes in one', async () => {
    const answer = await shop.ask(aTurn({ stream: false }));

    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toMatchObject({ choices: [{ message: { content: 'Hello there.' } }] });
  });

  it.each([
    [{}],
    [{ authorization: 'Bearer ' }],
    [{ authorization: 'Bearer wrong' }],
    [{ authorization: RELAY_SECRET }],
    [{ 'x-linekeeper-secret': RELAY_SECRET }],
  ])('when the secret is missing or wrong (%j), then it is refused in the same bytes', async (headers) => {
    const answers = await Promise.all(
      PATHS.map(async (path) => {
        const init = { method: 'POST', body: JSON.stringify(aTurn()), headers: { 'content-type': 'application/json' } };
        const answer = await fetch(`${shop.app.webhookUrl}${path}`, {
          ...init,
          headers: { ...init.headers, ...headers } as Record<string, string>,
        });
        return [answer.status, await answer.text()];
      }),
    );
    expect(answers).toEqual(PATHS.map(() => [401, '{"error":"unauthorized"}']));
    expect(told()).not.toMatch(/it is me again/);
  });

  it('when what is sent is no talk, then OpenAI’s words say so', async () => {
    const answer = await shop.ask({ messages: 'Hello' });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { type: 'invalid_request_error' } }]);
  });
});
