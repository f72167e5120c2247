import type { EnabledOverrides } from '#contract/businesses.ts';
import type { AppEvents } from '#contract/events.ts';

import type { Bus } from '../platform/bus.ts';

export type AllowedOverrides = ReturnType<typeof createAllowedOverrides>;

/**
 * What each agent was last seen to allow. What it refuses by now is no longer sent, whatever the shop says: one field
 * too many ends the call (elevenlabs.md §11 no. 2), and an owner who is asleep presses no button. Nothing is known of
 * an agent that was not looked at since the start, or since a shop was changed: a setup changes both sides at once.
 */
export function createAllowedOverrides({ bus }: { bus: Bus<AppEvents> }) {
  const seen = new Map<string, EnabledOverrides>();
  bus.subscribe(({ name }) => {
    if (name === 'business.changed') seen.clear();
  });
  return {
    note: (agentId: string, overrides: EnabledOverrides): void => void seen.set(agentId, overrides),
    /** Undefined where nothing is known. */
    of: (agentId: string | null): EnabledOverrides | undefined => (agentId === null ? undefined : seen.get(agentId)),
  };
}
