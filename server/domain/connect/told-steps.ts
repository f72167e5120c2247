import type { Step } from '#contract/connect.ts';
import { tell, type Told } from '#contract/told.ts';

import type { PlannedStep } from './found.ts';

type Now = { doing: string | null; problem: Told | null };

/**
 * The plan as the owner sees it. A step that is done keeps telling what it changed, though nothing is left to change;
 * `doing` is the step that is being done, or that failed where there is a problem.
 */
export function toldSteps(
  planned: readonly PlannedStep[],
  { doing, problem }: Now,
  shownBefore: readonly Step[],
): Step[] {
  const before = new Map(shownBefore.map((step) => [step.id, step]));
  return planned.map(({ id, provider, told, before: was, after, isDone }) => {
    const shown = before.get(id);
    const isNow = id === doing && !isDone;
    const state = isDone ? 'done' : !isNow ? 'todo' : problem ? 'failed' : 'doing';
    const change = isDone && shown ? { before: shown.before, after: shown.after } : { before: was, after };
    return { id, provider, told, ...change, state, problem: isNow ? problem : null };
  });
}

/** The steps as they were shown, with those that were planned anew; the others stay as they are. */
export function withPlanned(shown: readonly Step[], anew: readonly Step[]): Step[] {
  const planned = new Map(anew.map((step) => [step.id, step]));
  const kept = shown.map((step) => planned.get(step.id) ?? step);
  return [...kept, ...anew.filter(({ id }) => shown.every((step) => step.id !== id))];
}

/** The steps after one was taken back, or stays because somebody changed it since, or could not be taken back. */
export function withOutcome(steps: readonly Step[], id: string, outcome: 'undone' | 'changed' | Told): Step[] {
  const [state, problem] =
    typeof outcome !== 'string'
      ? (['failed', outcome] as const)
      : ([outcome, outcome === 'changed' ? tell('connect_changed') : null] as const);
  return steps.map((step) => (step.id === id ? { ...step, state, problem } : step));
}
