import { describe, expect, it } from 'vitest';

import { bridgedShop, said, type BridgedShop } from '../support/bridge/bridged-shop.ts';
import { aTranscription } from '../support/factories.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';

const FRAME = Buffer.alloc(160, 0x2a).toString('base64');

const refusals = {
  unreachable: 'The agent at ElevenLabs could not be reached.',
  contract:
    'ElevenLabs refused the conversation: something was sent with it that the agent does not allow, or missed that it needs. Look at the agent under Doctor.',
  format: 'The agent does not hear and speak in the telephone’s format. Set both its audio formats to μ-law 8000 Hz.',
};
const words = {
  unavailable: 'Our AI assistant is temporarily unavailable.',
  misconfigured: 'Our AI assistant is not properly configured.',
  error: 'We encountered an error. Please try again later.',
};

describe('a call on a line in bridge mode', () => {
  it('when it is taken, then both sides hear each other and the call has its conversation', async () => {
    const shop = await bridgedShop();
    const run = await shop.rings();
    const talk = await shop.talk();
    run.phone?.says(FRAME);
    await expect.poll(() => talk.heard).toEqual([FRAME]);
    talk.speaks(FRAME);
    await expect.poll(() => run.phone?.heard).toEqual([FRAME]);

    await expect.poll(async () => (await shop.ofCall(run.call.sid))?.conversationId).toBe(talk.conversation.id);
    expect(await shop.ofCall(run.call.sid)).toMatchObject({ status: 'live', endedBecause: null });
  });

  it('when the agent takes its leave, then the caller hears nothing more and the call is over', async () => {
    const shop = await bridgedShop();
    const run = await shop.rings();
    (await shop.met(run)).closes(1000);
    await run.rest;

    expect(said(run)).toEqual(['hung up']);
    expect(await shop.ofCall(run.call.sid)).toMatchObject({ status: 'ended', endedBecause: null });
    expect(await shop.tasks()).toEqual([]);
  });

  it('when the caller hangs up, then the conversation is closed and nothing is explained', async () => {
    const shop = await bridgedShop();
    const run = await shop.rings();
    const talk = await shop.met(run);
    run.phone?.hangUp();
    await run.rest;

    await expect.poll(() => talk.socket.readyState).toBe(talk.socket.CLOSED);
    expect(await shop.ofCall(run.call.sid)).toMatchObject({ status: 'ended', endedBecause: null });
  });

  it('when the conversation breaks in the middle, then the caller is told and the call says why', async () => {
    const shop = await bridgedShop();
    const run = await shop.rings();
    (await shop.met(run)).closes(1011, 'invented words about the caller');
    await run.rest;

    expect(said(run)).toEqual([words.error, 'hung up']);
    const call = await shop.ofCall(run.call.sid);
    expect(call).toMatchObject({
      endedBecause: 'ElevenLabs broke the conversation off because of a fault of its own.',
    });
  });

  it('when the owner ends it, then both sides are closed', async () => {
    const shop = await bridgedShop();
    const run = await shop.rings();
    const talk = await shop.met(run);
    talk.says('Salon Marigold, this call may be recorded.');
    const id = (await shop.ofCall(run.call.sid))?.id ?? '';
    await expect
      .poll(async () => (await shop.ask('calls.live', { id })).talk?.turns.map(({ text }) => text))
      .toContain('Salon Marigold, this call may be recorded.');
    await shop.ask('calls.end', { id });

    await run.rest;
    await expect.poll(() => talk.socket.readyState).toBe(talk.socket.CLOSED);
    expect((await shop.ask('calls.live', { id })).talk).toMatchObject({ isOn: false });
  });

  it('F26: when the program is about to end, then it goes on to its own end, and no other is taken', async () => {
    const shop = await bridgedShop();
    const run = await shop.rings();
    const talk = await shop.met(run);
    let isCalm = false;
    const calm = shop.app.calm(30_000).then(() => (isCalm = true));
    const late = await shop.rings('+12125550145');
    expect(said(late)).toEqual([words.unavailable, 'hung up']);
    talk.speaks(FRAME);
    await expect.poll(() => run.phone?.heard).toEqual([FRAME]);
    expect(isCalm).toBe(false);
    run.phone?.hangUp();
    await calm;

    expect(talk.socket.readyState).toBe(talk.socket.CLOSED);
  });

  it('when staff takes it over, then the conversation is closed and the call goes on', async () => {
    const shop = await bridgedShop();
    const ines = { id: '00000000-0000-4000-8000-000000000001', name: 'Ines', number: '+1 212 555 0199' };
    await shop.set({ mode: 'bridge', people: [ines] });
    const run = await shop.rings();
    const talk = await shop.met(run);
    const id = (await shop.ofCall(run.call.sid))?.id ?? '';
    await shop.ask('calls.transfer', { id, personId: ines.id });
    await run.rest;

    await expect.poll(() => talk.socket.readyState).toBe(talk.socket.CLOSED);
    await expect.poll(() => run.heard.map(({ kind }) => kind)).toContain('dialled');
    expect(await shop.ofCall(run.call.sid)).toMatchObject({ endedBecause: null });
  });

  it('when the program stops, then both sides are closed in time', async () => {
    const shop = await bridgedShop();
    const run = await shop.rings();
    const talk = await shop.met(run);
    const began = performance.now();
    await shop.stop();

    expect(performance.now() - began).toBeLessThan(3000);
    await expect.poll(() => talk.socket.readyState).toBe(talk.socket.CLOSED);
    await run.rest;
  });
});

