import type { Told } from '#contract/told.ts';

import type { PlannedStep, StepAction } from './found.ts';

type Given = {
  id: string;
  provider: PlannedStep['provider'];
  told: Told;
  isDone: boolean;
  /** Null while what it builds on is not there yet. */
  action: StepAction | null;
  before?: string | null;
  after?: string | null;
  bearsAddress?: boolean;
};

/** A step, with nothing to do where its result stands. */
export function planned({ before = null, after = null, bearsAddress = false, action, ...step }: Given): PlannedStep {
  return { ...step, before, after, bearsAddress, isShared: false, action: step.isDone ? null : action };
}
