import { AppError } from '#contract/errors.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';

/** Words moved in the search index in one go: each costs about a millisecond, and the phone must be answered meanwhile. */
const AT_ONCE = 16;

export type PersonMoves = ReturnType<typeof createPersonMoves>;

/**
 * Moves calls, with what was learned from them, between people of one business. Whose call it is is pinned for every
 * call of the numbers involved: what staff sorted out must not fall apart when a delivery comes late or again. All but
 * the words belongs in one transaction; the words follow, or go before, in small steps.
 */
export function createPersonMoves({ stores, now }: { stores: Stores; now: () => Date }) {
  function callOf(id: string): CallRecord & { identityId: number } {
    const call = stores.calls.find(id);
    if (!call) throw new AppError('not_found', 'There is no such call.');
    if (call.identityId === null)
      throw new AppError('conflict', 'The number of this call was withheld: nothing of it is remembered for anybody.');
    return { ...call, identityId: call.identityId };
  }

  function businessOf(personId: string): string {
    const found = stores.people.businessOf(personId);
    if (found === undefined) throw new AppError('not_found', 'There is no such caller.');
    return found;
  }

  function give(call: CallRecord & { identityId: number }, personId: string): void {
    stores.personEdits.link(call.identityId, personId);
    stores.personEdits.pin(call.id, personId);
    stores.facts.assign(call.id, personId);
    stores.tasks.assign(call.id, personId);
  }

  /** Somebody who made no call from a number, and has another one, was only taken for its owner. */
  function letGo(identityId: number, personId: string): void {
    const others = stores.people.identitiesOf(personId).filter(({ id }) => id !== identityId);
    if (others.length > 0 && stores.personEdits.callsFrom(identityId, personId) === 0)
      stores.personEdits.unlink(identityId, personId);
  }

  /** Moves the words of a call to whoever it is put down to by then, a few at a time. */
  async function indexFor(callId: string, wanted: () => string | null | undefined): Promise<void> {
    for (;;) {
      const moved = stores.transact(() => {
        const personId = wanted();
        return personId ? stores.personEdits.reindex(callId, personId, AT_ONCE) : 0;
      });
      if (moved < AT_ONCE) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  function mayMerge(keep: string, gone: string): void {
    if (keep === gone) throw new AppError('conflict', 'This is one caller already.');
    if (businessOf(keep) !== businessOf(gone))
      throw new AppError('conflict', 'These are callers of two businesses: what they told one is not for the other.');
  }

  return {
    /** Throws `not_found`, or `conflict` for callers of two businesses. */
    mayMerge,
    /** Moves the words of all calls of one to the other beforehand. */
    async wordsOf(gone: string, keep: string): Promise<void> {
      const isThere = (): string | null => (stores.people.businessOf(keep) === undefined ? null : keep);
      for (const { id } of stores.calls.ofPerson(gone)) await indexFor(id, isThere);
    },
    /** Moves the words of these calls to whoever they are put down to. */
    async index(callIds: readonly string[]): Promise<void> {
      for (const id of callIds) await indexFor(id, () => stores.calls.find(id)?.personId);
    },
    absorb(keep: string, gone: string): { identities: number[]; calls: string[] } {
      mayMerge(keep, gone);
      const calls = stores.calls.ofPerson(gone).map(({ id }) => id);
      stores.personEdits.absorb(keep, gone);
      const identities = stores.people.identitiesOf(keep).map(({ id }) => id);
      identities.forEach(stores.personEdits.pinAll);
      return { identities, calls };
    },
    /** Throws `conflict` where nothing would be left of the one, or nothing goes to the other. */
    split(id: string, callIds: readonly string[]): { created: string; identities: Set<number> } {
      businessOf(id);
      const calls = callIds.map(callOf);
      if (calls.some(({ personId }) => personId !== id))
        throw new AppError('conflict', 'One of these calls is not of this caller.');
      const identities = new Set(calls.map(({ identityId }) => identityId));
      const chosen = new Set(callIds);
      if (stores.calls.ofPerson(id).every((call) => chosen.has(call.id)))
        throw new AppError('conflict', 'These are all calls of this caller: leave at least one.');
      const created = newId();
      identities.forEach(stores.personEdits.pinAll);
      for (const [index, identityId] of [...identities].entries())
        if (index === 0) stores.people.addPerson(created, now().toISOString(), identityId);
      for (const call of calls) give(call, created);
      for (const identityId of identities) letGo(identityId, id);
      return { created, identities };
    },
    /** Returns the number of the call and whose it was before. */
    assign(callId: string, personId: string): { identityId: number; before: string | null } {
      const call = callOf(callId);
      if (businessOf(personId) !== call.businessId)
        throw new AppError('conflict', 'This call was to another business than the caller’s.');
      stores.personEdits.pinAll(call.identityId);
      give(call, personId);
      if (call.personId !== null && call.personId !== personId) letGo(call.identityId, call.personId);
      return { identityId: call.identityId, before: call.personId };
    },
  };
}
