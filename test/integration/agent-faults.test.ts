import { describe, expect, it } from 'vitest';

import { connectedShop } from '../support/connected-shop.ts';

type Shop = Awaited<ReturnType<typeof connectedShop>>;

const OVERRIDES = ['platform_settings', 'overrides'];
const OWN = ['platform_settings', 'workspace_overrides'];
const INITIATION = [...OWN, 'conversation_initiation_client_data_webhook'];
const CALLS = [...OWN, 'webhooks'];
const PROMPT = ['conversation_config', 'agent', 'prompt'];
const FIELDS = ['api_schema', 'request_body_schema', 'properties'];

const hookOf = ({ state }: Shop) => {
  const [hook] = state.webhooks.values();
  if (!hook) throw new Error('There is no webhook.');
  return hook;
};
const lineOf = ({ state }: Shop) => {
  const [line] = state.numbers.values();
  if (!line) throw new Error('There is no number.');
  return line;
};

/** What somebody does in the provider's dashboard, and what is found of it. */
const PLANTED: readonly (readonly [string, (shop: Shop) => void, string])[] = [
  [
    'a variable nobody sends',
    ({ spoil }) => spoil([...PROMPT, 'prompt'], 'Ask for {{vehicle_reg}}. {{caller_memory}}'),
    'variable_missing:vehicle_reg',
  ],
  [
    'a variable while the caller waits',
    ({ spoil }) =>
      spoil(['conversation_config', 'turn', 'soft_timeout_config'], { timeout_seconds: 3, message: 'One {{moment}}' }),
    'variable_missing:moment',
  ],
  [
    'an override switched off',
    ({ spoil }) => spoil([...OVERRIDES, 'conversation_config_override', 'agent', 'first_message'], false),
    'override_off:firstMessage',
  ],
  [
    'not asking on ring',
    ({ spoil }) => spoil([...OVERRIDES, 'enable_conversation_initiation_client_data_from_webhook'], false),
    'asks_off',
  ],
  ['another address on ring', ({ spoil }) => spoil([...INITIATION, 'url'], 'https://old.example/x'), 'address_other'],
  ['no secret on ring', ({ spoil }) => spoil([...INITIATION, 'request_headers'], {}), 'address_secret'],
  ['no webhook attached', ({ spoil }) => spoil([...CALLS, 'post_call_webhook_id'], null), 'post_call_missing'],
  ['a disabled webhook', (shop) => void (hookOf(shop).isDisabled = true), 'post_call_disabled'],
  [
    'a webhook that ElevenLabs disabled',
    (shop) => void Object.assign(hookOf(shop), { isDisabled: true, isAutoDisabled: true }),
    'post_call_auto_disabled',
  ],
  [
    'finished calls not sent',
    ({ spoil }) => spoil([...CALLS, 'events'], ['call_initiation_failure']),
    'post_call_event_off',
  ],
  ['no transcript', ({ spoil }) => spoil([...CALLS, 'exclude_transcript'], true), 'post_call_no_transcript'],
  ['another form', ({ spoil }) => spoil([...CALLS, 'transcript_format'], 'opentelemetry'), 'post_call_format'],
  [
    'a tool taken from the agent',
    (shop) => shop.spoil([...PROMPT, 'tool_ids'], [...shop.state.tools.keys()].slice(1)),
    'tool_missing:recall',
  ],
  ['a tool renamed', ({ tool }) => void (tool('recall').name = 'recal'), 'tool_misnamed:recall'],
  [
    'a tool led elsewhere',
    ({ tool, put }) => put(tool('remember'), ['api_schema', 'url'], 'https://old.example/tools/remember'),
    'tool_address:remember',
  ],
  [
    'a tool without its secret',
    ({ tool, put }) => put(tool('correct'), ['api_schema', 'request_headers'], {}),
    'tool_secret:correct',
  ],
  [
    'a caller filled in by the model',
    ({ tool, put }) =>
      put(tool('take_message'), [...FIELDS, 'caller_id'], { type: 'string', description: 'Who is calling' }),
    'tool_caller:take_message',
  ],
  ['an unassigned number', (shop) => void (lineOf(shop).agentId = null), 'line_unassigned'],
  [
    'a number of another agent',
    (shop) => void (lineOf(shop).agentId = shop.state.addAgent({ name: 'Another' })),
    'line_elsewhere',
  ],
  ['no way to hang up', ({ spoil }) => spoil([...PROMPT, 'built_in_tools', 'end_call'], null), 'end_call'],
  ['nothing collected', ({ spoil }) => spoil(['platform_settings', 'data_collection'], {}), 'data_collection'],
  [
    'a model replaced without a word',
    ({ spoil }) => {
      spoil([...PROMPT, 'llm'], 'custom-llm');
      spoil([...PROMPT, 'custom_llm'], { url: 'https://model.shop.example/v1' });
    },
    'own_model',
  ],
];

