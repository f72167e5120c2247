import { homeOf, joinedCalls, type CallRecord } from '../domain/call-record.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallHome } from './call-home.ts';

type Ids = { callRef: string | null; callSid: string | null; conversationId: string | null };

export type CallRows = ReturnType<typeof createCallRows>;

/** True when both are known and not the same. */
export function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

/**
 * Finds the row of a call by every id it is known under. A ring often knows only the CallSid and a recording only the
 * conversation, so one call may have begun as two rows: whoever knows both ids makes them one.
 */
export function createCallRows({ stores, home }: { stores: Stores; home: CallHome }) {
  function join(rung: CallRecord, heard: CallRecord): CallRecord {
    const [first, second] = heard.status === 'live' ? [rung, heard] : [heard, rung];
    const businessId = homeOf(first.businessId, second.businessId);
    const [kept, gone] = [home.bring(first, businessId), home.bring(second, businessId)];
    const joined = joinedCalls(kept, gone);
    stores.calls.absorb(joined, gone.id);
    if (joined.personPinned) give(joined);
    return joined;
  }

  /** What was learned under either row goes to whom staff said. */
  function give({ id, personId }: CallRecord): void {
    for (const store of [stores.facts, stores.tasks, stores.passages]) store.assign(id, personId);
  }

  return {
    /**
     * The call, and the CallSid that is free for it: a second conversation within one phone call is a call of its own.
     * Call inside a transaction.
     */
    find({ callRef, callSid, conversationId }: Ids): { call: CallRecord | undefined; callSid: string | null } {
      const heard = conversationId === null ? undefined : stores.calls.findByConversation(conversationId);
      const ofSid = callSid === null ? undefined : stores.calls.findBySid(callSid);
      const echoed = callRef === null ? undefined : stores.calls.find(callRef);
      const fits = (call: CallRecord | undefined): boolean =>
        call !== undefined &&
        !differ(call.conversationId, conversationId) &&
        !differ(call.callSid, heard?.callSid ?? callSid);
      const rung = [ofSid, echoed].find(fits);
      const freeSid = ofSid === undefined || ofSid === rung || ofSid.id === heard?.id ? callSid : null;
      if (!heard || !rung || rung.id === heard.id) return { call: heard ?? rung, callSid: freeSid };
      return { call: join(rung, heard), callSid: freeSid };
    },
  };
}
