import type { EnabledOverrides } from '#contract/businesses.ts';
import { tell } from '#contract/told.ts';

import { sameJson } from './same-json.ts';
import { accountSteps } from './account-steps.ts';
import { agentSteps } from './agent-steps.ts';
import { engineSteps } from './engine-steps.ts';
import type { PlannedStep, Situation } from './found.ts';
import { lineSteps } from './line-steps.ts';
import { usedOverrides } from './overrides.ts';
import { planned } from './planned.ts';

/**
 * Every step from what stands at the providers to what the owner wished for, in the order in which they are done: a step
 * builds only on those before it, and a line is given to the agent when all it needs is in place. What stands already
 * is done, so that the plan of a finished set-up holds nothing to do.
 */
export function planConnect(now: Situation): PlannedStep[] {
  return [...accountSteps(now), ...agentSteps(now), ...engineSteps(now), business(now), ...lineSteps(now)];
}

export function firstToDo(steps: readonly PlannedStep[]): PlannedStep | undefined {
  return steps.find(({ isDone }) => !isDone);
}

/** Whether a step is good for nothing, or does harm, while no call reaches us; what answers instead then is not. */
export function needsAddress({ id }: PlannedStep): boolean {
  return id !== 'fallback' && id !== 'line:fallback';
}

/** Our own side. Only what the agent is seen to take is sent to it: one override too many ends the call. */
function business({ found: { agent }, ours }: Situation): PlannedStep {
  const { business: shop, wish, overridesAreFixed } = ours;
  const used = usedOverrides(shop, agent, overridesAreFixed);
  const overrides: EnabledOverrides = {
    firstMessage: used.firstMessage && agent.overrides.firstMessage,
    prompt: used.prompt && agent.overrides.prompt,
    language: used.language && agent.overrides.language,
    voice: used.voice && agent.overrides.voice,
    longestCall: used.longestCall && agent.overrides.longestCall,
  };
  const addsNumber = ours.number !== null && !ours.numberIsKnown;
  const isSet = shop.agentId === agent.id && sameJson(shop.overrides, overrides) && shop.notice === wish.notice;
  return planned({
    id: 'business',
    provider: 'linekeeper',
    told: tell('connect_step_business', { name: shop.name }),
    after: agent.name,
    isDone: isSet && !addsNumber,
    action: { kind: 'business', agentId: agent.id, overrides, notice: wish.notice, addsNumber },
  });
}