describe('a bridged call whose agent is not there', () => {
  const away: [string, keyof typeof refusals, string, (shop: BridgedShop) => void][] = [
    ['the provider is away', 'unreachable', words.error, ({ elevenLabs }) => void (elevenLabs.talking.isAbsent = true)],
    [
      'what was sent is refused',
      'contract',
      words.misconfigured,
      ({ elevenLabs }) => void (elevenLabs.talking.closesWith = { code: 1008, reason: 'Override not allowed.' }),
    ],
    [
      'the agent speaks another format',
      'format',
      words.misconfigured,
      ({ elevenLabs }) => void (elevenLabs.talking.formats = { input: 'ulaw_8000', output: 'pcm_16000' }),
    ],
  ];
  it.each(away)('when %s, then the caller hears the line’s words and the call says why', async (...given) => {
    const [, refusal, heard, spoil] = given;
    const shop = await bridgedShop();
    spoil(shop);
    const run = await shop.rings();
    await run.rest;

    expect(said(run)).toEqual([heard, 'hung up']);
    expect(await shop.ofCall(run.call.sid)).toMatchObject({ status: 'failed', endedBecause: refusals[refusal] });
    expect((await shop.tasks()).map(({ kind }) => kind)).toEqual(['callback']);
  });

  it('when a message may be left instead, then it is recorded', async () => {
    const shop = await bridgedShop();
    await shop.set({ mode: 'bridge', fallback: { kind: 'voicemail' } });
    shop.elevenLabs.talking.isAbsent = true;
    const run = await shop.rings();
    await run.rest;

    expect(run.heard.map(({ kind }) => kind)).toContain('recorded');
    expect(await shop.ofCall(run.call.sid)).toMatchObject({ endedBecause: 'The caller left a message' });
  });

  it.each([
    ['no key is set', { ELEVENLABS_API_KEY: '' }, words.unavailable],
    ['no agent is chosen', { ELEVENLABS_AGENT_ID: '' }, words.misconfigured],
  ])('when %s, then no sound is asked for', async (_what, env, heard) => {
    const shop = await bridgedShop({ env });
    const run = await shop.rings();

    expect(said(run)).toEqual([heard, 'hung up']);
    expect(shop.elevenLabs.talks).toEqual([]);
  });
});

describe('what a bridged conversation begins with', () => {
  it('when the caller is known, then it holds their memory and nobody else’s', async () => {
    const shop = await bridgedShop();
    const to = { to: SHOP_LINE };
    const ana = { ...to, conversationId: 'conv_a', callSid: 'CA1', from: CALLER, collected: { customer_name: 'Ana' } };
    const ben = { ...to, conversationId: 'conv_b', callSid: 'CA2', from: '+12125550145' };
    await shop.app.finish(aTranscription({ ...ana, summary: 'Ana asked about henna.' }));
    await shop.app.finish(
      aTranscription({ ...ben, summary: 'Ben asked about a beard trim.', collected: { customer_name: 'Ben' } }),
    );
    await shop.app.settled();
    await shop.rings();
    const first = await shop.opening();

    const told = JSON.stringify(first);
    expect(told).toContain('henna');
    expect(told).not.toMatch(/Ben|beard/);
    expect(first).toMatchObject({
      user_id: expect.any(String) as unknown,
      dynamic_variables: { caller_name: 'Ana Lopez' },
    });
  });

  it('when nothing is remembered for now, then it is that of nobody in particular', async () => {
    const shop = await bridgedShop();
    const ana = { to: SHOP_LINE, from: CALLER, collected: { customer_name: 'Ana' } };
    await shop.app.finish(aTranscription(ana));
    await shop.app.settled();
    await shop.ask('pause.start', { until: null });
    await shop.rings();
    const first = await shop.opening();

    expect(JSON.stringify(first)).not.toContain('Ana');
    expect(first).toMatchObject({ dynamic_variables: { caller_name: '' } });
  });
});

describe('the rules of the line before the bridge', () => {
  it('when staff is rung first and nobody answers, then the agent has the call', async () => {
    const shop = await bridgedShop();
    const ines = { id: '00000000-0000-4000-8000-000000000001', name: 'Ines', number: '+1 212 555 0199' };
    await shop.set({ mode: 'bridge', staffFirst: { when: 'always', seconds: 15 }, people: [ines] });
    const run = await shop.rings();
    await shop.met(run);

    expect(run.heard.map(({ kind }) => kind)).toEqual(['dialled', 'stream']);
    run.phone?.hangUp();
    await run.rest;
  });

  it('when the line has had its calls for the day, then no sound is asked for', async () => {
    const shop = await bridgedShop();
    await shop.set({ mode: 'bridge', caps: { callsPerDay: 1 } });
    const first = await shop.rings();
    const second = await shop.rings('+12125550145');

    expect(second.phone).toBeNull();
    expect(shop.elevenLabs.talks).toHaveLength(1);
    first.phone?.hangUp();
    await first.rest;
  });
});
