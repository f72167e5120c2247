import type { Business, EnabledOverrides } from '#contract/businesses.ts';
import type { ConnectWish } from '#contract/connect.ts';
import type { Told } from '#contract/told.ts';

import type { Fallback, LineRoutes, PhoneLine } from '../providers/phone-account.ts';
import type { SpeechEngine } from '../providers/speech-engines.ts';
import type {
  Agent,
  AgentChange,
  AgentTransfer,
  VoiceNumber,
  VoiceTool,
  VoiceWebhook,
} from '../providers/voice-account.ts';

/** The secret headers by which the agent's provider proves itself to us: `brain` is the Speech Engine's. */
export type HeaderSecret = 'initiation' | 'tool' | 'brain';

/** What stands at the providers now. `line` is null where the wish needs nothing of Twilio. */
export type Found = {
  agent: Agent;
  secrets: readonly { id: string; name: string }[];
  webhooks: readonly VoiceWebhook[];
  tools: readonly VoiceTool[];
  numbers: readonly VoiceNumber[];
  line: PhoneLine | null;
  fallbacks: readonly { id: string; name: string; url: string }[];
  /** Ours for this business; null where there is none, or the owner's model is not to think. */
  engine: SpeechEngine | null;
};

/** Something of ours at a provider, as it was noted down: its id, and what it held when we last wrote it. */
export type Held = { id: string; mark: string };

/** The provider's own words for what is asked of an agent; the first event is the one that everything is learned from. */
export type ProviderWords = {
  events: readonly [string, ...string[]];
  format: string;
  lineAudio: string;
  /** No call may last longer. */
  mostSeconds: number;
  /** What is to be told of a call whose sound goes through this computer, while it goes on. */
  liveEvents: readonly string[];
};

/** What we know and want ourselves. Nothing in it is secret: the `mark` of a secret is a keyed hash. */
export type Ours = {
  wish: ConnectWish;
  words: ProviderWords;
  business: Business;
  publicUrl: string;
  /** Distinguishes this installation's things at a provider from another's. */
  tag: string;
  /** The mark of the secret in force; null where none is set. */
  secrets: Readonly<Record<HeaderSecret, string | null>>;
  /** Whether somebody else than we set the secret that finished calls are signed with. */
  webhookSecretGiven: boolean;
  /** By the id of the step that made it. */
  held: Readonly<Record<string, Held | undefined>>;
  /** The shop's own number in E.164; null where no line is meant. */
  number: string | null;
  /** Whether calls to it are already taken for this business's. */
  numberIsKnown: boolean;
  /** Whether the environment says which overrides are used. */
  overridesAreFixed: boolean;
  /** Whom the agent is to put callers through to by itself; null where that is none of ours. */
  transfers: readonly AgentTransfer[] | null;
  /** How long a call to this business may last, in seconds; null: no limit is set. */
  longestSeconds: number | null;
  /** Whether texts about appointments are sent, and so answers to them are to arrive here. */
  textsOn: boolean;
  /** Whom to ring where the fallback is a person, in E.164. */
  forwardTo: string | null;
};

/** What doing a step means. */
export type StepAction =
  | { kind: 'own-secret'; name: HeaderSecret }
  | { kind: 'secret'; name: HeaderSecret; title: string; replaces: string | null }
  | { kind: 'webhook'; title: string; url: string; stale: readonly string[] }
  | { kind: 'webhook-on'; id: string; title: string }
  | { kind: 'tool'; tool: VoiceTool['tool']; replaces: VoiceTool | null }
  | { kind: 'agent'; change: AgentChange }
  | { kind: 'engine'; engine: SpeechEngine['engine']; replaces: string | null }
  | { kind: 'import' }
  | { kind: 'assign'; numberId: string; agentId: string }
  | { kind: 'routes'; sid: string; routes: Partial<LineRoutes> }
  | { kind: 'fallback'; fallback: Fallback; mark: string; replaces: string | null }
  | { kind: 'business'; agentId: string; overrides: EnabledOverrides; notice: boolean; addsNumber: boolean };

export type PlannedStep = {
  id: string;
  provider: 'elevenlabs' | 'twilio' | 'linekeeper';
  told: Told;
  before: string | null;
  after: string | null;
  isDone: boolean;
  /** Null where nothing is to do, and while a step before it has not made what it builds on. */
  action: StepAction | null;
  /** Whether our public address is in it. */
  bearsAddress: boolean;
  /** Whether every business of this installation uses what it makes. */
  isShared: boolean;
};

export type Situation = { found: Found; ours: Ours };
