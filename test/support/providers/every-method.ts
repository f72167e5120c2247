import type { Fallback, PhoneAccount } from '../../../server/domain/providers/phone-account.ts';
import type { SpeechEngine } from '../../../server/domain/providers/speech-engines.ts';
import type { VoiceAccount, VoiceTool } from '../../../server/domain/providers/voice-account.ts';

/** One method of an account: how it is used, and the barest answers with which it is done, one for each request. */
export type Method<Account> = {
  name: string;
  use: (account: Account) => Promise<unknown>;
  answers: readonly unknown[];
  /** What it takes for done although the answer says otherwise: what is gone already, or says nothing. */
  takes?: readonly ('gone' | 'nothing')[];
  isSound?: boolean;
};

type Sound = { bytes: AsyncIterable<Uint8Array> };

async function drained(sound: Promise<Sound>): Promise<void> {
  for await (const _piece of (await sound).bytes);
}

const NEVER = new AbortController().signal;
const initiation = { dynamic_variables: { caller_name: 'Ana' } };
const tool: VoiceTool['tool'] = {
  ...{ name: 'remember', description: 'Keeps it.', url: 'https://linekeeper.example/tools/remember' },
  ...{ method: 'POST', timeoutSeconds: 10, headers: {}, fields: {} },
};
const engine: SpeechEngine['engine'] = {
  ...{ name: 'Linekeeper', socketUrl: 'wss://linekeeper.example/ws', headers: {}, language: 'en', voiceId: null },
  ...{ audio: { input: 'ulaw_8000', output: 'ulaw_8000' }, takesGreeting: true, liveEvents: ['audio', 'interruption'] },
  longestSeconds: 7200,
};
const engineThere = { speech_engine_id: 'seng_1' };
const call = { agentId: 'agent_1', numberId: 'phnum_1', to: '+12125550177', initiation, ringSeconds: 40 };
const trunk = { carrier: 'sip_trunk', number: '+12125550150', label: 'Trunk', inbound: null, outbound: null } as const;
const agent = { agent_id: 'agent_1' };
const conversation = {
  ...{ conversation_id: 'conv_1', agent_id: 'agent_1', status: 'done', transcript: [] },
  metadata: { start_time_unix_secs: 1_763_600_000, call_duration_secs: 7 },
};
const done: Pick<Method<never>, 'answers' | 'takes'> = { answers: [{}], takes: ['nothing'] };

/** Every method of the ElevenLabs account. */
export const voiceMethods: readonly Method<VoiceAccount>[] = [
  { name: 'agents.list', use: ({ agents }) => agents.list(), answers: [{ agents: [] }] },
  { name: 'agents.read', use: ({ agents }) => agents.read('agent_1'), answers: [agent] },
  {
    name: 'agents.change',
    use: ({ agents }) => agents.change('agent_1', { firstMessage: 'Hello', toolIds: ['tool_1'] }),
    answers: [agent, { tools: [{ id: 'tool_1' }] }, {}],
  },
  {
    name: 'agents.restore',
    use: ({ agents }) => agents.restore('agent_1', { firstMessage: 'Hello' }),
    answers: [agent, {}, agent, {}],
  },
  { name: 'numbers.list', use: ({ numbers }) => numbers.list(), answers: [[]] },
  { name: 'numbers.add', use: ({ numbers }) => numbers.add(trunk), answers: [{ phone_number_id: 'phnum_1' }] },
  { name: 'numbers.assign', use: ({ numbers }) => numbers.assign('phnum_1', 'agent_1'), ...done },
  { name: 'numbers.remove', use: ({ numbers }) => numbers.remove('phnum_1'), ...done },
  { name: 'secrets.list', use: ({ secrets }) => secrets.list(), answers: [{ secrets: [] }] },
  { name: 'secrets.add', use: ({ secrets }) => secrets.add('a', 'invented-value'), answers: [{ secret_id: 's_1' }] },
  { name: 'secrets.replace', use: ({ secrets }) => secrets.replace('s_1', 'a', 'invented-value'), ...done },
  { name: 'secrets.remove', use: ({ secrets }) => secrets.remove('s_1'), ...done },
  { name: 'webhooks.list', use: ({ webhooks }) => webhooks.list(), answers: [{ webhooks: [] }] },
  {
    name: 'webhooks.add',
    use: ({ webhooks }) => webhooks.add('Linekeeper', 'https://linekeeper.example/webhook/post-call'),
    answers: [{ webhook_id: 'wh_1', webhook_secret: 'wsec_invented' }],
  },
  { name: 'webhooks.enable', use: ({ webhooks }) => webhooks.enable('wh_1', 'Linekeeper'), ...done },
  { name: 'webhooks.remove', use: ({ webhooks }) => webhooks.remove('wh_1'), ...done },
  { name: 'tools.list', use: ({ tools }) => tools.list(), answers: [{ tools: [] }] },
  { name: 'tools.variables', use: ({ tools }) => tools.variables(), answers: [{ tools: [] }] },
  { name: 'tools.add', use: ({ tools }) => tools.add(tool), answers: [{ id: 'tool_1' }] },
  { name: 'tools.change', use: ({ tools }) => tools.change('tool_1', tool), answers: [{ tool_config: {} }, {}] },
  { name: 'tools.remove', use: ({ tools }) => tools.remove('tool_1'), ...done },
  { name: 'engines.list', use: ({ engines }) => engines.list(), answers: [{ speech_engines: [] }] },
  { name: 'engines.read', use: ({ engines }) => engines.read('seng_1'), answers: [engineThere] },
  { name: 'engines.add', use: ({ engines }) => engines.add(engine), answers: [engineThere] },
  { name: 'engines.change', use: ({ engines }) => engines.change('seng_1', engine), answers: [engineThere, {}] },
  { name: 'engines.remove', use: ({ engines }) => engines.remove('seng_1'), ...done },
  { name: 'conversations.list', use: ({ conversations: all }) => all.list({}), answers: [{ conversations: [] }] },
  { name: 'conversations.read', use: ({ conversations: all }) => all.read('conv_1'), answers: [conversation] },
  {
    name: 'conversations.address',
    use: ({ conversations: all }) => all.address('agent_1', NEVER),
    answers: [{ signed_url: 'wss://voice.example/c?agent_id=agent_1&conversation_signature=invented' }],
  },
  {
    name: 'conversations.audio',
    use: ({ conversations: all }) => drained(all.audio('conv_1', NEVER)),
    ...{ answers: ['sound'], isSound: true },
  },
  {
    name: 'conversations.remove',
    use: ({ conversations: all }) => all.remove('conv_1'),
    ...{ answers: [{}], takes: ['gone', 'nothing'] },
  },
  {
    name: 'calls.start by Twilio',
    use: ({ calls }) => calls.start({ ...call, carrier: 'twilio' }),
    answers: [{ success: true }],
  },
  {
    name: 'calls.start by a trunk',
    use: ({ calls }) => calls.start({ ...call, carrier: 'sip_trunk' }),
    answers: [{ success: true }],
  },
  {
    name: 'calls.register',
    use: ({ calls }) =>
      calls.register({
        agentId: 'agent_1',
        from: '+12125550177',
        to: '+12125550142',
        direction: 'inbound',
        initiation,
      }),
    answers: ['<Response></Response>'],
  },
  { name: 'voices.read', use: ({ voices }) => voices.read('v_1'), answers: [{ voice_id: 'v_1' }] },
  { name: 'voices.list', use: ({ voices }) => voices.list(), answers: [{ voices: [] }] },
];

