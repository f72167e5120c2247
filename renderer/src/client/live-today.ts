import type { CallSummary } from '#contract/calls.ts';
import type { Today } from '#contract/today.ts';

/**
 * Today's answer with this call on its line for exactly as long as it is live, so that a ring is seen before anything is
 * asked again. The same object where it changes nothing.
 * @param business the only shop the answer is about; undefined where it is about all
 */
export function withLiveCall(today: Today, call: CallSummary, business: string | undefined): Today {
  const isShown = today.live.some(({ id }) => id === call.id);
  const belongs = call.status === 'live' && (business === undefined || call.businessId === business);
  if (!isShown && !belongs) return today;
  const others = today.live.filter(({ id }) => id !== call.id);
  return { ...today, live: belongs ? [...others, call].toSorted(newestFirst) : others };
}

function newestFirst(one: CallSummary, other: CallSummary): number {
  return other.startedAt.localeCompare(one.startedAt) || one.id.localeCompare(other.id);
}
