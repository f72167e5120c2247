import { describe, expect, it } from 'vitest';

import { bridgedShop } from '../support/bridge/bridged-shop.ts';
import { staff } from '../support/line-shop.ts';

const TOLD = 'You are speaking with an AI assistant, and this call may be recorded. How can I help?';
const frame = (of: number): string => Buffer.alloc(160, of).toString('base64');

/** A call whose agent has greeted with the notice, and what comes to somebody who listens to it. */
async function heardCall() {
  const shop = await bridgedShop();
  const document = shop.elevenLabs.state.agents.get(shop.agentId);
  const spoken = { conversation_config: { agent: { first_message: TOLD, prompt: { prompt: 'You are kind.' } } } };
  shop.elevenLabs.state.agents.set(shop.agentId, { ...document, ...spoken });
  const run = await shop.rings();
  const talk = await shop.met(run);
  const id = (await shop.ofCall(run.call.sid))?.id ?? '';
  await expect.poll(async () => (await shop.ask('calls.live', { id })).talk?.turns[0]?.text).toBe(TOLD);
  const { sound } = await shop.ask('calls.listen', { id });
  const response = await shop.app.api('GET', `/api/calls/${sound}/audio`);
  return { shop, id, run, talk, response };
}

describe('listening to a bridged call', () => {
  it('when the agent greeted with the notice, then both sides are heard byte for byte, and it ends with the call', async () => {
    const { run, talk, response } = await heardCall();
    expect(response.status).toBe(200);

    const [spoken, answered] = [Array.from({ length: 20 }, (_, at) => frame(at + 1)), [frame(0x55), frame(0x66)]];
    for (const one of spoken) run.phone?.says(one);
    await expect.poll(() => talk.heard).toEqual(spoken);
    for (const one of answered) talk.speaks(one);
    await expect.poll(() => run.phone?.heard).toEqual(answered);
    run.phone?.hangUp();
    await run.rest;

    const lines = (await response.text()).trim().split('\n');
    expect(lines.filter((line) => line.startsWith('c'))).toEqual(spoken.map((one) => `c${one}`));
    expect(lines.filter((line) => line.startsWith('a'))).toEqual(answered.map((one) => `a${one}`));
  });

  it('when the caller interrupts, then who listens is told, and the turn says what was heard', async () => {
    const { shop, id, run, talk, response } = await heardCall();
    talk.says('We have nine, ten and eleven.');
    talk.interrupts();
    talk.corrects('We have nine, ten and eleven.', 'We have nine');
    await expect
      .poll(async () => (await shop.ask('calls.live', { id })).talk?.turns.at(-1))
      .toMatchObject({ text: 'We have nine', interrupted: true });
    run.phone?.hangUp();
    await run.rest;
    expect((await response.text()).trim()).toBe('x');
  });

  it('when the agent corrects nothing, then who listens is told of an interruption all the same, and the turn says so', async () => {
    const { shop, id, run, talk, response } = await heardCall();
    talk.hears('When are you free?');
    talk.says('We have nine, ten and eleven.');
    talk.speaks(frame(0x11));
    talk.interrupts();
    talk.speaks(frame(0x22));
    await expect
      .poll(async () => (await shop.ask('calls.live', { id })).talk?.turns.at(-1))
      .toMatchObject({ text: 'We have nine, ten and eleven.', interrupted: true });
    await expect.poll(() => run.phone?.heard.at(-1)).toBe(frame(0x22));
    run.phone?.hangUp();
    await run.rest;
    expect((await response.text()).trim().split('\n')).toEqual([`a${frame(0x11)}`, 'x', `a${frame(0x22)}`]);
  });

  it('when the caller speaks over the greeting, then listening ends, and nobody may listen to this call any more', async () => {
    const { shop, id, run, talk, response } = await heardCall();
    talk.speaks(frame(0x11));
    talk.interrupts();
    run.phone?.says(frame(0x33));
    expect((await response.text()).trim().split('\n').slice(0, 2)).toEqual([`a${frame(0x11)}`, 'x']);
    await expect(shop.ask('calls.listen', { id })).rejects.toMatchObject({ reason: { code: 'live_greeting_cut' } });
    talk.corrects(TOLD, TOLD);
    await expect.poll(() => shop.ask('calls.listen', { id }).catch(() => null)).toMatchObject({});
    run.phone?.hangUp();
    await run.rest;
  });
});

describe('putting a bridged call through', () => {
  it('when it is put through, then the agent is gone, that phone rings next, and what was said stays to be read', async () => {
    const shop = await bridgedShop();
    await shop.set({ mode: 'bridge', people: [staff({ rings: false })] });
    const run = await shop.rings();
    const talk = await shop.met(run);
    const id = (await shop.ofCall(run.call.sid))?.id ?? '';
    await shop.ask('calls.transfer', { id, personId: staff().id });
    await expect.poll(() => talk.socket.readyState).toBe(talk.socket.CLOSED);
    await run.rest;
    expect(run.heard.slice(0, 2)).toMatchObject([{ kind: 'stream' }, { kind: 'dialled', number: '+12125550199' }]);
    expect((await shop.ask('calls.live', { id })).talk).toMatchObject({ isOn: false, turns: [{ role: 'agent' }] });
  });
});
