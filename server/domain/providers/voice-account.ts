import type { EnabledOverrides } from '#contract/businesses.ts';

import type { SpeechEngines } from './speech-engines.ts';

/**
 * The ElevenLabs account in our words. `server/integrations/elevenlabs` speaks to it; every method throws
 * `ProviderFault`. What a document holds beyond these fields is kept as it is by every change.
 */
export type VoiceAccount = {
  agents: {
    list(): Promise<readonly AgentEntry[]>;
    read(id: string): Promise<Agent>;
    /** Reads, changes and writes only the parts that differ. */
    change(id: string, change: AgentChange): Promise<void>;
    /** Puts the parts that `change` may touch back, to the letter. */
    restore(id: string, snapshot: AgentSnapshot): Promise<void>;
  };
  numbers: {
    list(): Promise<readonly VoiceNumber[]>;
    /** The provider then sets the voice address of a Twilio number to its own. */
    add(number: NewVoiceNumber): Promise<{ id: string }>;
    /** Which agent answers it; null: none. */
    assign(id: string, agentId: string | null): Promise<void>;
    remove(id: string): Promise<void>;
  };
  /** Values that the provider puts into the headers of its requests to us; it never tells them. */
  secrets: {
    list(): Promise<readonly { id: string; name: string }[]>;
    add(name: string, value: string): Promise<{ id: string }>;
    replace(id: string, name: string, value: string): Promise<void>;
    remove(id: string): Promise<void>;
  };
  webhooks: {
    list(): Promise<readonly VoiceWebhook[]>;
    /** The secret is told this one time. */
    add(name: string, url: string): Promise<{ id: string; secret: string }>;
    /** Switches it on, with the provider's five tries. */
    enable(id: string, name: string): Promise<void>;
    /** Only one that nothing uses any more. */
    remove(id: string): Promise<void>;
  };
  tools: {
    list(): Promise<readonly VoiceTool[]>;
    /** By the id of a tool of whatever kind: the variables it uses. */
    variables(): Promise<ReadonlyMap<string, readonly string[]>>;
    add(tool: VoiceTool['tool']): Promise<{ id: string }>;
    change(id: string, tool: VoiceTool['tool']): Promise<void>;
    remove(id: string): Promise<void>;
  };
  engines: SpeechEngines;
  conversations: {
    /** Newest first unless `oldestFirst`. `after` and `before` are unix seconds. */
    list(query: ConversationQuery): Promise<ConversationPage>;
    read(id: string): Promise<FetchedConversation>;
    /** MP3 as it comes; ends when the signal aborts. */
    audio(id: string, signal: AbortSignal): Promise<{ type: string; bytes: AsyncIterable<Uint8Array> }>;
    /** No fault where it is gone already. */
    remove(id: string): Promise<void>;
    /** Where a conversation with this agent or engine is held: an address that proves itself, for one conversation. */
    address(farSide: string, signal: AbortSignal): Promise<string>;
  };
  calls: {
    /** Rings a phone: is sent once, whatever happens. */
    start(call: OutgoingCall): Promise<{ conversationId: string | null; callSid: string | null }>;
    /** TwiML that joins a call on our own Twilio number to the agent. */
    register(call: RegisteredCall): Promise<string>;
  };
  voices: {
    read(id: string): Promise<Voice>;
    /** Those that the account may speak with. */
    list(): Promise<readonly Voice[]>;
  };
};

/** `gender` as the account has it labelled, to find one that is alike. */
export type Voice = { id: string; name: string; gender: string | null; expiresAt: string | null };

export type AgentEntry = { id: string; name: string; lastCallAt: string | null };

/** The wire's own subtrees, opaque to everybody but the integration. */
export type AgentSnapshot = { readonly [part: string]: unknown };

/** `number` is E.164, `when` plain words for the model. */
export type AgentTransfer = { number: string; when: string };

export type AgentDirection = { url: string; headers: Readonly<Record<string, string | { secretId: string }>> };

export type Agent = {
  id: string;
  name: string;
  language: string | null;
  prompt: string;
  firstMessage: string;
  /** What it says by itself later in a call, such as while an answer takes long. */
  otherWords: readonly string[];
  voiceId: string | null;
  /** A model of the owner's own behind it; `replaced` where the provider's takes its place unasked when it is slow. */
  ownModel: 'none' | 'kept' | 'replaced';
  /** After how many seconds it ends a call by itself; null where it does not say. */
  longestSeconds: number | null;
  /** What it tells of a call over its socket while that goes on, in the provider's words; empty where it does not say. */
  liveEvents: readonly string[];
  /** Declared with a value for tests in the dashboard. */
  placeholders: Readonly<Record<string, string | number | boolean>>;
  toolIds: readonly string[];
  /** Variables that tools use which stand in the agent itself, such as what is said to an answering machine. */
  toolVariables: readonly string[];
  /** Provider's own tools that are on, such as `end_call` and `transfer_to_number`. */
  builtInTools: readonly string[];
  /** Whom it may put callers through to by itself, and when; empty where it has not that tool. */
  transfers: readonly AgentTransfer[];
  audio: { input: string | null; output: string | null };
  overrides: EnabledOverrides;
  /** Whether it asks for conversation initiation data, and where, if it has a place of its own. */
  asksOnRing: boolean;
  initiation: AgentDirection | null;
  postCall: {
    webhookId: string | null;
    events: readonly string[];
    excludesTranscript: boolean;
    format: string | null;
  } | null;
  dataCollection: Readonly<Record<string, { type: string; description: string }>>;
  snapshot: AgentSnapshot;
};