const isNamed = (config: unknown, name: string): boolean =>
  typeof config === 'object' && config !== null && 'name' in config && config.name === name;

const idsOf = ({ findings }: { findings: readonly { id: string }[] }): string[] => findings.map(({ id }) => id);

describe('the contract check at the provider', () => {
  it('when the plan has just been applied, then nothing is found, and the doctor says so', async () => {
    const { app, ask, connect } = await connectedShop();
    expect((await connect()).connectedAt).not.toBeNull();
    expect(idsOf(await ask('connect.findings', { now: true }))).toEqual([]);
    const { checks } = await ask('doctor.run', {});
    expect(checks.find(({ id }) => id === 'agent:default')).toMatchObject({ state: 'ok' });
    await app.stop();
  });

  it.each(PLANTED)('when there is %s, then it is found, and its button sets it right', async (_what, plant, id) => {
    const shop = await connectedShop();
    const { app, ask, connect } = shop;
    await connect();
    plant(shop);
    const found = await ask('connect.findings', { now: true });
    const finding = found.findings.find((each) => each.id === id || each.id.startsWith(`${id}:`));
    expect(idsOf(found)).toEqual([finding?.id]);
    expect(finding?.fix).not.toBeNull();
    expect(idsOf(await ask('connect.fix', { id: finding?.id ?? '' }))).toEqual([]);
    await app.stop();
  });

  it('when a tool was deleted by force, then each finding is mended for itself, and other tools of the agent stay', async () => {
    const shop = await connectedShop();
    const { app, ask, connect, state } = shop;
    state.tools.set('tool_own', { id: 'tool_own', tool_config: { type: 'client', name: 'own', description: 'Own' } });
    shop.spoil([...PROMPT, 'tool_ids'], ['tool_own']);
    await connect();
    const [dead = ''] = [...state.tools].find(([, { tool_config: config }]) => isNamed(config, 'recall')) ?? [];
    state.tools.delete(dead);
    shop.spoil([...PROMPT, 'built_in_tools', 'end_call'], null);
    const found = idsOf(await ask('connect.findings', { now: true }));
    expect(found.toSorted()).toEqual(['end_call', expect.stringMatching(/^tool_missing:recall/)]);
    const first = await ask('connect.fix', { id: 'end_call' });
    expect(idsOf(first)).not.toContain('end_call');
    expect(idsOf(await ask('connect.findings', { now: true }))).toEqual([]);
    expect(JSON.stringify(state.agents.get(shop.agentId))).not.toContain(dead);
    expect(JSON.stringify(state.agents.get(shop.agentId))).toContain('tool_own');
    await app.stop();
  });

  it('when what is found breaks calls, then the tray needs the owner until it is set right', async () => {
    const shop = await connectedShop();
    const { app, ask, connect } = shop;
    await connect();
    const problems = async () => (await ask('status.get', {})).problems.map(({ code }) => code);
    expect(await problems()).not.toContain('agent_asks_off');
    shop.spoil([...OVERRIDES, 'enable_conversation_initiation_client_data_from_webhook'], false);
    await ask('connect.findings', { now: true });
    expect(await problems()).toContain('agent_asks_off');
    await ask('connect.fix', { id: 'asks_off' });
    expect(await problems()).not.toContain('agent_asks_off');
    await expect(ask('connect.fix', { id: 'asks_off' })).rejects.toMatchObject({ code: 'not_found' });
    await app.stop();
  });
});
