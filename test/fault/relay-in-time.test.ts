import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ModelScript } from '../support/model/script.ts';
import { aTurn, eventsOf, openRelayShop, type RelayShop } from '../support/relay/relay-shop.ts';

const asked = aTurn({ messages: [{ role: 'user', content: 'Is marzipan in stock?' }] });
const faultIn = (event: string | undefined): unknown => (JSON.parse(event ?? 'null') as { error?: unknown }).error;

describe('a model that is lent to an agent', () => {
  let shop: RelayShop;
  beforeEach(async () => void (shop = await openRelayShop()));
  afterEach(() => shop.stop());

  it('when the model has said its first word and thinks on, then that word is out already', async () => {
    shop.model.will({ says: ['Well', ' then'], betweenMs: 400 });

    const answer = await shop.ask(asked);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    const took = performance.now() - (shop.model.asked[0]?.firstByteAt ?? 0);
    await reader?.cancel();

    expect(Buffer.from(first?.value ?? []).toString()).toContain('"role":"assistant"');
    expect(took).toBeLessThan(200);
  });

  it.each<[string, ModelScript, number]>([
    ['before the first word', { firstAfterMs: 60_000 }, 0],
    ['in the middle', { says: ['Well', ' then'], ends: 'falls silent' }, 1],
  ])(
    'when ElevenLabs hangs up %s, then the model’s server is left alone within 50 ms',
    async (_case, script, pieces) => {
      shop.model.will(script);
      const caller = new AbortController();
      const answer = shop.ask(asked, { signal: caller.signal });
      answer.catch(() => undefined);
      await expect.poll(() => shop.model.asked.length).toBe(1);
      if (pieces > 0) await (await answer).body?.getReader().read();

      const at = performance.now();
      caller.abort();
      await expect.poll(() => shop.model.asked[0]?.abortedAt ?? null, { interval: 1 }).not.toBeNull();

      expect((shop.model.asked[0]?.abortedAt ?? Infinity) - at).toBeLessThan(50);
      // Every answer that is not read any more gives its place to another.
      shop.model.will({ says: ['Still here.'] });
      expect(await (await shop.ask(asked)).text()).toContain('Still here.');
    },
  );

  it.each<[string, ModelScript, number, string]>([
    ['refuses the key', { status: 401 }, 502, 'model_refused'],
    ['does not know the model', { status: 404 }, 502, 'model_refused'],
    ['has too much to do', { status: 429 }, 503, 'model_busy'],
    ['fails', { status: 500 }, 502, 'model_away'],
  ])(
    'when the model’s server %s, then OpenAI’s words say so, and none of its own',
    async (_case, script, status, code) => {
      shop.model.will(script);

      const answer = await shop.ask(asked);
      const body = await answer.text();

      expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json']);
      expect(faultIn(body)).toMatchObject({ type: 'server_error', code });
      expect(body).not.toContain('marzipan');
    },
  );

  it.each<[string, ModelScript, string]>([
    ['drops the line', { says: ['Well'], ends: 'drops' }, 'model_cut'],
    ['stops short', { says: ['Well'], ends: 'stops short' }, 'model_cut'],
    ['fails', { says: ['Well'], ends: 'fails' }, 'model_cut'],
    ['writes nonsense', { says: ['Well'], ends: 'garbles' }, 'model_unreadable'],
  ])(
    'when it %s in the middle of an answer, then what came is passed on, and an error of ours after it',
    async (_case, script, code) => {
      shop.model.will(script);

      const events = await eventsOf(await shop.ask(asked));

      expect(events.some((event) => event.includes('"content":"Well"'))).toBe(true);
      expect(faultIn(events.at(-1))).toMatchObject({ code });
      expect(events.join('')).not.toMatch(/marzipan|DONE/);
    },
  );

  it('when nobody is there, then that is told, and the log knows of it without a word of the caller', async () => {
    await shop.model.stop();

    const answer = await shop.ask(asked);

    expect([answer.status, await answer.json()]).toMatchObject([502, { error: { code: 'model_away' } }]);
    shop.app.flushLog();
    const log = readFileSync(join(shop.app.dataDir, 'logs', 'linekeeper.log'), 'utf8');
    expect(log).toContain('"event":"relay.unanswered"');
    expect(log).not.toContain('marzipan');
  });

  it('when more turns are asked for than there is room for, then the last is told so and the others go on', async () => {
    shop.model.will({ says: ['Well'], ends: 'falls silent' });
    const caller = new AbortController();
    const held = await Promise.all(Array.from({ length: 32 }, () => shop.ask(asked, { signal: caller.signal })));

    const answer = await shop.ask(asked);

    expect(held.every(({ status }) => status === 200)).toBe(true);
    expect([answer.status, await answer.json()]).toMatchObject([503, { error: { code: 'model_crowded' } }]);
    caller.abort();
    shop.model.will({ says: ['Room again.'] });
    await expect.poll(async () => (await shop.ask(asked)).status).toBe(200);
  });
});
