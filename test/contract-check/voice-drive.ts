import type { SpeechEngine } from '../../server/domain/providers/speech-engines.ts';
import type {
  AgentChange,
  NewVoiceNumber,
  VoiceAccount,
  VoiceTool,
} from '../../server/domain/providers/voice-account.ts';

/** Things at the account to work with; where a provider only pretends, any id does. */
export type DriveIds = {
  agentId: string;
  voiceId: string;
  conversationId: string;
  accountSid: string;
  authToken: string;
};

export type Step = readonly [name: string, run: () => Promise<unknown>];

const initiation = {
  dynamic_variables: { caller_name: 'Ana', visits: 3, is_returning: true },
  conversation_config_override: {
    agent: { first_message: 'Welcome back, Ana!', language: 'en' },
    conversation: { max_duration_seconds: 300 },
  },
  user_id: 'caller_of-nobody',
};

const aTool: VoiceTool['tool'] = {
  name: 'remember',
  description: 'Keeps what the caller said.',
  url: 'https://linekeeper.example/tools/remember',
  method: 'POST',
  headers: {
    'X-Linekeeper-Secret': { secretId: 'secret_1' },
    'X-Conversation': { variable: 'system__conversation_id' },
    'X-Plain': 'plain',
  },
  fields: {
    fact: { type: 'string', required: true, description: 'One sentence' },
    kind: { type: 'string', required: false, description: 'Which kind', oneOf: ['like', 'dislike'] },
    caller: { type: 'string', required: true, variable: 'system__caller_id' },
    version: { type: 'integer', required: true, constant: 1 },
  },
  timeoutSeconds: 10,
};
const questionTool: VoiceTool['tool'] = {
  ...{ ...aTool, name: 'recall', method: 'GET', url: 'https://linekeeper.example/tools/recall' },
  fields: { question: { type: 'string', required: true, description: 'What is asked' } },
};

const wholeChange: AgentChange = {
  firstMessage: 'Salon Marigold, an AI answers. How can I help?',
  prompt: 'You answer the phone of {{business}}.',
  language: 'de',
  voiceId: 'voice_2',
  toolIds: ['tool_1'],
  asksOnRing: true,
  initiation: {
    url: 'https://linekeeper.example/webhook/personalize',
    headers: { 'X-Linekeeper-Secret': { secretId: 'secret_1' } },
  },
  placeholders: { caller_name: 'Ana', visits: 1, is_returning: false },
  overrides: { firstMessage: true, prompt: true, language: true, voice: true, longestCall: true },
  audio: { input: 'ulaw_8000', output: 'ulaw_8000' },
  postCall: { webhookId: 'webhook_1', events: ['transcript', 'call_initiation_failure'] },
  dataCollection: { customer_name: { type: 'string', description: 'Name of the caller' } },
  builtInTools: ['end_call', 'language_detection'],
  transferNumbers: [{ number: '+12125550143', when: 'The caller asks for a person' }],
  ownModelOnly: true,
  longestSeconds: 300,
};

/** Every method of the account, once with everything that it can be given. */
export function everyStep(voice: VoiceAccount, ids: DriveIds): Step[] {
  const [agents, numbers] = [agentSteps(voice, ids), numberSteps(voice, ids)];
  return [...agents, ...numbers, ...keeperSteps(voice), ...engineSteps(voice), ...callSteps(voice, ids)];
}

function agentSteps(voice: VoiceAccount, { agentId, voiceId }: DriveIds): Step[] {
  return [
    ['agents.list', () => voice.agents.list()],
    ['agents.read', () => voice.agents.read(agentId)],
    ['agents.change', () => voice.agents.change(agentId, wholeChange)],
    [
      'agents.restore',
      async () => {
        const before = await voice.agents.read(agentId);
        await voice.agents.change(agentId, { firstMessage: 'Something else' });
        await voice.agents.restore(agentId, before.snapshot);
      },
    ],
    ['voices.read', () => voice.voices.read(voiceId)],
    ['voices.list', () => voice.voices.list()],
  ];
}

