import { describe, expect, it } from 'vitest';

import { isJson, type Json } from '../../server/pretend/elevenlabs/json.ts';
import { connectedShop } from '../support/connected-shop.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';

type Shop = Awaited<ReturnType<typeof connectedShop>>;

const AGENT = ['conversation_config', 'agent'];
const FIELDS = ['api_schema', 'request_body_schema', 'properties'];
const HOOKS = ['platform_settings', 'workspace_overrides', 'webhooks'];

const hookOf = ({ state }: Shop) => {
  const [hook] = state.webhooks.values();
  if (!hook) throw new Error('There is no webhook.');
  return hook;
};

/** A tool of the shop's own that Linekeeper has no word for, used by the agent. */
function ownTool({ state, spoil, agentId }: Shop, config: Json): void {
  state.tools.set('tool_own', { id: 'tool_own', tool_config: { name: 'own', description: 'Own', ...config } });
  const ids = [...state.tools.keys()];
  spoil([...AGENT, 'prompt', 'tool_ids'], ids);
  if (!state.agents.has(agentId)) throw new Error('There is no agent.');
}

const VARIABLES: readonly (readonly [string, (shop: Shop) => void])[] = [
  ['the first message', ({ spoil }) => spoil([...AGENT, 'first_message'], '{{greeting}} {{bay}}')],
  [
    'the first message of another language',
    ({ spoil }) =>
      spoil(['conversation_config', 'language_presets', 'de', 'overrides', 'agent', 'first_message'], '{{bay}}'),
  ],
  [
    'a field of a tool',
    ({ put, tool }) => put(tool('recall'), [...FIELDS, 'bay'], { type: 'string', dynamic_variable: 'bay' }),
  ],
  [
    'a header of a tool',
    ({ put, tool }) => put(tool('recall'), ['api_schema', 'request_headers', 'X-Bay'], { variable_name: 'bay' }),
  ],
  ['what a tool is for', ({ put, tool }) => put(tool('recall'), ['description'], 'Asks bay {{bay}}.')],
  [
    'a tool of another kind',
    (shop) => ownTool(shop, { type: 'client', parameters: { properties: { bay: { dynamic_variable: 'bay' } } } }),
  ],
  [
    'what is said to an answering machine',
    ({ spoil }) =>
      spoil([...AGENT, 'prompt', 'built_in_tools', 'voicemail_detection'], {
        ...{ type: 'system', name: 'voicemail_detection', description: '' },
        params: { system_tool_type: 'voicemail_detection', voicemail_message: 'This is bay {{bay}}.' },
      }),
  ],
];

const idsOf = ({ findings }: { findings: readonly { id: string }[] }): string[] => findings.map(({ id }) => id);

async function mended(shop: Shop, id: string): Promise<string[]> {
  expect(idsOf(await shop.ask('connect.findings', { now: true }))).toContain(id);
  return idsOf(await shop.ask('connect.fix', { id }));
}

async function ring(shop: Shop) {
  const call = await shop.rings({ from: CALLER, to: SHOP_LINE });
  if (call.by !== 'elevenlabs') throw new Error(`The call is answered ${call.by}.`);
  return call.rung;
}

describe('a variable that nobody sends', () => {
  it.each(VARIABLES)('when %s uses it, then it is found, and its button has calls answered', async (_what, plant) => {
    const shop = await connectedShop();
    await shop.connect();
    plant(shop);
    expect(await mended(shop, 'variable_missing:bay')).not.toContain('variable_missing:bay');
    const rung = await ring(shop);
    expect(rung).toMatchObject({ outcome: 'answered' });
    if (rung.outcome === 'answered') expect(rung.call.variables).toMatchObject({ bay: '' });
    await shop.app.stop();
  });
});

const SENT = { prompt: '"prompt"', language: '"language"', voice: '"voice_id"' };
const sentIn = (rung: Awaited<ReturnType<typeof ring>>): string =>
  rung.outcome === 'answered'
    ? JSON.stringify(rung.call.conversation.initiation['conversation_config_override'] ?? {})
    : rung.outcome;

