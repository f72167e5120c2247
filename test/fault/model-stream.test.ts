import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ModelFault, type ChatPart } from '../../server/domain/model/chat-model.ts';
import { createChatModel } from '../../server/integrations/model/chat.ts';
import type { ModelScript } from '../support/model/script.ts';
import { startScriptedModel, type ScriptedModel } from '../support/model/scripted-model.ts';

const ASKED = { messages: [{ role: 'user' as const, content: 'Is marzipan in stock?' }] };
const SHORT = { beginsWithinMs: 150, firstWithinMs: 150, nextWithinMs: 80, wholeWithinMs: 400 };

describe('a model that streams', () => {
  let server: ScriptedModel;
  beforeEach(async () => void (server = await startScriptedModel()));
  afterEach(() => server.stop());

  const model = (limits = {}) =>
    createChatModel({ baseUrl: server.baseUrl, apiKey: () => 'invented-key', model: 'scripted', limits });

  async function heard(limits = {}, signal = new AbortController().signal) {
    const parts: ChatPart[] = [];
    try {
      for await (const part of model(limits).stream(ASKED, signal)) parts.push(part);
      return { parts, fault: null };
    } catch (error) {
      expect(error).toBeInstanceOf(ModelFault);
      expect(String(error)).not.toContain('marzipan');
      return { parts, fault: (error as ModelFault).kind };
    }
  }

  it('when it answers, then its text comes piece by piece and what it cost at the end', async () => {
    server.will({ says: ['Yes,', ' it is.'], usage: { input: 12, output: 5 } });

    expect((await heard()).parts).toEqual([
      { kind: 'text', text: 'Yes,' },
      { kind: 'text', text: ' it is.' },
      { kind: 'end', because: 'stop', usage: { input: 12, output: 5 } },
    ]);
    expect(server.asked).toMatchObject([{ path: '/v1/chat/completions', key: 'Bearer invented-key' }]);
  });

  it('when its input to two tools comes in pieces, then each call is told once, whole', async () => {
    server.will({
      says: ['Let me look.'],
      calls: [
        { id: 'call_1', name: 'recall', input: ['{"query":', '"tea"', '}'] },
        { id: 'call_2', name: 'remember', input: ['{}'] },
      ],
      usage: null,
    });

    expect((await heard()).parts).toEqual([
      { kind: 'text', text: 'Let me look.' },
      { kind: 'tool', call: { id: 'call_1', name: 'recall', input: '{"query":"tea"}' } },
      { kind: 'tool', call: { id: 'call_2', name: 'remember', input: '{}' } },
      { kind: 'end', because: 'tools', usage: null },
    ]);
  });

  it.each([
    ['a refusal', { refuses: 'I will not.' }, 'refused'],
    ['no tokens left', { says: ['Well'], ends: 'runs out' as const }, 'length'],
  ])('when it ends with %s, then that is told', async (_case, script, because) => {
    server.will(script);
    expect((await heard()).parts.at(-1)).toMatchObject({ kind: 'end', because });
  });

  it.each<[string, ModelScript, ModelFault['kind']]>([
    ['drops the line', { says: ['Yes'], ends: 'drops' }, 'cut'],
    ['stops short', { says: ['Yes'], ends: 'stops short' }, 'cut'],
    ['fails in the middle', { says: ['Yes'], ends: 'fails' }, 'cut'],
    ['writes nonsense', { says: ['Yes'], ends: 'garbles' }, 'unreadable'],
    ['falls silent', { says: ['Yes'], ends: 'falls silent' }, 'slow'],
    ['talks for ever', { says: Array<string>(60).fill('la'), betweenMs: 30 }, 'slow'],
    ['is slow to begin', { firstAfterMs: 5000 }, 'slow'],
  ])('when it %s, then what came was told, and the fault once', async (_case, script, fault) => {
    server.will(script);
    const told = await heard(SHORT);
    expect(told.fault).toBe(fault);
    expect(told.parts[0]).toEqual(script.says ? { kind: 'text', text: script.says[0] } : undefined);
    expect(server.asked).toHaveLength(1);
  });

  it.each<NonNullable<ModelScript['ends']>>(['holds the line', 'says no more', 'leaves out the blank line'])(
    'when it has said all, and its server then %s, then that is the end, and soon',
    async (ends) => {
      server.will({ says: ['Bye.'], ends });
      const at = performance.now();
      expect(await heard()).toEqual({
        parts: [
          { kind: 'text', text: 'Bye.' },
          {
            kind: 'end',
            because: 'stop',
            usage: ends === 'leaves out the blank line' ? { input: 11, output: 1 } : null,
          },
        ],
        fault: null,
      });
      expect(performance.now() - at).toBeLessThan(1500);
    },
  );

  it.each([
    [401, 'refused', 1],
    [404, 'refused', 1],
    [429, 'busy', 2],
    [500, 'away', 2],
    [503, 'busy', 2],
  ])('when it answers %i, then that is %s, and it is asked %i times', async (status, fault, times) => {
    server.will({ status });
    expect(await heard()).toEqual({ parts: [], fault });
    expect(server.asked).toHaveLength(times);
  });

  it('when it was only restarting, then the second try answers', async () => {
    server.will({ status: 503 }, { says: ['Back again.'] });
    expect((await heard()).parts[0]).toEqual({ kind: 'text', text: 'Back again.' });
  });

  it('when nobody is there, then it is away', async () => {
    await server.stop();
    expect(await heard()).toEqual({ parts: [], fault: 'away' });
    server = await startScriptedModel();
  });

  it.each([
    ['before its first word', { firstAfterMs: 60_000 }, 0],
    ['in the middle of an answer', { says: ['Yes', ' and'], ends: 'falls silent' as const }, 2],
  ])('when the caller speaks up %s, then its server is left alone within 50 ms', async (_case, script, pieces) => {
    server.will(script);
    const barge = new AbortController();
    const parts: ChatPart[] = [];
    const listening = (async () => {
      for await (const part of model().stream(ASKED, barge.signal)) parts.push(part);
    })();
    await expect.poll(() => server.asked.length === 1 && parts.length === pieces).toBe(true);

    const at = performance.now();
    barge.abort();
    await listening;
    await expect.poll(() => server.asked[0]?.abortedAt ?? null, { interval: 1 }).not.toBeNull();

    expect((server.asked[0]?.abortedAt ?? Infinity) - at).toBeLessThan(50);
  });
});
