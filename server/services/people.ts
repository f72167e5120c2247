import { attributeCalls, type Attribution } from '../domain/attribution.ts';
import { samePerson } from '../domain/names.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';

export type People = ReturnType<typeof createPeople>;

/** Who of the people behind one number made which call. */
export function createPeople({ stores, now }: { stores: Stores; now: () => Date }) {
  /**
   * Works out from scratch, oldest call first, whose call each one was, and moves what was learned along with it. So
   * the result does not depend on the order in which deliveries arrived. Returns everybody whose memory changed.
   */
  function regroup(identityId: number): Set<string> {
    const calls = stores.calls.ofIdentity(identityId);
    const attribution = attributeCalls(
      calls.map(({ id, startedAt, statedName, renames, personPinned, personId }) => ({
        ...{ callId: id, startedAt, statedName, renames },
        pinnedTo: personPinned ? personId : null,
      })),
    );
    const persons = choosePersons(identityId, calls, attribution);
    const touched = new Set<string>(persons);
    for (const call of calls) {
      const cluster = attribution.clusterOf.get(call.id) ?? null;
      const personId = cluster === null ? null : (persons[cluster] ?? null);
      if (call.personId !== null) touched.add(call.personId);
      if (personId !== call.personId) move(call.id, personId);
    }
    for (const { id } of stores.people.personsOf(identityId))
      if (!persons.includes(id) && isEmpty(id)) {
        stores.people.removePerson(id);
        touched.delete(id);
      }
    return touched;
  }

  /** One person for each cluster: the one who already has its calls, else one of that name, else one without calls. */
  function choosePersons(
    identityId: number,
    calls: readonly CallRecord[],
    { clusters, clusterOf }: Attribution,
  ): string[] {
    const free = new Map(stores.people.personsOf(identityId).map((person) => [person.id, person.name]));
    const busy = new Set(calls.flatMap(({ personId }) => personId ?? []));
    return clusters.map(({ name, pinnedTo }, cluster) => {
      const votes = countVotes(calls.filter((call) => clusterOf.get(call.id) === cluster));
      const chosen =
        (pinnedTo !== null && free.has(pinnedTo) ? pinnedTo : undefined) ??
        votes.find((id) => free.has(id)) ??
        [...free].find(([, known]) => name !== null && known !== null && samePerson(name, known))?.[0] ??
        [...free].find(([id, known]) => !busy.has(id) && (known === null || name === null))?.[0] ??
        create();
      free.delete(chosen);
      stores.people.link(identityId, chosen);
      return chosen;
    });
  }

  function create(): string {
    const id = newId();
    stores.people.addPerson(id, now().toISOString());
    return id;
  }

  function move(callId: string, personId: string | null): void {
    stores.calls.assign(callId, personId);
    stores.facts.assign(callId, personId);
    stores.tasks.assign(callId, personId);
    stores.passages.assign(callId, personId);
  }

  function isEmpty(personId: string): boolean {
    return (
      stores.calls.ofPerson(personId).length === 0 &&
      stores.facts.ofPerson(personId).length === 0 &&
      stores.notes.ofPerson(personId).length === 0 &&
      stores.tasks.ofPerson(personId).length === 0
    );
  }

  return {
    regroup,
    move,
    /** The only person behind a number, made on the spot when there is none; null when several share it. */
    onlyPerson(identityId: number): string | null {
      const persons = stores.people.personsOf(identityId);
      if (persons.length > 1) return null;
      const id = persons[0]?.id ?? create();
      stores.people.link(identityId, id);
      return id;
    },
  };
}

/** Person ids of these calls, the most frequent first; equal ones in order of the earliest call. */
function countVotes(calls: readonly CallRecord[]): string[] {
  const votes = new Map<string, number>();
  for (const { personId } of calls) if (personId !== null) votes.set(personId, (votes.get(personId) ?? 0) + 1);
  return [...votes].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}