function numberSteps({ numbers }: VoiceAccount, { agentId, accountSid, authToken }: DriveIds): Step[] {
  const login = { username: 'shop', password: 'invented-password' };
  const sip: NewVoiceNumber = {
    ...{ carrier: 'sip_trunk', number: '+12125550150', label: 'Trunk', agentId },
    inbound: { allowedAddresses: ['192.0.2.1/32'], login, encryption: 'required' },
    outbound: { address: 'sip.example.com', transport: 'tls', login, encryption: 'allowed' },
  };
  const twilio: NewVoiceNumber = {
    ...{ carrier: 'twilio', number: '+12125550142', label: 'Salon', accountSid, authToken },
  };
  const apiKey = { sid: `SK${'0'.repeat(32)}`, secret: 'invented-api-key-secret' };
  const addRemove = (number: NewVoiceNumber) => async (): Promise<void> => {
    const { id } = await numbers.add(number);
    await numbers.assign(id, agentId);
    await numbers.assign(id, null);
    await numbers.remove(id);
  };
  return [
    ['numbers.list', () => numbers.list()],
    ['numbers of Twilio', addRemove(twilio)],
    ['numbers of Twilio by API key', addRemove({ ...twilio, agentId, apiKey })],
    ['numbers of a trunk', addRemove(sip)],
    ['numbers of a bare trunk', addRemove({ ...sip, inbound: null, outbound: null })],
  ];
}

function keeperSteps({ secrets, webhooks, tools }: VoiceAccount): Step[] {
  const toolRound = (tool: VoiceTool['tool']) => async (): Promise<void> => {
    const { id } = await tools.add(tool);
    await tools.change(id, { ...tool, description: 'Another one' });
    await tools.remove(id);
  };
  return [
    ['secrets.list', () => secrets.list()],
    [
      'secrets',
      async () => {
        const { id } = await secrets.add('linekeeper', 'invented-secret-value');
        await secrets.replace(id, 'linekeeper', 'another-secret-value');
        await secrets.remove(id);
      },
    ],
    ['webhooks.list', () => webhooks.list()],
    [
      'webhooks',
      async () => {
        const { id } = await webhooks.add('Linekeeper', 'https://linekeeper.example/webhook/post-call');
        await webhooks.enable(id, 'Linekeeper');
        await webhooks.remove(id);
      },
    ],
    ['tools.list', () => tools.list()],
    ['tools.variables', () => tools.variables()],
    ['tools by POST', toolRound(aTool)],
    ['tools by GET', toolRound(questionTool)],
  ];
}

function engineSteps({ engines, secrets }: VoiceAccount): Step[] {
  const engine = (secretId: string): SpeechEngine['engine'] => ({
    ...{ name: 'Linekeeper', socketUrl: 'wss://linekeeper.example/ws', language: 'de', voiceId: 'voice_2' },
    headers: { 'x-api-key': { secretId }, 'x-conversation-id': { variable: 'system__conversation_id' }, 'x-as': 'is' },
    ...{
      audio: { input: 'ulaw_8000', output: 'ulaw_8000' },
      takesGreeting: true,
      liveEvents: ['audio', 'interruption'],
      longestSeconds: 7200,
    },
  });
  return [
    ['engines.list', () => engines.list()],
    [
      'engines',
      async () => {
        const { id: secretId } = await secrets.add('linekeeper', 'invented-secret-value');
        const { id } = await engines.add(engine(secretId));
        await engines.read(id);
        await engines.change(id, { ...engine(secretId), name: 'Another one' });
        await engines.remove(id);
        await secrets.remove(secretId);
      },
    ],
  ];
}

function callSteps({ conversations, calls }: VoiceAccount, { agentId, conversationId }: DriveIds): Step[] {
  const query = { agentId, after: 1_763_600_000, before: 1_763_700_000, userId: 'caller_of-nobody' };
  const call = { agentId, numberId: 'phnum_1', to: '+12125550177', initiation, ringSeconds: 40 };
  const registered = { agentId, from: '+12125550177', to: '+12125550142', initiation };
  return [
    ['conversations.list', () => conversations.list({})],
    [
      'conversations.list, narrowed',
      () => conversations.list({ ...query, cursor: 'next', pageSize: 50, oldestFirst: true }),
    ],
    ['conversations.read', () => conversations.read(conversationId)],
    [
      'conversations.audio',
      async () => drained(await conversations.audio(conversationId, AbortSignal.timeout(10_000))),
    ],
    ['conversations.address', () => conversations.address(agentId, AbortSignal.timeout(10_000))],
    ['conversations.remove', () => conversations.remove(conversationId)],
    ['calls.start by Twilio', () => calls.start({ ...call, carrier: 'twilio' })],
    ['calls.start by a trunk', () => calls.start({ ...call, carrier: 'sip_trunk' })],
    ['calls.register', () => calls.register({ ...registered, direction: 'inbound' })],
  ];
}

async function drained({ bytes }: { bytes: AsyncIterable<Uint8Array> }): Promise<number> {
  let length = 0;
  for await (const piece of bytes) length += piece.byteLength;
  return length;
}
