import { Business } from '#contract/businesses.ts';
import type { Seen, Wanted } from '../../server/domain/agent-check/seen.ts';
import { addressesAt } from '../../server/domain/connect/addresses.ts';
import { SECRET_HEADER } from '../../server/domain/connect/names.ts';
import { offeredTool, TOOL_NAMES } from '../../server/domain/connect/offered-tools.ts';
import type { Agent } from '../../server/domain/providers/voice-account.ts';

const PUBLIC = 'https://phone.shop.example';
const addresses = addressesAt(PUBLIC);
const tools = TOOL_NAMES.map((name) =>
  offeredTool(name, { publicUrl: PUBLIC, secretId: 'secret_of_tools', trade: 'salon' }),
);
const overrides = { firstMessage: true, prompt: false, language: false, voice: false, longestCall: false };

/** An agent that is set up as it has to be. */
const cleanAgent: Agent = {
  id: 'agent_0001',
  name: 'Reception',
  language: 'en',
  prompt: 'You answer for {{business_name}}.\n{{ caller_memory }}\nIt is {{system__time}}.',
  firstMessage: '{{greeting}}',
  otherWords: ['One moment, {{caller_name}}.'],
  voiceId: 'voice_0001',
  ownModel: 'none',
  longestSeconds: 600,
  liveEvents: [],
  placeholders: {},
  toolIds: tools.map(({ name }) => `tool_${name}`),
  toolVariables: [],
  builtInTools: ['end_call'],
  transfers: [],
  audio: { input: 'pcm_16000', output: 'pcm_16000' },
  overrides,
  asksOnRing: true,
  initiation: { url: addresses.initiation, headers: { [SECRET_HEADER]: { secretId: 'secret_of_rings' } } },
  postCall: {
    webhookId: 'webhook_0001',
    events: ['transcript', 'call_initiation_failure'],
    excludesTranscript: false,
    format: 'json',
  },
  dataCollection: {
    customer_name: { type: 'string', description: 'The name.' },
    unanswered_questions: { type: 'string', description: 'What it could not answer.' },
  },
  snapshot: {},
};

/** What is found of that agent, with `over` laid over it. */
export function seenAgent({ agent, ...over }: Partial<Omit<Seen, 'agent'>> & { agent?: Partial<Agent> } = {}): Seen {
  return {
    agent: { ...cleanAgent, ...agent },
    tools,
    toolVariables: [],
    webhook: {
      ...{ id: 'webhook_0001', name: 'Linekeeper', url: addresses.postCall, retries: true },
      ...{ isDisabled: false, isAutoDisabled: false, lastFailure: null },
    },
    voice: { isGone: false, expiresAt: null, instead: null },
    lines: [{ id: 'phnum_0001', label: 'Front desk', agentId: 'agent_0001' }],
    engine: null,
    ...over,
  };
}

/** What such an agent is held against. */
export function wantedAgent(over: Partial<Wanted> = {}): Wanted {
  return {
    business: Business.parse({ id: 'default', name: 'Salon Marigold', agentId: 'agent_0001', overrides }),
    supplied: new Set(['business_name', 'caller_memory', 'caller_name', 'greeting', 'call_ref']),
    mode: 'native',
    engine: null,
    otherMode: null,
    ringsItself: false,
    line: { id: 'phnum_0001' },
    addresses,
    isAsked: true,
    secretHeader: SECRET_HEADER,
    ...{ secretsThere: [], reportedAt: null, ownWebhook: 'webhook_0001' },
    tools,
    events: ['transcript', 'call_initiation_failure'],
    format: 'json',
    lineAudio: 'ulaw_8000',
    mostSeconds: 7200,
    liveEvents: ['interruption', 'agent_response_correction'],
    transfers: null,
    longestSeconds: null,
    now: new Date('2026-11-20T12:00:00.000Z'),
    ...over,
  };
}
