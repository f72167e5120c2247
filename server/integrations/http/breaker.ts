/** Failures in a row after which nothing is asked for a while (reliability.md F20). */
const MOST_FAILURES = 5;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 5 * 60_000;
/** While one request tries whether they are back, the others come again after this. */
const TRIAL_MS = 1000;

export type Breaker = ReturnType<typeof createBreaker>;

/**
 * Spares a host that does not answer, and ourselves the waiting for it: after five failures in a row it rests for half a
 * minute, then one request tries; each trial that fails doubles the rest, up to five minutes.
 */
export function createBreaker({ elapsed }: { elapsed: () => number }) {
  let failures = 0;
  let restMs = 0;
  let until = 0;
  let isTrying = false;

  return {
    /** Milliseconds it still rests. 0: ask, and say afterwards how it went. */
    enter(): number {
      if (restMs === 0) return 0;
      const left = until - elapsed();
      if (left > 0) return left;
      if (isTrying) return TRIAL_MS;
      isTrying = true;
      return 0;
    },
    answered(): void {
      failures = 0;
      restMs = 0;
      isTrying = false;
    },
    failed(): void {
      isTrying = false;
      failures += 1;
      // Those that were under way when the rest began say nothing new.
      if (failures < MOST_FAILURES || until > elapsed()) return;
      restMs = Math.min(LONGEST_REST_MS, Math.max(FIRST_REST_MS, restMs * 2));
      until = elapsed() + restMs;
    },
    /** Whoever asked did not want to know any more. */
    left(): void {
      isTrying = false;
    },
    /** The network is another one, or the computer woke: it may be tried at once. */
    tryNow(): void {
      until = elapsed();
    },
  };
}
