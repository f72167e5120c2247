import type { CallStatus, CallSummary } from '#contract/calls.ts';
import { bridgeReason, nearerReason } from './bridge/verdict.ts';
import { laterStatus } from './call-progress.ts';
import type { FinishedCall } from './finished-call.ts';

/** A call as it is stored: the summary's facts about the line, without the words. Times are ISO instants. */
export type CallRecord = Omit<CallSummary, 'callerId' | 'callerName' | 'maskedNumber' | 'rehearsal' | 'isRinging'> & {
  identityId: number | null;
  personId: string | null;
  personPinned: boolean;
  agentId: string | null;
  endedAt: string | null;
  statedName: string | null;
  renames: boolean;
  audioFile: string | null;
};

/** What the ringing tells about a call. */
export type Ring = Pick<
  CallRecord,
  'id' | 'businessId' | 'identityId' | 'conversationId' | 'callSid' | 'agentId' | 'startedAt'
>;

export const DEFAULT_BUSINESS = 'default';

/**
 * Whose call it is once there is news about it. The default business has every call of which nothing better is known;
 * a call that has found its business stays there.
 */
export function homeOf(known: string, news: string): string {
  return known === DEFAULT_BUSINESS ? news : known;
}

/** What every call is while it rings. */
const BEGUN = {
  direction: 'inbound',
  status: 'live',
  durationSeconds: null,
  outcome: null,
  endedBecause: null,
  dropped: false,
  title: null,
  summary: null,
  costCredits: null,
  costUsd: null,
} as const;

export function ringing(ring: Ring): CallRecord {
  return {
    ...ring,
    ...BEGUN,
    personId: null,
    personPinned: false,
    endedAt: null,
    statedName: null,
    renames: false,
    audioFile: null,
  };
}

/** A call that has just begun as the window shows it, without a look into the store. */
export function rungCall(
  { id, businessId, conversationId, callSid, startedAt }: Ring,
  who: Pick<CallSummary, 'callerId' | 'callerName' | 'maskedNumber'>,
): CallSummary {
  return { id, businessId, conversationId, callSid, startedAt, ...BEGUN, ...who, isRinging: false, rehearsal: false };
}

/** A ring only fills gaps: it may be a repeat, or arrive after the call was already reported as over. */
export function withRing(call: CallRecord, ring: Ring): CallRecord {
  const started = call.status === 'live' && ring.startedAt < call.startedAt ? ring.startedAt : call.startedAt;
  return { ...call, ...knownIds(call, ring), startedAt: started };
}

/**
 * How far the provider has told of a call. Where no conversation is known, an end is only that of the line, or of our
 * patience: what the provider says of the conversation still counts, whichever came first.
 */
export function toldStatus({ status, conversationId }: Pick<CallRecord, 'status' | 'conversationId'>): CallStatus {
  return conversationId === null ? 'live' : status;
}

/**
 * The words of a withheld caller are not kept: without `words` title, summary and stated name are empty, and so is why
 * the call ended, which a provider may tell in the caller's own words.
 */
export function withFinish(
  call: CallRecord,
  finish: FinishedCall,
  known: Pick<Ring, 'businessId' | 'identityId'>,
  words: { statedName: string | null; renames: boolean; title: string | null; summary: string | null } | null,
): CallRecord {
  const ids = knownIds(call, {
    ...known,
    conversationId: finish.conversationId,
    callSid: finish.callSid,
    agentId: finish.agentId,
  });
  if (laterStatus(toldStatus(call), finish.status) !== finish.status) return { ...call, ...ids };
  return {
    ...call,
    ...ids,
    direction: finish.direction,
    status: finish.status,
    startedAt: finish.startedAt,
    endedAt: later(finish.startedAt, finish.durationSeconds ?? 0),
    durationSeconds: finish.durationSeconds,
    outcome: finish.outcome,
    endedBecause: nearerReason(call.endedBecause) ?? (words && finish.endedBecause) ?? bridgeReason(call.endedBecause),
    dropped: finish.dropped,
    title: words?.title ?? null,
    summary: words?.summary ?? null,
    statedName: words?.statedName ?? null,
    renames: words?.renames ?? false,
    costCredits: finish.costCredits,
    costUsd: finish.costUsd,
  };
}

/** One call that had begun as two: what `kept` does not know is taken from `gone`. */
export function joinedCalls(kept: CallRecord, gone: CallRecord): CallRecord {
  const pinned = [kept, gone].find(({ personPinned }) => personPinned);
  return {
    ...kept,
    ...knownIds(kept, gone),
    personId: pinned?.personId ?? kept.personId ?? gone.personId,
    personPinned: pinned !== undefined,
    audioFile: kept.audioFile ?? gone.audioFile,
  };
}

type Ids = Pick<CallRecord, 'businessId' | 'identityId' | 'conversationId' | 'callSid' | 'agentId'>;

/** A number as another business knows it is never taken over: it would open that one's memory (decision 0020). */
function knownIds(call: Ids, news: Ids): Ids {
  return {
    businessId: call.businessId,
    identityId: call.identityId ?? (news.businessId === call.businessId ? news.identityId : null),
    conversationId: call.conversationId ?? news.conversationId,
    callSid: call.callSid ?? news.callSid,
    agentId: call.agentId ?? news.agentId,
  };
}

/** `seconds` after an instant, as an instant. */
export function later(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + Math.round(seconds * 1000)).toISOString();
}
