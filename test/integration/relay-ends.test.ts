import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpenAI } from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ModelScript } from '../support/model/script.ts';
import { ownerOf } from '../support/owner.ts';
import { aTurn, eventsOf, openRelayShop, RELAY_SECRET, type RelayShop } from '../support/relay/relay-shop.ts';

type Chunk = {
  choices: { delta: { content?: string; tool_calls?: unknown[] }; finish_reason: string | null }[];
  usage?: unknown;
};

const HUGE = JSON.stringify({ choices: [{ message: { content: 'la'.repeat(600_000) } }] });
const sends = (value: unknown): ModelScript => ({
  sends: { type: 'application/json', body: typeof value === 'string' ? value : JSON.stringify(value) },
});

describe('how an answer of a lent model ends', () => {
  let shop: RelayShop;
  beforeEach(async () => void (shop = await openRelayShop()));
  afterEach(() => shop.stop());

  function problems(): unknown[] {
    shop.app.flushLog();
    const lines = readFileSync(join(shop.app.dataDir, 'logs', 'linekeeper.log'), 'utf8')
      .trim()
      .split('\n');
    const events = lines.map((line) => JSON.parse(line) as { event?: string; problem?: unknown });
    return events.filter(({ event }) => event === 'relay.unanswered').map(({ problem }) => problem);
  }

  it('when the asker hangs up before the first word, then no problem of the model’s is told, and no fault of ours', async () => {
    shop.model.will({ firstAfterMs: 60_000 });
    const caller = new AbortController();
    const answer = shop.ask(aTurn(), { signal: caller.signal });
    answer.catch(() => undefined);
    await expect.poll(() => shop.model.asked.length).toBe(1);

    caller.abort();

    const { ask } = ownerOf(shop.app);
    await expect.poll(async () => (await ask('requests.list', {})).requests.length).toBe(1);
    expect((await ask('requests.list', {})).requests[0]).toMatchObject({ route: 'relay', status: 499 });
    expect(problems()).toEqual([]);
  });

  it.each<[string, ModelScript, string]>([
    ['drops the line', { says: ['Well'], ends: 'drops' }, 'cut'],
    ['stops short', { says: ['Well'], ends: 'stops short' }, 'cut'],
    ['writes nonsense', { says: ['Well'], ends: 'garbles' }, 'unreadable'],
  ])('when the model %s, then that is told, and the official client knows it too', async (_case, script, problem) => {
    shop.model.will(script);
    const client = new OpenAI({ baseURL: `${shop.app.webhookUrl}/llm`, apiKey: RELAY_SECRET, maxRetries: 0 });
    const messages = [{ role: 'user' as const, content: 'Hello?' }];
    const heard: string[] = [];
    const listening = (async () => {
      const chunks = await client.chat.completions.create({ model: 'any', stream: true, messages });
      for await (const { choices } of chunks) heard.push(choices[0]?.delta.content ?? '');
    })();

    await expect(listening).rejects.toThrow(OpenAI.APIError);
    expect(heard.join('')).toBe('Well');
    await expect.poll(problems).toEqual([problem]);
  });

  it('when it leaves two callers without an answer, then the owner sees so until it gives one', async () => {
    const seen = async () => {
      const { problems } = await ownerOf(shop.app).ask('status.get', {});
      return problems.flatMap(({ code, sentence }) => (code === 'model_turns_failed' ? [sentence] : []));
    };
    const isAsked = async (script: ModelScript) => {
      shop.model.will(script);
      await (await shop.ask(aTurn())).text();
    };
    await isAsked({ says: ['Well'], ends: 'drops' });
    expect(await seen()).toEqual([]);
    await isAsked({ says: ['Well'], ends: 'drops' });
    expect(await seen()).toEqual([
      'Your own model leaves callers without an answer: 2 times since it gave the last one. The answer of the model broke off.',
    ]);
    await isAsked({ says: ['Well'] });
    expect(await seen()).toEqual([]);
  });

  it('when the asker hangs up in the middle, then nothing is told', async () => {
    shop.model.will({ says: ['Well'], ends: 'falls silent' });
    const caller = new AbortController();
    const answer = await shop.ask(aTurn(), { signal: caller.signal });
    await answer.body?.getReader().read();

    caller.abort();

    await expect.poll(() => shop.model.asked[0]?.abortedAt ?? null).not.toBeNull();
    shop.model.will({ says: ['Still here.'] });
    await (await shop.ask(aTurn())).text();
    expect(problems()).toEqual([]);
  });

  it.each<[string, ModelScript, number, string]>([
    ['is too long to be read', sends(HUGE), 502, 'model_unreadable'],
    ['is no JSON', sends('Welcome to nginx!'), 502, 'model_unreadable'],
    ['is nothing of the kind', sends({ message: { content: 'Hello' } }), 502, 'model_unreadable'],
    ['is an error', sends({ error: { message: 'marzipan', type: 'invalid' } }), 502, 'model_refused'],
    ['is an error in a word', sends({ error: 'Unexpected endpoint or method: marzipan' }), 502, 'model_refused'],
    ['is an error with a number', sends({ error: { message: 'marzipan', code: 429 } }), 503, 'model_busy'],
  ])(
    'when an answer in one piece %s, then the status says so, streamed or not',
    async (_case, script, status, code) => {
      shop.model.will(script);
      for (const stream of [true, false]) {
        const answer = await shop.ask(aTurn({ stream }));
        const body = await answer.text();
        expect([answer.status, JSON.parse(body)]).toMatchObject([status, { error: { code } }]);
        expect(body).not.toContain('marzipan');
      }
      expect(problems()).toHaveLength(2);
    },
  );

  it('when the model answers in one piece where a stream was asked for, then it becomes one', async () => {
    const calls = [{ id: 'call_1', name: 'end_call', input: ['{"reason":', '"bye"}'] }];
    shop.model.will({ says: ['Bye', ' now.'], calls, inOnePiece: true, usage: { input: 7, output: 2 } });

    const answer = await shop.ask(aTurn());

    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const events = await eventsOf(answer);
    expect(events.at(-1)).toBe('[DONE]');
    const chunks = events.slice(0, -1).map((event) => JSON.parse(event) as Chunk);
    const call = { id: 'call_1', type: 'function', function: { name: 'end_call', arguments: '{"reason":"bye"}' } };
    expect(chunks).toMatchObject([
      {
        ...{ id: 'chatcmpl-scripted', object: 'chat.completion.chunk' },
        choices: [
          { index: 0, delta: { content: 'Bye now.', tool_calls: [{ index: 0, ...call }] }, finish_reason: null },
        ],
      },
      { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }], usage: { prompt_tokens: 7 } },
    ]);
    expect(problems()).toEqual([]);
  });

  it.each<[string, NonNullable<ModelScript['ends']>]>([
    ['holds the line', 'holds the line'],
    ['says no more', 'says no more'],
    ['leaves out the last blank line', 'leaves out the blank line'],
  ])('when the model has said all, and its server then %s, then that is a clean end', async (_case, ends) => {
    shop.model.will({ says: ['Bye.'], ends });

    const events = await eventsOf(await shop.ask(aTurn()));

    expect(events.join('')).toContain('Bye.');
    expect(events.filter((event) => event === '[DONE]')).toHaveLength(1);
    expect(events.at(-1)).toBe('[DONE]');
    expect(problems()).toEqual([]);
  });
});
