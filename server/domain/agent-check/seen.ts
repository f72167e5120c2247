import type { Business } from '#contract/businesses.ts';
import type { ConnectWish } from '#contract/connect.ts';
import type { HeaderSecret } from '../connect/found.ts';
import type { SpeechEngine } from '../providers/speech-engines.ts';
import type { Agent, AgentTransfer, Voice, VoiceTool, VoiceWebhook } from '../providers/voice-account.ts';

export type WantedTool = VoiceTool['tool'];

/** `instead`: another one of the account that lasts, where this one does not. */
export type SeenVoice = {
  isGone: boolean;
  expiresAt: string | null;
  instead: Pick<Voice, 'id' | 'name'> | null;
};

/** What was found at the provider about the agent of one business. */
export type Seen = {
  agent: Agent;
  /** The tools the agent has; one that its list names and the account does not is left out. */
  tools: readonly WantedTool[];
  /** Variables that any tool of the agent's uses, those of other kinds included. */
  toolVariables: readonly string[];
  /** The webhook that finished calls are sent to; null where the agent names none, or the account no such one. */
  webhook: VoiceWebhook | null;
  /** The voice it speaks with: null where nothing is known of it. */
  voice: SeenVoice | null;
  /** The shop's own numbers there. */
  lines: readonly { id: string; label: string; agentId: string | null }[];
  /** The Speech Engine that hears and speaks for the owner's own model; null where there is none. */
  engine: SpeechEngine['engine'] | null;
};

/** `socketUrl` is null while this computer has no public address. */
type WantedEngine = {
  socketUrl: string | null;
  /** Headers that it has to send, by name. */
  headers: readonly string[];
  /** Whether a model of the owner's own is set up. */
  hasModel: boolean;
  /** Whether a line of the shop has its sound through this computer. */
  isUsed: boolean;
};

/** How it has to be, so that a call to this business works. */
export type Wanted = {
  business: Business;
  /** Every variable our answer brings. */
  supplied: ReadonlySet<string>;
  mode: ConnectWish['mode'];
  /** How the Speech Engine has to be; null where the owner's own model is not to think. */
  engine: WantedEngine | null;
  /** How the owner chose since that the shop's lines are answered, where none is answered as set up; else null. */
  otherMode: ConnectWish['mode'] | null;
  /** Whether the phone that is to ring where nothing else answers is one of the shops' own lines. */
  ringsItself: boolean;
  /** The number that was chosen at the setup, with its id where it was at the provider already; null where none was. */
  line: { id: string | null } | null;
  /** Null while this computer has no public address: then nothing is said of addresses. */
  addresses: { initiation: string; postCall: string } | null;
  /** Whether a request with the right secret came over the present address lately. */
  isAsked: boolean;
  /** The header that carries our secret. */
  secretHeader: string;
  /** Secrets of which the provider has an older one; `isBelieved` while that one still counts here. */
  secretsThere: readonly { name: HeaderSecret; isBelieved: boolean }[];
  /** When a report of a finished call was last accepted, or at the earliest could have been; null where nobody knows. */
  reportedAt: string | null;
  /** The webhook that we made for finished calls; null where the owner did, or nobody. */
  ownWebhook: string | null;
  tools: readonly WantedTool[];
  /** Kinds of post-call events in the provider's words: the first is the one that everything is learned from. */
  events: readonly [string, ...string[]];
  /** What the format of finished calls has to be called. */
  format: string;
  /** The format of a telephone line in the provider's words. */
  lineAudio: string;
  /** No call may last longer there, in seconds. */
  mostSeconds: number;
  /** What is to be told of a call whose sound goes through this computer. */
  liveEvents: readonly string[];
  /** Whom it is to put callers through to; null where that is none of ours. */
  transfers: readonly AgentTransfer[] | null;
  /** How long a call may last, in seconds; null: no limit is set. */
  longestSeconds: number | null;
  now: Date;
};

/** Whether a header of that name is sent, with whatever value: the provider tells no secret. */
export function sendsHeader(headers: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.keys(headers).some((each) => each.toLowerCase() === name.toLowerCase());
}
