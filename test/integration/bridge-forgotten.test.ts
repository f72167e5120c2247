import { describe, expect, it, onTestFinished } from 'vitest';

import { bridgedShop } from '../support/bridge/bridged-shop.ts';
import { unconnectedShop } from '../support/connect/connected-shop.ts';
import { aTranscription } from '../support/factories.ts';
import { startScriptedModel } from '../support/model/scripted-model.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';
import { createTestClock } from '../support/test-clock.ts';

type Asking = Pick<Awaited<ReturnType<typeof bridgedShop>>, 'app' | 'ask'>;
type Requests = Awaited<ReturnType<typeof bridgedShop>>['elevenLabs']['requests'];

async function calls({ app, ask }: Asking) {
  await app.settled();
  return (await ask('calls.list', {})).calls;
}

/** Forgets whoever is on the line. */
async function forgetCaller(shop: Asking): Promise<void> {
  const [{ callerId = null } = {}] = await calls(shop);
  await shop.ask('callers.forget', { id: callerId ?? '' });
  expect(await calls(shop)).toEqual([]);
}

const deletedOf = (requests: Requests, id: string): number =>
  requests.filter(({ method, path }) => method === 'DELETE' && path.endsWith(id)).length;

describe('a bridged call whose caller is forgotten', () => {
  it('when the agent is not there yet, then its report tells of nobody, and the provider is asked to delete it, and again at its end', async () => {
    const shop = await bridgedShop();
    const { elevenLabs, app } = shop;
    elevenLabs.talking.answersMs = 300;
    const run = await shop.rings();
    const { conversation, ...talk } = await shop.talk();
    await forgetCaller(shop);
    await expect.poll(() => deletedOf(elevenLabs.requests, conversation.id)).toBe(1);
    talk.hears('I live next door.');
    run.phone?.hangUp();
    await run.rest;
    await expect.poll(() => deletedOf(elevenLabs.requests, conversation.id)).toBe(2);
    const turns = [['user', 'I live next door.']] as const;
    await app.finish(aTranscription({ conversationId: conversation.id, from: CALLER, turns }));

    const [{ id = '', ...call } = {}] = await calls(shop);
    expect(call).toMatchObject({ callerId: null, maskedNumber: null, title: null, summary: null });
    expect(await shop.ask('calls.get', { id })).toMatchObject({ turns: [] });
  });

  it('when the owner’s own model is to answer, then what is said from then on is not fetched either', async () => {
    const clock = createTestClock(new Date().toISOString());
    const now = { now: clock.now };
    const model = await startScriptedModel();
    onTestFinished(() => model.stop());
    const shop = await unconnectedShop(now, { LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'scripted' }, now);
    onTestFinished(() => shop.app.stop());
    await shop.ask('connect.apply', { ...shop.wish, mode: 'register', thinks: 'own' });
    const { elevenLabs } = shop;
    elevenLabs.talking.answersMs = 300;
    const run = await shop.twilio.rings({ from: CALLER, to: SHOP_LINE });
    await expect.poll(() => elevenLabs.talks.length).toBe(1);
    await forgetCaller(shop);
    const [talk] = elevenLabs.talks;
    await expect.poll(() => talk?.conversation.turns.length).toBe(1);
    talk?.hears('I live next door.');
    // As if the provider did not delete what goes on.
    if (talk) elevenLabs.state.conversations.set(talk.conversation.id, talk.conversation);
    run.phone?.hangUp();
    await run.rest;
    await expect.poll(() => elevenLabs.state.conversations.size).toBe(0);
    if (talk) elevenLabs.state.conversations.set(talk.conversation.id, talk.conversation);
    clock.forward(2);
    await shop.ask('conversations.catch-up', {});
    expect(await calls(shop)).toEqual([]);
  });
});
