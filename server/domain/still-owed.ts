import type { MadePromise } from './promises.ts';

const LONG_AGO_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * What is still to be done of what was promised in a call that is read in long after it: what was due weeks ago, or on
 * no day in particular, was done or forgotten then, and would only bury what is due now.
 */
export function stillOwed(
  owed: readonly MadePromise[],
  { startedAt }: { startedAt: string },
  now: Date,
): MadePromise[] {
  const since = new Date(now.getTime() - LONG_AGO_DAYS * DAY_MS).toISOString();
  if (startedAt >= since) return [...owed];
  return owed.filter(({ due }) => due !== null && due >= since.slice(0, 10));
}
