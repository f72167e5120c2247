/** How long a caller may be kept waiting for a model, in milliseconds. */
export type ChatLimits = {
  /** Until its server has begun to answer at all. */
  beginsWithinMs: number;
  /** Until the first word, from when it was asked. */
  firstWithinMs: number;
  /** Between two pieces of an answer. */
  nextWithinMs: number;
  /** For the whole answer. */
  wholeWithinMs: number;
};

/** ElevenLabs gives up on a turn after 20 s (elevenlabs.md §7.3); a local model that is being loaded takes ten. */
export const CHAT_LIMITS: ChatLimits = {
  beginsWithinMs: 15_000,
  firstWithinMs: 15_000,
  nextWithinMs: 8000,
  wholeWithinMs: 60_000,
};

/** Ends a request when its caller does, or when it takes too long. */
export function watchOver(asker: AbortSignal, limits: ChatLimits) {
  const late = new AbortController();
  const isLate = (): void => late.abort();
  const whole = setTimeout(isLate, limits.wholeWithinMs);
  let next = setTimeout(isLate, limits.firstWithinMs);
  return {
    signal: AbortSignal.any([asker, late.signal]),
    isLate: (): boolean => late.signal.aborted,
    /** A piece has come: the next one has its own time. */
    goesOn: (): void => {
      clearTimeout(next);
      next = setTimeout(isLate, limits.nextWithinMs);
    },
    end(): void {
      clearTimeout(whole);
      clearTimeout(next);
    },
  };
}
