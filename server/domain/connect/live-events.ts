import { tell } from '#contract/told.ts';

import type { PlannedStep, Situation } from './found.ts';
import { planned } from './planned.ts';

/** Whether all that has to be told of a call is told. */
export function tellsLive(told: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((event) => told.includes(event));
}

/** What is told already, and behind it what is missing: somebody else may need the rest. */
export function withLive(told: readonly string[], wanted: readonly string[]): readonly string[] {
  return [...told, ...wanted.filter((event) => !told.includes(event))];
}

/**
 * What an agent tells while a call goes on whose sound runs through this computer. Without it a caller cannot break in, or
 * what was said stands elsewhere otherwise than it was heard (0292).
 */
export function liveEvents({ found: { agent }, ours }: Situation): PlannedStep[] {
  const wanted = ours.words.liveEvents;
  const step = planned({
    id: 'agent:live-events',
    provider: 'elevenlabs',
    told: tell('connect_step_live_events'),
    before: agent.liveEvents.join(', ') || null,
    after: withLive(agent.liveEvents, wanted).join(', '),
    isDone: tellsLive(agent.liveEvents, wanted),
    action: { kind: 'agent', change: { liveEvents: withLive(agent.liveEvents, wanted) } },
  });
  return [step];
}
