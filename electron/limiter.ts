/** How often something may be tried again before it is left alone. */
export type Limit = { most: number; withinMs: number };

/** Reliability F22, F23: what fails more often than this will not get better by itself. */
export const THRICE_IN_TEN_MINUTES: Limit = { most: 3, withinMs: 600_000 };

/** The attempts that count, this one included, or null where there were too many. Times are epoch milliseconds. */
export function countAttempt(earlier: readonly number[], now: number, { most, withinMs }: Limit): number[] | null {
  const recent = earlier.filter((at) => at <= now && now - at < withinMs);
  return recent.length < most ? [...recent, now] : null;
}
