import type { CallRecord } from '../domain/call-record.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallIdentity } from './call-identity.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import type { People } from './people.ts';

type Deps = { stores: Stores; identity: CallIdentity; people: People; refresh: MemoryRefresh };

export type CallHome = ReturnType<typeof createCallHome>;

/** Keeps a call, its number and its people within one business. */
export function createCallHome({ stores, identity, people, refresh }: Deps) {
  /**
   * Regroups the people behind a number and refreshes everybody it touched.
   * @param finishedCallId the call that was just learned from; who calls sees to the search index then
   */
  function settle(identityId: number, finishedCallId: string | null = null): string[] {
    const callers = [...people.regroup(identityId, finishedCallId)];
    for (const personId of callers) refresh(personId, finishedCallId === null ? 'now' : 'later');
    return callers;
  }

  /** What the number's people are without the call that left; a number that is nobody's any more goes too. */
  function leave(identityId: number, personId: string | null): void {
    const settled = settle(identityId);
    const stays = personId !== null && stores.people.businessOf(personId) !== undefined;
    if (stays && !settled.includes(personId)) refresh(personId);
    if (stores.people.personsOf(identityId).length === 0) stores.people.removeIdentity(identityId);
  }

  return {
    settle,
    /**
     * A call that turns out to be of another business, with all that was learned from it, put down to the people of that
     * one. What the agent was told when it rang came from the other business's memory, so no record of it comes along.
     * Call inside a transaction.
     */
    bring(call: CallRecord, businessId: string): CallRecord {
      if (call.businessId === businessId) return call;
      const { identityId, personId, startedAt } = call;
      const there = identityId === null ? null : identity.sameNumberIn(businessId, identityId, startedAt);
      const moved = { ...call, businessId, identityId: there, personId: null, personPinned: false };
      people.move(call.id, null);
      stores.calls.save(moved);
      stores.words.removePack(call.id);
      stores.reports.removeResults(call.id);
      if (there !== null) settle(there);
      if (identityId !== null) leave(identityId, personId);
      return stores.calls.find(call.id) ?? moved;
    },
  };
}
