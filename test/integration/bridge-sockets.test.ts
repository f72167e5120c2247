import { expect, it, onTestFinished } from 'vitest';

import { createPretendProviders } from '../../server/pretend/providers.ts';
import { bridged, frame, pausedSocket } from '../support/bridge/bridged.ts';

const ULAW = { input: 'ulaw_8000', output: 'ulaw_8000' };

/** A phone on the one side, a conversation of the pretended ElevenLabs on the other. */
async function call(given: Omit<Parameters<typeof bridged>[0], 'agent'> = {}) {
  const providers = await createPretendProviders();
  onTestFinished(() => providers.close());
  const { elevenLabs } = providers;
  const agentId = elevenLabs.state.addAgent({ conversation_config: { agent: { first_message: 'Hello, Marigold.' } } });
  elevenLabs.talking.formats = ULAW;
  const side = await bridged({
    ...given,
    async agent(signal) {
      const way = `${elevenLabs.url}/v1/convai/conversation/get-signed-url?agent_id=${agentId}`;
      const response = await fetch(way, { headers: { 'xi-api-key': 'sk_pretended' }, signal });
      const { signed_url: url } = (await response.json()) as { signed_url: string };
      return pausedSocket(url, signal);
    },
  });
  const talk = () => {
    const found = elevenLabs.talks.at(-1);
    if (!found) throw new Error('Nobody talks.');
    return found;
  };
  const met = () => expect.poll(() => side.told[0]).toMatchObject({ kind: 'met' });
  return { ...side, elevenLabs, talk, met };
}

it('when a call is bridged, then the agent is told of the caller first, and every turn is told of', async () => {
  const { phone, talk, met, told, end, faults } = await call({ initiation: { dynamic_variables: { name: 'Ana' } } });
  await met();
  expect(talk().others).toEqual([{ type: 'conversation_initiation_client_data', dynamic_variables: { name: 'Ana' } }]);
  talk().hears('A table for two.');
  talk().says('Certainly, for when?');
  talk().corrects('Certainly, for when?', 'Certainly');
  phone.presses('#');
  talk().pings(0);
  await expect.poll(() => talk().pongs).toEqual([0]);
  await expect.poll(() => talk().contexts).toEqual(['The caller pressed the key hash on their phone.']);
  await expect.poll(() => told.length).toBe(6);
  expect(told).toEqual([
    { kind: 'met', text: talk().conversation.id },
    { kind: 'turn', side: 'agent', text: 'Hello, Marigold.' },
    { kind: 'turn', side: 'caller', text: 'A table for two.' },
    { kind: 'turn', side: 'agent', text: 'Certainly, for when?' },
    { kind: 'corrected', text: 'Certainly' },
    { kind: 'key', text: 'The caller pressed the key hash on their phone.' },
  ]);
  phone.hangUp();
  expect(await end).toEqual({ by: 'caller', code: null, dropped: 0, why: 'hung-up' });
  expect(faults).toEqual([]);
});

it('when the caller speaks before the agent is there, then nothing of it is lost', async () => {
  const early = Array.from({ length: 100 }, (_, nth) => frame(nth));
  const held = Promise.withResolvers<void>();
  const providers = await createPretendProviders();
  onTestFinished(() => providers.close());
  const { elevenLabs } = providers;
  elevenLabs.talking.formats = ULAW;
  const agentId = elevenLabs.state.addAgent({});
  const { phone } = await bridged({
    async agent(signal) {
      await held.promise;
      const url = `${elevenLabs.url.replace('http', 'ws')}/v1/convai/conversation?agent_id=${agentId}`;
      return pausedSocket(url, signal);
    },
  });
  for (const payload of early) phone.says(payload);
  held.resolve();
  phone.says(frame(100));
  await expect.poll(() => elevenLabs.talks[0]?.heard).toEqual([...early, frame(100)]);
});

