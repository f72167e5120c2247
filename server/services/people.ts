import { attributeCalls } from '../domain/attribution.ts';
import { newId } from '../platform/ids.ts';
import type { StoredFact } from '../store/facts-store.ts';
import type { Stores } from '../store/open-stores.ts';
import { choosePersons } from './person-choice.ts';

export type People = ReturnType<typeof createPeople>;

/** Who of the people behind one number made which call. */
export function createPeople({ stores, now }: { stores: Stores; now: () => Date }) {
  /**
   * Works out from scratch, oldest call first, whose call each one was, and moves what was learned along with it. So
   * the result does not depend on the order in which deliveries arrived. Returns everybody whose memory changed.
   * @param finishedCallId the call that was just learned from: whom it was given to when it rang does not count
   */
  function regroup(identityId: number, finishedCallId: string | null = null): Set<string> {
    const calls = stores.calls.ofIdentity(identityId);
    const attribution = attributeCalls(
      calls.map(({ id, startedAt, statedName, renames, personPinned, personId }) => ({
        ...{ callId: id, startedAt, statedName, renames },
        pinnedTo: personPinned ? personId : null,
      })),
      (personId) =>
        stores.facts
          .ofPerson(personId)
          .filter(isNameByStaff)
          .map(({ value }) => value),
    );
    const settled = calls.filter(({ id, status }) => status !== 'live' && id !== finishedCallId);
    const known = stores.people.personsOf(identityId);
    const persons = choosePersons(known, settled, attribution).map((id) => id ?? create(identityId));
    const touched = new Set<string>(persons);
    for (const call of calls) {
      const cluster = attribution.clusterOf.get(call.id) ?? null;
      const personId = cluster === null ? null : (persons[cluster] ?? null);
      if (call.personId !== null) touched.add(call.personId);
      if (personId !== call.personId) move(call.id, personId);
    }
    for (const { id } of stores.people.personsOf(identityId))
      if (!persons.includes(id) && isEmpty(stores, id)) {
        stores.people.removePerson(id);
        touched.delete(id);
      }
    return touched;
  }

  function create(identityId: number): string {
    const id = newId();
    stores.people.addPerson(id, now().toISOString(), identityId);
    return id;
  }

  function move(callId: string, personId: string | null): void {
    stores.calls.assign(callId, personId);
    stores.facts.assign(callId, personId);
    stores.tasks.assign(callId, personId);
    stores.passages.assign(callId, personId);
  }

  return {
    regroup,
    move,
    /** The only person behind a number, made on the spot when there is none; null when several share it. */
    onlyPerson(identityId: number): string | null {
      const persons = stores.people.personsOf(identityId);
      if (persons.length > 1) return null;
      const [only] = persons;
      return only ? only.id : create(identityId);
    },
  };
}

function isNameByStaff({ slot, subject, source, negated, forgottenAt }: StoredFact): boolean {
  return slot === 'customer_name' && subject === 'self' && source === 'staff' && !negated && forgottenAt === null;
}

function isEmpty({ calls, facts, notes, tasks, consents }: Stores, personId: string): boolean {
  const hasNothing = [calls, facts, notes, tasks].every((store) => store.ofPerson(personId).length === 0);
  return hasNothing && consents.get(personId) === null;
}
