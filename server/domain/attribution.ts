import { fullerName, samePerson } from './names.ts';

export type AttributedCall = {
  callId: string;
  startedAt: string;
  statedName: string | null;
  /** The name was an explicit correction of the one we had. */
  renames: boolean;
  /** The person staff said made this call. */
  pinnedTo: string | null;
};

export type Cluster = { name: string | null; pinnedTo: string | null };
/** `names` are all that staff let stand for this person, in the order they were heard. */
type Gathered = Cluster & { names: string[] };

/** `clusterOf` gives the index of a call's cluster, or null where several people could have made it. */
export type Attribution = { clusters: Cluster[]; clusterOf: Map<string, number | null> };

/**
 * Who of the people behind one number made which call. Worked out from all calls in time order, so deliveries may
 * arrive in any order. Clusters stand in the order of their first call; what staff pinned is known from the start, and
 * with it every name under which such a call was made.
 * @param namesOf what staff call a person to whom calls are pinned, whatever the person said
 */
export function attributeCalls(
  calls: readonly AttributedCall[],
  namesOf: (personId: string) => readonly string[] = () => [],
): Attribution {
  const inTime = [...calls].sort(byTime);
  const clusters: Gathered[] = [];
  const places = new Map<string, Gathered | null>();
  for (const call of inTime)
    if (call.pinnedTo !== null) places.set(call.callId, pinned(clusters, call, call.pinnedTo, namesOf));
  for (const call of inTime) if (call.pinnedTo === null) places.set(call.callId, place(clusters, call));
  const used = [...new Set(inTime.flatMap(({ callId }) => places.get(callId) ?? []))];
  for (const cluster of used) cluster.name = nameOf(inTime.filter(({ callId }) => places.get(callId) === cluster));
  return {
    clusters: used.map(({ name, pinnedTo }) => ({ name, pinnedTo })),
    clusterOf: new Map(
      inTime.map(({ callId }) => {
        const cluster = places.get(callId);
        return [callId, cluster ? used.indexOf(cluster) : null];
      }),
    ),
  };
}

function byTime(a: AttributedCall, b: AttributedCall): number {
  if (a.startedAt !== b.startedAt) return a.startedAt < b.startedAt ? -1 : 1;
  return a.callId < b.callId ? -1 : Number(a.callId > b.callId);
}

function pinned(
  clusters: Gathered[],
  { statedName }: AttributedCall,
  pinnedTo: string,
  namesOf: (personId: string) => readonly string[],
): Gathered {
  const known = clusters.find((one) => one.pinnedTo === pinnedTo);
  const cluster = known ?? added(clusters, { name: null, pinnedTo, names: [...namesOf(pinnedTo)] });
  if (statedName !== null) cluster.names.push(statedName);
  cluster.name = statedName ?? cluster.name ?? cluster.names[0] ?? null;
  return cluster;
}

function place(clusters: Gathered[], { statedName, renames }: AttributedCall): Gathered | null {
  const only = clusters.length === 1 ? clusters[0] : undefined;
  if (statedName === null) return clusters.length > 1 ? null : (only ?? added(clusters, nobody(null)));
  const fitting = clusters.filter((cluster) => isCalled(cluster, statedName));
  const known = fitting.length > 1 ? fitting.find(({ name }) => name === statedName) : fitting[0];
  // "Mrs Berg" of a family of Bergs.
  if (fitting.length > 1 && !known) return null;
  if (known) {
    known.name = fullerName(known.name ?? statedName, statedName);
    return known;
  }
  if (only && (only.name === null || renames)) {
    only.name = statedName;
    return only;
  }
  return added(clusters, nobody(statedName));
}

function isCalled({ name, names }: Gathered, statedName: string): boolean {
  return [...(name === null ? [] : [name]), ...names].some((one) => samePerson(one, statedName));
}

function nobody(name: string | null): Gathered {
  return { name, pinnedTo: null, names: [] };
}

function added(clusters: Gathered[], cluster: Gathered): Gathered {
  clusters.push(cluster);
  return cluster;
}

function nameOf(calls: readonly AttributedCall[]): string | null {
  return calls.reduce<string | null>((name, { statedName, renames }) => {
    if (name === null || statedName === null || renames) return statedName ?? name;
    return samePerson(name, statedName) ? fullerName(name, statedName) : statedName;
  }, null);
}
