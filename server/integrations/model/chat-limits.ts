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
  /** From when the model says that it is done to when its server ends the answer; it may still count. */
  endsWithinMs: number;
};

/** ElevenLabs gives up on a turn after 20 s (elevenlabs.md §7.3); a local model that is being loaded takes ten. */
export const CHAT_LIMITS: ChatLimits = {
  beginsWithinMs: 15_000,
  firstWithinMs: 15_000,
  nextWithinMs: 8000,
  wholeWithinMs: 60_000,
  endsWithinMs: 300,
};

/** Ends a request when its caller does, or when it takes too long. */
export function watchOver(asker: AbortSignal, limits: ChatLimits) {
  const late = new AbortController();
  const isLate = (): void => late.abort();
  const whole = setTimeout(isLate, limits.wholeWithinMs);
  let next = setTimeout(isLate, limits.firstWithinMs);
  let isFinished = false;
  const nextWithin = (milliseconds: number): void => {
    clearTimeout(next);
    next = setTimeout(isLate, milliseconds);
  };
  return {
    signal: AbortSignal.any([asker, late.signal]),
    isLate: (): boolean => late.signal.aborted,
    /** A piece has come: the next one has its own time. */
    goesOn: (): void => {
      if (!isFinished) nextWithin(limits.nextWithinMs);
    },
    /** All is said: whatever still comes is not waited for long. */
    finishes: (): void => {
      if (isFinished) return;
      isFinished = true;
      nextWithin(limits.endsWithinMs);
    },
    end(): void {
      clearTimeout(whole);
      clearTimeout(next);
    },
  };
}
