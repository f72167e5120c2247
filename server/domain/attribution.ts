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

/** `clusterOf` gives the index of a call's cluster, or null where several people could have made it. */
export type Attribution = { clusters: Cluster[]; clusterOf: Map<string, number | null> };

/**
 * Who of the people behind one number made which call. Worked out from all calls in time order, so deliveries may
 * arrive in any order. Clusters stand in the order of their first call; what staff pinned is known from the start.
 */
export function attributeCalls(calls: readonly AttributedCall[]): Attribution {
  const inTime = [...calls].sort(byTime);
  const clusters: Cluster[] = [];
  const places = new Map<string, Cluster | null>();
  for (const call of inTime) if (call.pinnedTo !== null) places.set(call.callId, pinned(clusters, call, call.pinnedTo));
  for (const call of inTime) if (call.pinnedTo === null) places.set(call.callId, place(clusters, call));
  const used = [...new Set(inTime.flatMap(({ callId }) => places.get(callId) ?? []))];
  for (const cluster of used) cluster.name = nameOf(inTime.filter(({ callId }) => places.get(callId) === cluster));
  return {
    clusters: used,
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

function pinned(clusters: Cluster[], { statedName }: AttributedCall, pinnedTo: string): Cluster {
  const cluster = clusters.find((one) => one.pinnedTo === pinnedTo) ?? added(clusters, { name: null, pinnedTo });
  cluster.name = statedName ?? cluster.name;
  return cluster;
}

function place(clusters: Cluster[], { statedName, renames }: AttributedCall): Cluster | null {
  const only = clusters.length === 1 ? clusters[0] : undefined;
  if (statedName === null)
    return clusters.length > 1 ? null : (only ?? added(clusters, { name: null, pinnedTo: null }));
  const fitting = clusters.filter(({ name }) => name !== null && samePerson(name, statedName));
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
  return added(clusters, { name: statedName, pinnedTo: null });
}

function added(clusters: Cluster[], cluster: Cluster): Cluster {
  clusters.push(cluster);
  return cluster;
}

function nameOf(calls: readonly AttributedCall[]): string | null {
  return calls.reduce<string | null>((name, { statedName, renames }) => {
    if (name === null || statedName === null || renames) return statedName ?? name;
    return samePerson(name, statedName) ? fullerName(name, statedName) : statedName;
  }, null);
}
