import type { CallStatus } from '#contract/calls.ts';

const order: Record<CallStatus, number> = { live: 0, failed: 1, ended: 2 };

/** The status that stands after both were heard of, in whichever order: live, then failed, then ended. */
export function laterStatus(a: CallStatus, b: CallStatus): CallStatus {
  return order[b] > order[a] ? b : a;
}
