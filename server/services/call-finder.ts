import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Stores } from '../store/open-stores.ts';
import type { RingLog } from './ring-log.ts';
import { differ } from './call-rows.ts';

/** What the agent says about the call it is in. All three are ours or the provider's; none of them names a caller. */
export type CallClue = { callRef: string | null; callSid: string | null; conversationId: string | null };

export type CallFinder = ReturnType<typeof createCallFinder>;

/** Finds the call that a tool request belongs to. */
export function createCallFinder({ stores, ringLog }: { stores: Stores; ringLog: RingLog }) {
  /** Every clue that is given must point at the same call. Throws `unavailable` while its ring cannot be written. */
  return function callOf({ callRef, callSid, conversationId }: CallClue): CallRecord | undefined {
    // The ring may have been answered a moment ago and not be written yet.
    if (ringLog.waiting() > 0) ringLog.flush();
    const found = [
      callRef === null ? undefined : stores.calls.find(callRef),
      callSid === null ? undefined : stores.calls.findBySid(callSid),
      conversationId === null ? undefined : stores.calls.findByConversation(conversationId),
    ].filter((call) => call !== undefined);
    if (found.length === 0 && ringLog.waiting() > 0) throw refused('unavailable', tell('call_not_found_yet'));
    const [first] = found;
    if (!first || found.some(({ id }) => id !== first.id)) return undefined;
    // A clue that leads nowhere by itself may still contradict what is known of the call that another one led to.
    if (differ(callSid, first.callSid) || differ(conversationId, first.conversationId)) return undefined;
    if (first.conversationId !== null || conversationId === null) return first;
    const learned = { ...first, conversationId };
    stores.calls.save(learned);
    return learned;
  };
}
