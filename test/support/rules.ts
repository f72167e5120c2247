import { unansweredSteps } from '../../server/domain/gaps/unanswered.ts';
import { findingSteps, nameSteps } from '../../server/domain/learn.ts';
import { refusalSteps } from '../../server/domain/no-calls.ts';
import { promiseSteps } from '../../server/domain/promises.ts';
import type { Steps } from '../../server/domain/steps.ts';

/** Does all of the work without a break. */
function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

export const findingsOf = (...given: Parameters<typeof findingSteps>) => atOnce(findingSteps(...given));
export const statedName = (...given: Parameters<typeof nameSteps>) => atOnce(nameSteps(...given));
export const promisesOf = (...given: Parameters<typeof promiseSteps>) => atOnce(promiseSteps(...given));
export const refusesCalls = (...given: Parameters<typeof refusalSteps>) => atOnce(refusalSteps(...given));
export const unansweredIn = (...given: Parameters<typeof unansweredSteps>) => atOnce(unansweredSteps(...given));