it('when ten minutes are spoken each way, then every byte arrives, once and in order', async () => {
  const frames = 30_000;
  const { phone, talk, met, end } = await call();
  await met();
  const said = Array.from({ length: frames }, (_, nth) => frame(nth));
  const answered = Array.from({ length: frames }, (_, nth) => frame(frames + nth));
  // In bursts, far faster than anybody speaks, as fast as they are taken.
  for (let at = 0; at < frames; at += 100) {
    for (let nth = at; nth < at + 100; nth += 1) {
      phone.says(said[nth] ?? '');
      talk().speaks(answered[nth] ?? '');
    }
    await expect.poll(() => phone.heard.length, { interval: 1, timeout: 10_000 }).toBe(at + 100);
    await expect.poll(() => talk().heard.length, { interval: 1, timeout: 10_000 }).toBe(at + 100);
  }
  expect(talk().heard).toEqual(said);
  expect(phone.heard).toEqual(answered);
  talk().closes(1000);
  expect(await end).toEqual({ by: 'agent', code: 1000, dropped: 0, why: 'hung-up' });
}, 60_000);

it('when the caller interrupts, then the phone is silent at once and only plays what came afterwards', async () => {
  const { phone, talk, met } = await call({ speed: 'of speech' });
  await met();
  const second = Buffer.alloc(8000, 0x7f).toString('base64');
  for (let nth = 0; nth < 5; nth += 1) talk().speaks(second);
  talk().interrupts();
  talk().speaks(second, 3); // late, of the answer that was interrupted
  // Of a page's, which an agent waits for in silence: there is none on a phone.
  talk().send({ type: 'client_tool_call', client_tool_call: { tool_name: 'open_page', tool_call_id: 'one' } });
  talk().speaks(frame(1));
  await expect.poll(() => phone.heard).toEqual([frame(1)]);
  expect(phone.cleared.times).toBe(1);
  const refused = { type: 'client_tool_result', tool_call_id: 'one', is_error: true };
  await expect.poll(() => talk().others.at(-1)).toMatchObject(refused);
});

it('when the agent leaves, then the caller hears its goodbye to the end', async () => {
  const { phone, talk, met, end } = await call({ speed: 'of speech' });
  await met();
  for (let nth = 0; nth < 20; nth += 1) talk().speaks(frame(nth));
  talk().closes(1000);
  expect(await end).toMatchObject({ by: 'agent', code: 1000 });
  expect(phone.heard).toHaveLength(20);
  expect(await phone.over).toMatchObject({ by: 'server', code: 1000 });
});

it.each([
  ['another format', 'format', null],
  ['a code', 'hung-up', 1008],
] as const)('when the agent’s side answers with %s, then both are closed, and why is told', async (what, why, code) => {
  const providers = await createPretendProviders();
  onTestFinished(() => providers.close());
  const { elevenLabs } = providers;
  const agentId = elevenLabs.state.addAgent({});
  if (what === 'a code') elevenLabs.talking.closesWith = { code: 1008, reason: 'Missing variables' };
  const url = `${elevenLabs.url.replace('http', 'ws')}/v1/convai/conversation?agent_id=${agentId}`;
  const { end, phone } = await bridged({ agent: url });
  expect(await end).toEqual({ by: code === null ? 'us' : 'agent', code, dropped: 0, why });
  expect((await phone.over).by).toBe('server');
  await expect.poll(() => elevenLabs.talks[0]?.socket.readyState).toBe(3);
});

it('when the agent’s side is away, then the phone is let go', async () => {
  const providers = await createPretendProviders();
  onTestFinished(() => providers.close());
  const { elevenLabs } = providers;
  elevenLabs.talking.isAbsent = true;
  const agentId = elevenLabs.state.addAgent({});
  const url = `${elevenLabs.url.replace('http', 'ws')}/v1/convai/conversation?agent_id=${agentId}`;
  const { end, phone } = await bridged({ agent: url });
  expect(await end).toMatchObject({ by: 'us', why: 'unreachable' });
  expect((await phone.over).by).toBe('server');
});

it('when we end the call, then both sides are closed', async () => {
  const { phone, talk, met, end, control } = await call();
  await met();
  control.abort();
  expect(await end).toMatchObject({ by: 'us', why: 'asked' });
  expect((await phone.over).by).toBe('server');
  await expect.poll(() => talk().socket.readyState).toBe(3);
});

it('when a listener fails, then that is reported and the call goes on', async () => {
  const { phone, talk, met, faults } = await call({
    hooks: {
      sound() {
        throw new Error('A listener failed.');
      },
    },
  });
  await met();
  phone.says(frame(1));
  await expect.poll(() => talk().heard).toEqual([frame(1)]);
  expect(faults).toEqual([new Error('A listener failed.')]);
});
