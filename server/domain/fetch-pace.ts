const SECOND = 1000;
const LONGEST_MS = 6 * 3600 * SECOND;
/** After so many tries nobody will fetch it any more (reliability.md F20). */
export const MOST_TRIES = 20;
/** How long somebody may talk and be analysed; what is not over after that never will be. */
const LONGEST_CALL_SECONDS = 24 * 3600;
const FIRST_LOOK_MS = 20 * SECOND;
const LONGEST_LOOK_MS = 15 * 60 * SECOND;

/**
 * Milliseconds until a failed request is tried again: 2^n s with up to half of that on top, so that many do not come at
 * once; never before the provider asked us to, and never later than in six hours. `chance` is from 0 to 1.
 */
export function waitAfter(failures: number, retryAfterMs: number | null, chance: number): number {
  const own = Math.min(LONGEST_MS, 2 ** Math.min(failures, 30) * SECOND * (1 + chance / 2));
  return Math.min(LONGEST_MS, Math.max(own, retryAfterMs ?? 0));
}

/** Milliseconds until a call that is not over is looked at again; null when it is left alone. Times are unix seconds. */
export function lookAgainAfter(looks: number, startedAt: number, now: number): number | null {
  if (now - startedAt > LONGEST_CALL_SECONDS) return null;
  return Math.min(LONGEST_LOOK_MS, FIRST_LOOK_MS * 2 ** Math.min(looks, 20));
}
