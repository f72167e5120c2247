import type { CallClue } from '../call-finder.ts';
import type { BrainCaller, BrainCallers } from './brain-callers.ts';

/** Whom one conversation is with, as far as that is known by now. */
export function createMeeting(callers: Pick<BrainCallers, 'isPaused' | 'of'>, given: CallClue) {
  let clue = given;
  let met: { caller: BrainCaller; isPaused: boolean } | null = null;

  return {
    /** Which conversation it is, where the engine did not say so when it opened the socket. */
    begins: (conversationId: string | null): void => {
      clue = { ...clue, conversationId: clue.conversationId ?? conversationId };
    },
    /** Read once, so that the model need not read its prompt anew; again while the call is not known, and for a pause. */
    caller(): BrainCaller {
      const isPaused = callers.isPaused();
      if (met?.caller.isKnown !== true || met.isPaused !== isPaused)
        met = { caller: callers.of(clue, met?.caller.businessId ?? null), isPaused };
      return met.caller;
    },
    language: (): string => met?.caller.language ?? 'en',
    /** Looks again; whether the call was known and is no more. */
    isLost(): boolean {
      if (met?.caller.isKnown !== true) return false;
      met = { caller: callers.of(clue, met.caller.businessId), isPaused: met.isPaused };
      return !met.caller.isKnown;
    },
  };
}
