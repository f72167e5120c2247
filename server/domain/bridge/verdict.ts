import { sentences } from '#contract/sentences.ts';
import { tell, type Told } from '#contract/told.ts';

/** How a bridged call came to its end; `code` is the close code of the agent's side, where that ended it. */
export type BridgeOutcome = {
  by: 'caller' | 'agent' | 'us';
  code: number | null;
  why: 'hung-up' | 'asked' | 'unreachable' | 'format' | 'silent' | 'slow' | 'not-begun' | BridgeLimit;
  /** Frames of sound that found no room. */
  dropped: number;
  /** Whether the agent was there at all. */
  isMet: boolean;
};

/** It lasted as long as the line allows: whoever spoke took their leave, or could not. */
type BridgeLimit = 'took-leave' | 'limit';

export type BridgeVerdict = {
  /** Kept with the call; null where there is nothing to explain. */
  reason: string | null;
  /** What the caller gets next: nothing where everything was said, else the line's words for it. */
  next: 'nothing' | 'goodbye' | 'error' | 'misconfigured';
};

/** ElevenLabs ends a conversation with these (elevenlabs.md §7.3). */
const NORMAL = [1000, 1005];
const BY_CODE: ReadonlyMap<number, string> = new Map([
  [1002, sentences.bridge_end_operation],
  [1008, sentences.bridge_end_contract],
  [1011, sentences.bridge_end_theirs],
]);
const CONTRACT = 1008;

/** What is to be said of the end of a bridged call, to the owner and to the caller. */
export function verdictOf(outcome: BridgeOutcome): BridgeVerdict {
  const { reason, next } = endOf(outcome);
  return { reason: reason ?? (outcome.dropped > 0 ? sentences.bridge_sound_lost : null), next };
}

function endOf({ by, code, why, isMet }: BridgeOutcome): BridgeVerdict {
  switch (why) {
    case 'took-leave':
      return { reason: sentences.bridge_end_limit, next: 'nothing' };
    case 'limit':
      return { reason: sentences.bridge_end_limit, next: 'goodbye' };
    case 'asked':
      return OVER;
    case 'hung-up':
      return by === 'caller' ? GONE : hungUpByAgent(code, isMet);
    case 'format':
      return { reason: sentences.bridge_end_format, next: 'misconfigured' };
    case 'unreachable':
      return { reason: sentences.bridge_end_unreachable, next: 'error' };
    case 'not-begun':
      return { reason: sentences.bridge_end_not_begun, next: 'error' };
    case 'silent':
    case 'slow':
      return { reason: sentences.bridge_end_lost, next: 'error' };
  }
}

const OVER: BridgeVerdict = { reason: null, next: 'nothing' };
/** For whoever hung up nobody asks what is next. Where it is asked, the way to the carrier broke, and they are there still. */
const GONE: BridgeVerdict = { reason: null, next: 'error' };

function hungUpByAgent(code: number | null, isMet: boolean): BridgeVerdict {
  if (isMet && code !== null && NORMAL.includes(code)) return OVER;
  const reason = (code === null ? undefined : BY_CODE.get(code)) ?? sentences.bridge_end_broken;
  return { reason, next: code === CONTRACT ? 'misconfigured' : 'error' };
}

/** What only this computer knows: the provider tells of the same end that the socket was closed. */
const NEARER = ['bridge_end_limit', 'bridge_sound_lost'] as const;
const FAILED = [
  ...(['bridge_end_operation', 'bridge_end_contract', 'bridge_end_theirs', 'bridge_end_format'] as const),
  ...(['bridge_end_unreachable', 'bridge_end_not_begun', 'bridge_end_unseen', 'bridge_end_lost'] as const),
  'bridge_end_broken',
] as const;

/** What the bridge said of the end of a call, where that counts more than whatever is told later. */
export function nearerReason(kept: string | null): string | null {
  return NEARER.some((code) => sentences[code] === kept) ? kept : null;
}

/** Why a bridged call ended, where that is what is kept of a call: the provider, which saw less of it, may say nothing. */
export function bridgeReason(kept: string | null): string | null {
  return [...NEARER, ...FAILED].some((code) => sentences[code] === kept) ? kept : null;
}

/** The same as it travels, for a call that failed; null for any other reason. */
export function failureOf(reason: string | null): Told | null {
  const failed = FAILED.find((code) => sentences[code] === reason);
  return failed === undefined ? null : tell(failed);
}
