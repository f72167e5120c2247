import type { FinishedCall, ToolOutcome } from '../../server/domain/finished-call.ts';
import type { Observation } from '../../server/domain/observation.ts';

/** An observation with nothing special about it; give what matters. */
export function anObservation(over: Partial<Observation> & Pick<Observation, 'id'>): Observation {
  return {
    ...{ subject: 'self', slot: 'preferred_staff', value: 'Maria', negated: false, source: 'caller', confidence: 0.9 },
    ...{ sensitivity: 'normal', saidAt: '2026-11-01T10:00:00.000Z', callId: `call-${over.id}`, turn: 1, quote: null },
    ...{ correction: false, quarantine: null, pinned: false, approvedAt: null, forgottenAt: null, expiresAt: null },
    ...over,
  };
}

type Script = {
  turns?: readonly (readonly ['agent' | 'caller', string])[];
  collected?: Record<string, string>;
  tools?: readonly Partial<ToolOutcome>[];
  startedAt?: string;
};

/** A finished call from what was said, five seconds a turn. */
export function aFinishedCall({
  turns = [],
  collected = {},
  tools = [],
  startedAt = '2026-11-18T10:00:00.000Z',
}: Script): FinishedCall {
  return {
    ...{ conversationId: 'conv_1', agentId: null, callSid: null, callRef: null, callerKey: null, direction: 'inbound' },
    ...{ callerNumber: null, calledNumber: null, startedAt, durationSeconds: 60, status: 'ended', outcome: 'success' },
    ...{
      endedBecause: null,
      dropped: false,
      title: null,
      summary: null,
      costCredits: null,
      costUsd: null,
      language: null,
    },
    turns: turns.map(([role, text], index) => ({ role, text, atSeconds: index * 5, interrupted: false })),
    collected: Object.entries(collected).map(([slot, value]) => ({ slot, value })),
    tools: tools.map((tool) => ({ tool: 'lookup', input: {}, output: {}, failed: false, atSeconds: 20, ...tool })),
  };
}
