import type { FinishedCall } from './finished-call.ts';
import type { FetchedConversation } from './providers/voice-account.ts';

type Over = Pick<FetchedConversation, 'id' | 'agentId' | 'callSid' | 'direction' | 'startedAt' | 'durationSeconds'>;

/**
 * A call of which nothing is known yet but that it is over: it leaves the line with this, and what was said in it comes
 * with its report.
 */
export function overCall(
  { id, agentId, callSid, direction, startedAt, durationSeconds }: Over,
  status: FinishedCall['status'],
): FinishedCall {
  return {
    conversationId: id,
    agentId: agentId === '' ? null : agentId,
    callSid,
    callRef: null,
    callerKey: null,
    direction: direction ?? 'inbound',
    callerNumber: null,
    calledNumber: null,
    startedAt: new Date(startedAt * 1000).toISOString(),
    durationSeconds,
    status,
    ...{ outcome: null, endedBecause: null, dropped: false, title: null, summary: null },
    ...{ costCredits: null, costUsd: null, language: null, turns: [], collected: [], tools: [] },
  };
}
