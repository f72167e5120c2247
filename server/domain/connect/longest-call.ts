import { tell } from '#contract/told.ts';

import type { PlannedStep, Situation } from './found.ts';
import { usedOverrides } from './overrides.ts';
import { planned } from './planned.ts';

/**
 * The agent's own limit, where it may not be told one with each call (`LINEKEEPER_OVERRIDES` without `longest_call`):
 * shortened to the owner's, never made longer.
 */
export function longestCall({ found: { agent }, ours }: Situation): PlannedStep[] {
  const limit = ours.longestSeconds;
  if (limit === null || usedOverrides(ours.business, agent, ours.overridesAreFixed).longestCall) return [];
  const step = planned({
    id: 'agent:longest-call',
    provider: 'elevenlabs',
    told: tell('connect_step_longest_call', { minutes: limit / 60 }),
    before: agent.longestSeconds === null ? null : String(agent.longestSeconds),
    after: String(limit),
    isDone: endsBy(agent.longestSeconds, limit),
    action: { kind: 'agent', change: { longestSeconds: limit } },
  });
  return [step];
}

/** Whether an agent with this limit of its own ends a call in time. */
export function endsBy(own: number | null, limit: number): boolean {
  return own !== null && own <= limit;
}