describe('what else breaks', () => {
  it.each(['prompt', 'language', 'voice'] as const)(
    'when a %s is sent that the agent no longer allows, then calls end until that is found, and the button has it sent again',
    async (field) => {
      const shop = await connectedShop({ over: { env: { ELEVENLABS_VOICE_ID: 'voice_pretended_anna' } } });
      const { ask, spoil, app } = shop;
      await shop.connect();
      const {
        overrides,
        maskedNumbers: _masked,
        secretVariables: _secret,
        revision: _revision,
        setBy: _setBy,
        closedDays: _closedDays,
        ...shown
      } = await ask('businesses.get', { id: 'default' });
      const on = { ...overrides, prompt: true, language: true, voice: true };
      await ask('businesses.save', { ...shown, overrides: on });
      await shop.connect();
      const flags = ['platform_settings', 'overrides', 'conversation_config_override'];
      const at = { prompt: ['agent', 'prompt', 'prompt'], language: ['agent', 'language'], voice: ['tts', 'voice_id'] };
      expect(idsOf(await ask('connect.findings', { now: true }))).toEqual([]);
      spoil([...flags, ...at[field]], false);
      // A language is sent only to somebody who speaks another one.
      if (field !== 'language') expect(await ring(shop)).toMatchObject({ outcome: 'refused', code: 1008 });
      expect(idsOf(await ask('connect.findings', { now: true }))).toEqual([`override_off:${field}`]);
      // Nobody has pressed a button, and callers are answered again.
      const without = await ring(shop);
      expect(without).toMatchObject({ outcome: 'answered' });
      expect(sentIn(without)).not.toContain(SENT[field]);
      expect(idsOf(await ask('connect.fix', { id: `override_off:${field}` }))).toEqual([]);
      const again = await ring(shop);
      expect(again).toMatchObject({ outcome: 'answered' });
      if (field !== 'language') expect(sentIn(again)).toContain(SENT[field]);
      await app.stop();
    },
  );

  it.each<[string, (shop: Shop) => void, string]>([
    [
      'is led elsewhere',
      (shop) => void (hookOf(shop).url = 'https://old.example/webhook/post-call'),
      'post_call_address',
    ],
    ['leaves out failed calls', ({ spoil }) => spoil([...HOOKS, 'events'], ['transcript']), 'post_call_failures_off'],
    ['was deleted', (shop) => shop.state.webhooks.clear(), 'post_call_missing'],
  ])(
    'when the webhook of finished calls %s, then it is found, and calls are reported again',
    async (_what, plant, id) => {
      const shop = await connectedShop();
      await shop.connect();
      plant(shop);
      expect(await mended(shop, id)).toEqual([]);
      const rung = await ring(shop);
      if (rung.outcome !== 'answered') throw new Error(JSON.stringify(rung));
      expect((await rung.call.ends()).tries).toEqual([200]);
      await shop.app.stop();
    },
  );

  it('when the agent speaks in another sound than the line, then it is found where this computer hands calls over', async () => {
    const shop = await connectedShop();
    await shop.ask('connect.apply', { ...shop.wish, mode: 'register' });
    shop.spoil(['conversation_config', 'tts', 'agent_output_audio_format'], 'pcm_44100');
    shop.spoil(['conversation_config', 'asr', 'user_input_audio_format'], 'pcm_16000');
    expect(await mended(shop, 'audio')).toEqual([]);
    const config = shop.state.agents.get(shop.agentId)?.['conversation_config'];
    expect(config).toMatchObject({
      tts: { agent_output_audio_format: 'ulaw_8000' },
      asr: { user_input_audio_format: 'ulaw_8000' },
    });
    await shop.app.stop();
  });

  it('when the agent has no address of its own any more, then it is found, and it asks here again', async () => {
    const shop = await connectedShop();
    await shop.connect();
    shop.spoil(['platform_settings', 'workspace_overrides', 'conversation_initiation_client_data_webhook'], null);
    expect(await mended(shop, 'address_none')).toEqual([]);
    expect(await ring(shop)).toMatchObject({ outcome: 'answered' });
    await shop.app.stop();
  });
});

it('when the setup was taken back, then nothing is held against the agent any more', async () => {
  const { ask, app, connect, spoil } = await connectedShop();
  await connect();
  spoil([...AGENT, 'first_message'], '{{bay}}');
  await ask('connect.findings', { now: true });
  const problems = async () => (await ask('status.get', {})).problems.map(({ code }) => code);
  expect(await problems()).toContain('agent_variable_missing');
  spoil([...AGENT, 'first_message'], 'Hello.');
  await ask('connect.undo', {});
  expect(await ask('connect.findings', {})).toEqual({ checkedAt: null, findings: [] });
  expect(await problems()).not.toContain('agent_variable_missing');
  const { checks } = await ask('doctor.run', {});
  expect(checks.filter(({ id }) => id.startsWith('agent:'))).toEqual([]);
  await app.stop();
});

describe('a voice that does not last', () => {
  const VOICE = ['conversation_config', 'tts', 'voice_id'];
  const speaks = ({ state, agentId }: Shop): unknown =>
    VOICE.reduce<unknown>((inside, key) => (isJson(inside) ? inside[key] : undefined), state.agents.get(agentId));

  it.each([
    ['goes soon', 'voice_expires', { category: 'premade', labels: { gender: 'female' } }],
    ['is gone', 'voice_gone', null],
  ])(
    'when it %s, then another one of the account is offered by name, and speaks when it is taken',
    async (_what, id, was) => {
      const shop = await connectedShop({ over: { now: () => new Date('2026-11-21T09:00:00.000Z') } });
      await shop.connect();
      shop.state.voices.clear();
      for (const [voice, gender] of [
        ['him', 'male'],
        ['her', 'female'],
      ] as const)
        shop.state.voices.set(voice, {
          voice_id: voice,
          name: `Voice of ${voice}`,
          category: 'cloned',
          labels: { gender },
        });
      if (was) shop.state.voices.set('leaving', { voice_id: 'leaving', name: 'Leaving', ...was });
      shop.spoil(VOICE, 'leaving');
      const { findings } = await shop.ask('connect.findings', { now: true });
      const offered = was ? 'her' : 'him';
      expect(findings).toMatchObject([{ id, fix: { values: { name: `Voice of ${offered}` } } }]);
      expect(idsOf(await shop.ask('connect.fix', { id }))).toEqual([]);
      expect(speaks(shop)).toBe(offered);
      await shop.app.stop();
    },
  );

  it('when the account has no other, then that is told without a button', async () => {
    const shop = await connectedShop();
    await shop.connect();
    shop.state.voices.clear();
    expect((await shop.ask('connect.findings', { now: true })).findings).toMatchObject([
      { id: 'voice_gone', fix: null },
    ]);
    await shop.app.stop();
  });
});
