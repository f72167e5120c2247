import { describe, expect, it, onTestFinished } from 'vitest';

import { open, unconnectedShop } from '../support/connect/connected-shop.ts';
import { startScriptedModel } from '../support/model/scripted-model.ts';
import { createTestClock } from '../support/test-clock.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';

/** A shop that was set up for its own model, as an owner does it, and a call to it. */
async function rung() {
  const clock = createTestClock(new Date().toISOString());
  const model = await startScriptedModel();
  onTestFinished(() => model.stop());
  const shop = await unconnectedShop(
    { now: clock.now },
    { LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'scripted' },
    { now: clock.now },
  );
  onTestFinished(() => shop.app.stop());
  expect(open(await shop.ask('connect.apply', { ...shop.wish, mode: 'register', thinks: 'own' }))).toEqual([]);
  const call = await shop.rings({ from: CALLER, to: SHOP_LINE });
  if (call.by !== 'twiml') return expect.unreachable('the call comes here');
  await expect.poll(() => shop.elevenLabs.talks.length).toBe(1);
  const [talk] = shop.elevenLabs.talks;
  if (!talk) return expect.unreachable('somebody speaks');
  await expect.poll(() => talk.conversation.turns.length).toBe(1);
  const words = (): string[] => talk.conversation.turns.map(({ role, message }) => `${role}: ${message}`);
  return { ...shop, clock, model, talk, words, run: call.run };
}

describe('a call that the owner’s own model answers', { timeout: 60_000 }, () => {
  it('when somebody rings and speaks, then they are greeted, the model is asked, and its words are said on the phone', async () => {
    const { elevenLabs, model, talk, words, run } = await rung();
    expect(elevenLabs.state.engines.has(talk.conversation.agentId)).toBe(true);
    expect(words()[0]).toContain('agent: ');
    model.will({ says: ['We close ', 'at six. ', 'Anything else?'] });
    talk.hears('When do you close?');
    await expect
      .poll(() => words().slice(1))
      .toEqual(['user: When do you close?', 'agent: We close at six. Anything else?']);
    expect(JSON.stringify(model.asked.at(-1)?.body)).toContain('When do you close?');
    await expect.poll(() => run.phone?.heard.length).toBeGreaterThan(0);
    run.phone?.hangUp();
    await run.rest;
    await expect.poll(() => talk.conversation.status).toBe('done');
  });

  it('when it is over, then what was said is fetched, as nobody sends a report of it, and kept with the call', async () => {
    const { app, ask, clock, talk, words, run } = await rung();
    talk.hears('When do you close?');
    await expect.poll(() => words()).toHaveLength(3);
    run.phone?.hangUp();
    await run.rest;
    await expect.poll(() => talk.conversation.status).toBe('done');
    clock.forward(2);
    await ask('conversations.catch-up', {});
    const kept = async () => {
      await app.settled();
      return (await ask('calls.list', {})).calls;
    };
    await expect.poll(kept).toMatchObject([{ conversationId: talk.conversation.id, title: 'A call' }]);
    const [{ id = '' } = {}] = await kept();
    expect(JSON.stringify(await ask('calls.get', { id }))).toContain('When do you close?');
  });

  it('when the agent is to think again, then it has the next call, and nothing of the engine is left', async () => {
    const { elevenLabs, agentId, ask, wish, run, ...around } = await rung();
    run.phone?.hangUp();
    await run.rest;
    expect(open(await ask('connect.apply', { ...wish, mode: 'register' }))).toEqual([]);
    expect(elevenLabs.state.engines.size).toBe(0);
    await around.rings({ from: CALLER, to: SHOP_LINE });
    await expect.poll(() => elevenLabs.talks[1]?.conversation.agentId).toBe(agentId);
  });
});
