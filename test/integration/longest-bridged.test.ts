import { describe, expect, it, onTestFinished } from 'vitest';

import { bridgedShop, said } from '../support/bridge/bridged-shop.ts';
import { unconnectedShop } from '../support/connect/connected-shop.ts';
import { startScriptedModel } from '../support/model/scripted-model.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';
import { createTestClock } from '../support/test-clock.ts';

const GOODBYE = 'I am sorry, our time for this call is over. Please call again whenever you need us. Goodbye.';
const BECAUSE = 'The call had lasted as long as its line allows, and Linekeeper ended it.';
const FRAME = Buffer.alloc(160, 0x2a).toString('base64');
/** The lines are looked after every few seconds. */
const SOON = { timeout: 15_000 };

/** A call that the owner's own model answers, on a line with a limit of five minutes. */
async function modelsCall() {
  const clock = createTestClock(new Date().toISOString());
  const model = await startScriptedModel();
  onTestFinished(() => model.stop());
  const now = { now: clock.now };
  const shop = await unconnectedShop(now, { LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'scripted' }, now);
  onTestFinished(() => shop.app.stop());
  await shop.ask('connect.apply', { ...shop.wish, mode: 'register', thinks: 'own' });
  const { lines } = await shop.ask('lines.list', {});
  for (const { id, settings } of lines) {
    const { people: _nobody, ...others } = settings;
    await shop.ask('lines.save', { id, settings: { ...others, caps: { ...settings.caps, longestMinutes: 5 } } });
  }
  const call = await shop.twilio.rings({ from: CALLER, to: SHOP_LINE });
  await expect.poll(() => shop.elevenLabs.talks[0]?.conversation.turns.length).toBe(1);
  const [talk] = shop.elevenLabs.talks;
  if (!talk) return expect.unreachable('somebody speaks');
  const last = async () => {
    await shop.app.settled();
    return (await shop.ask('calls.list', {})).calls[0];
  };
  return { ...shop, clock, model, run: call, talk, last };
}

describe('a bridged call that lasts as long as it may', { timeout: 60_000 }, () => {
  it('when the owner’s own model answers, then it says goodbye, that is heard to its end, and the call says why', async () => {
    const { model, clock, talk, run, twilio, last } = await modelsCall();
    model.will({ says: ['We close at six.'] });
    talk.hears('When do you close?');
    await expect.poll(() => talk.conversation.turns.at(-1)?.message, SOON).toBe('We close at six.');
    clock.forward(5.1);
    const lastWords = (): string | undefined => {
      // As a phone does all the time.
      run.phone?.says(FRAME);
      return talk.conversation.turns.at(-1)?.message.trim();
    };
    await expect.poll(lastWords, SOON).toBe(GOODBYE);
    expect(run.phone?.socket.readyState).toBe(1);
    await run.rest;

    expect(said(run)).toEqual(['hung up']);
    expect(await last()).toMatchObject({ status: 'ended', endedBecause: BECAUSE });
    const ended = twilio.requests.filter(({ method, path }) => method === 'POST' && path.includes('/Calls/'));
    expect(ended).toEqual([]);
  });

  it('when an agent was not told the limit, then the line says goodbye', async () => {
    const clock = createTestClock(new Date().toISOString());
    const shop = await bridgedShop({ start: { now: clock.now } });
    await shop.set({ mode: 'bridge', caps: { longestMinutes: 5 } });
    const run = await shop.rings();
    await shop.met(run);
    clock.forward(5.1);
    await expect.poll(() => said(run), SOON).toEqual([GOODBYE, 'hung up']);
    await run.rest;
    expect(await shop.ofCall(run.call.sid)).toMatchObject({ status: 'ended', endedBecause: BECAUSE });
  });
});
