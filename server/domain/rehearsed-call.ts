import type { RehearsedTurn } from '#contract/rehearsals.ts';

import type { FinishedCall } from './finished-call.ts';
import { hideDictated } from './masked-turns.ts';
import type { Spoken } from './rehearsal-script.ts';
import { timesOf } from './rehearsal-timing.ts';

type Played = {
  callRef: string;
  conversationId: string;
  at: string;
  turns: readonly RehearsedTurn[];
  collected: Readonly<Record<string, string>>;
};

/** A call that was only played, as it would be reported by the provider: it costs nothing, and nobody judged it. */
export function toRehearsedCall({ callRef, conversationId, at, turns, collected }: Played): FinishedCall {
  const { starts, duration } = timesOf(turns.map(toScripted));
  const spoken = turns.map((turn, index) => ({ ...turn, atSeconds: starts[index] ?? 0, interrupted: false }));
  return {
    ...{ conversationId, callRef, agentId: null, callSid: null, callerKey: null },
    ...{ callerNumber: null, calledNumber: null, direction: 'inbound', startedAt: at, durationSeconds: duration },
    ...{ status: 'ended', outcome: null, endedBecause: null, dropped: false, title: null, summary: null },
    ...{ costCredits: null, costUsd: null, language: null },
    turns: hideDictated(spoken),
    collected: Object.entries(collected).map(([slot, value]) => ({ slot, value })),
    tools: [],
  };
}

function toScripted({ role, text }: RehearsedTurn): Spoken {
  return role === 'agent' ? { agent: text } : { caller: text };
}
