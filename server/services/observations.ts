import { later } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import type { Finding, Trade } from '../domain/observation.ts';
import { slotOf } from '../domain/slots.ts';
import { quarantineReason } from '../domain/suspicion.ts';
import { newId } from '../platform/ids.ts';
import type { StoredFact } from '../store/facts-store.ts';

/** A fact that nobody has looked at yet; where it stands is worked out by the refresh that follows. */
export function toFact(
  finding: Finding,
  at: { saidAt: string; trade: Trade; personId: string | null; callId: string | null },
): StoredFact {
  const slot = slotOf(finding.slot, at.trade);
  return {
    id: newId(),
    ...finding,
    personId: at.personId,
    callId: at.callId,
    saidAt: at.saidAt,
    sensitivity: slot.sensitivity,
    quarantine: quarantineReason(slot, finding.value, finding.source),
    pinned: false,
    approvedAt: null,
    forgottenAt: null,
    expiresAt: null,
    status: 'pending',
    trueTo: null,
    retiredAt: null,
    pendingReason: null,
  };
}

/** When a finding was said: at its turn; else at the start, so that words we can quote outweigh an analysis we cannot. */
export function saidAt(call: FinishedCall, finding: Finding): string {
  const seconds = finding.turn === null ? undefined : call.turns[finding.turn]?.atSeconds;
  return later(call.startedAt, seconds ?? 0);
}