export type AgentChange = Partial<
  Pick<
    Agent,
    'firstMessage' | 'prompt' | 'language' | 'voiceId' | 'toolIds' | 'asksOnRing' | 'initiation' | 'placeholders'
  >
> & {
  /** Only flags that are named are touched. */
  overrides?: Partial<EnabledOverrides>;
  longestSeconds?: number;
  audio?: { input: string; output: string };
  liveEvents?: readonly string[];
  /** Nobody answers in the place of the owner's own model. */
  ownModelOnly?: true;
  /** As JSON and with the transcript. */
  postCall?: { webhookId: string; events: readonly string[] };
  /** Fields that are added or replaced; others stay. */
  dataCollection?: Readonly<Record<string, { type: 'string' | 'boolean' | 'integer' | 'number'; description: string }>>;
  /** Provider's own tools to switch on; others stay. */
  builtInTools?: readonly ('end_call' | 'language_detection')[];
  /** In the place of those it had; none takes the tool away. */
  transferNumbers?: readonly AgentTransfer[];
};

export type VoiceNumber = {
  id: string;
  /** E.164. */
  number: string;
  label: string;
  carrier: 'twilio' | 'sip_trunk' | 'other';
  agentId: string | null;
};

export type NewVoiceNumber = { number: string; label: string; agentId?: string } & (
  | { carrier: 'twilio'; accountSid: string; authToken: string; apiKey?: { sid: string; secret: string } }
  | { carrier: 'sip_trunk'; inbound: SipInbound | null; outbound: SipOutbound | null }
);
export type SipLogin = { username: string; password: string };
export type SipEncryption = 'disabled' | 'allowed' | 'required';
export type SipInbound = { allowedAddresses: readonly string[]; login: SipLogin | null; encryption: SipEncryption };
export type SipOutbound = {
  address: string;
  transport: 'auto' | 'udp' | 'tcp' | 'tls';
  login: SipLogin | null;
  encryption: SipEncryption;
};

export type VoiceWebhook = {
  id: string;
  name: string;
  url: string;
  isDisabled: boolean;
  isAutoDisabled: boolean;
  retries: boolean | null;
  lastFailure: { at: string; status: number | null } | null;
};

/** A field of a tool: filled in by the model, by a variable, or fixed. */
export type ToolField = { type: 'string' | 'number' | 'integer' | 'boolean'; required: boolean } & (
  | { description: string; oneOf?: readonly string[] }
  | { variable: string }
  | { constant: string | number | boolean }
);
export type VoiceTool = {
  id: string;
  /** Whoever else uses it keeps it from being removed. */
  tool: {
    name: string;
    description: string;
    url: string;
    method: 'GET' | 'POST';
    headers: Readonly<Record<string, string | { secretId: string } | { variable: string }>>;
    fields: Readonly<Record<string, ToolField>>;
    timeoutSeconds: number;
  };
};

export type ConversationState = 'live' | 'processing' | 'done' | 'failed';
export type ConversationQuery = {
  agentId?: string;
  after?: number;
  before?: number;
  cursor?: string | null;
  pageSize?: number;
  oldestFirst?: boolean;
  /** Only those of this caller's key (`user_id`). */
  userId?: string;
};
export type ConversationEntry = {
  id: string;
  agentId: string;
  /** Unix seconds. */
  startedAt: number;
  durationSeconds: number;
  state: ConversationState;
  direction: 'inbound' | 'outbound' | null;
};
export type FetchedConversation = ConversationEntry & {
  /** Whether somebody speaks in it, rather than that it is still put through. */
  isUnderWay: boolean;
  /** Of the phone call it belongs to, where it is one. */
  callSid: string | null;
  /** What the post-call webhook brings of it, ready for the inbox; null while it is not over. */
  delivery: { kind: string; body: string } | null;
};
export type ConversationPage = { conversations: readonly ConversationEntry[]; nextCursor: string | null };

/** The same object that the personalize webhook answers with, without its `type`. */
export type InitiationData = Readonly<Record<string, unknown>>;
export type OutgoingCall = {
  agentId: string;
  numberId: string;
  carrier: 'twilio' | 'sip_trunk';
  to: string;
  initiation: InitiationData;
  ringSeconds: number;
};
export type RegisteredCall = {
  agentId: string;
  from: string;
  to: string;
  direction: 'inbound' | 'outbound';
  initiation: InitiationData;
};