const sid = (kind: string): string => `${kind}${'0'.repeat(32)}`;
const line = { sid: sid('PN'), phone_number: '+12125550142' };
const nobody: Fallback = { name: 'Linekeeper', kind: 'message', language: 'en', message: 'Closed.' };
const page = (entries: string): unknown => ({ [entries]: [], meta: { key: entries } });

/** Every method of the Twilio account. */
export const phoneMethods: readonly Method<PhoneAccount>[] = [
  { name: 'account', use: (phone) => phone.account(), answers: [{ sid: sid('AC') }] },
  { name: 'numbers.list', use: ({ numbers }) => numbers.list(), answers: [{ incoming_phone_numbers: [] }] },
  { name: 'numbers.read', use: ({ numbers }) => numbers.read(line.sid), answers: [line] },
  { name: 'numbers.change', use: ({ numbers }) => numbers.change(line.sid, { voiceUrl: '' }), ...done },
  { name: 'fallbacks.list', use: ({ fallbacks }) => fallbacks.list(), answers: [page('flows')] },
  { name: 'fallbacks.add', use: ({ fallbacks }) => fallbacks.add(nobody), answers: [{ sid: sid('FW') }] },
  { name: 'fallbacks.change', use: ({ fallbacks }) => fallbacks.change(sid('FW'), nobody), ...done },
  { name: 'fallbacks.remove', use: ({ fallbacks }) => fallbacks.remove(sid('FW')), ...done },
  { name: 'calls.end', use: ({ calls }) => calls.end(sid('CA')), answers: [{}], takes: ['gone', 'nothing'] },
  { name: 'calls.redirect', use: ({ calls }) => calls.redirect(sid('CA'), '<Response/>'), ...done },
  { name: 'calls.read', use: ({ calls }) => calls.read(sid('CA')), answers: [{ status: 'completed' }] },
  {
    name: 'recordings.audio',
    use: ({ recordings }) => drained(recordings.audio(sid('RE'), NEVER)),
    ...{ answers: ['sound'], isSound: true },
  },
  {
    name: 'recordings.remove',
    use: ({ recordings }) => recordings.remove(sid('RE')),
    ...{ answers: [{}], takes: ['gone', 'nothing'] },
  },
  {
    name: 'text',
    use: (phone) => phone.text({ from: '+12125550142', to: '+12125550177', body: 'We missed your call.' }),
    answers: [{ sid: sid('SM') }],
  },
  { name: 'textsTo', use: (phone) => phone.textsTo('+12125550177'), answers: [{ messages: [] }] },
  { name: 'alerts', use: (phone) => phone.alerts(new Date('2026-11-20T00:00:00Z')), answers: [page('alerts')] },
];
