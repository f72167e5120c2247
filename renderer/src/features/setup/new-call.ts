import type { CallSummary } from '#contract/calls.ts';

/** The call that came in since then: the first one that was not there before and did ring. */
export function newCall(calls: readonly CallSummary[], before: readonly string[]): CallSummary | undefined {
  const known = new Set(before);
  return calls.findLast(({ id, rehearsal, direction }) => !rehearsal && direction === 'inbound' && !known.has(id));
}
