import type { Attribution } from '../domain/attribution.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { samePerson } from '../domain/names.ts';

type Known = { id: string; name: string | null };

/**
 * Which known person each cluster of calls belongs to: whom staff pinned it to, else who already has most of its calls,
 * else one of that name, else one without any call (a script may have known the caller first). Null: nobody yet.
 * @param calls those whose caller was worked out before; a call that only rang says nothing about who spoke
 */
export function choosePersons(
  persons: readonly Known[],
  calls: readonly CallRecord[],
  { clusters, clusterOf }: Attribution,
): (string | null)[] {
  const free = new Map(persons.map(({ id, name }) => [id, name]));
  // Set aside first: an older call of nobody in particular must not take them.
  const pinned = clusters.map(({ pinnedTo }) => (pinnedTo !== null && free.delete(pinnedTo) ? pinnedTo : null));
  const busy = new Set(calls.flatMap(({ personId }) => personId ?? []));
  return clusters.map(({ name }, cluster) => {
    const votes = countVotes(calls.filter((call) => clusterOf.get(call.id) === cluster));
    const chosen =
      pinned[cluster] ??
      votes.find((id) => free.has(id)) ??
      [...free].find(([, known]) => name !== null && known !== null && samePerson(name, known))?.[0] ??
      [...free].find(([id, known]) => !busy.has(id) && (known === null || name === null))?.[0] ??
      null;
    if (chosen !== null) free.delete(chosen);
    return chosen;
  });
}

/** Person ids of these calls, the most frequent first; equal ones in order of the earliest call. */
function countVotes(calls: readonly CallRecord[]): string[] {
  const votes = new Map<string, number>();
  for (const { personId } of calls) if (personId !== null) votes.set(personId, (votes.get(personId) ?? 0) + 1);
  return [...votes].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}
