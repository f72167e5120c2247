import type { LearnedFact } from '#contract/today.ts';

export type CallerLearned = { callerId: string; callerName: string | null; facts: LearnedFact[] };

/** What was learned, under the people it is about: whoever told something last comes first. */
export function learnedByCaller(learned: readonly LearnedFact[]): CallerLearned[] {
  const callers = new Map<string, CallerLearned>();
  for (const one of learned) {
    const { callerId, callerName } = one;
    const sofar = callers.get(callerId) ?? { callerId, callerName, facts: [] };
    callers.set(callerId, { ...sofar, facts: [...sofar.facts, one] });
  }
  return [...callers.values()];
}
