import type { CallSummary, SearchHit } from '#contract/calls.ts';

export type HitGroup = { key: string; call: CallSummary; hits: SearchHit[] };

/** Hits under the call they lie in; hits of one call come one after the other. */
export function byCall(hits: readonly SearchHit[]): HitGroup[] {
  const groups: HitGroup[] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last?.call.id === hit.call.id) last.hits.push(hit);
    else groups.push({ key: `${hit.call.id}:${groups.length}`, call: hit.call, hits: [hit] });
  }
  return groups;
}

/** Where the words were said: the call, and in it the turn. */
export function placeOf({ call, position }: SearchHit): string {
  return position === null ? `/calls/${call.id}` : `/calls/${call.id}#turn-${position}`;
}
