import type { ParsedInput } from '#contract/commands.ts';
import type { AppEvents } from '#contract/events.ts';
import { OutgoingSettings, type OutgoingState } from '#contract/outgoing.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';

const KEY = 'outgoing';

/** Every rule is on until the owner says otherwise: nobody is rung up at night by a setting that was never looked at. */
const DEFAULTS: OutgoingSettings = {
  enabled: true,
  quietFrom: '20:00',
  quietTo: '08:00',
  quietSundays: true,
  dailyCap: 20,
  againAfterMinutes: 10,
};

export type OutgoingRules = ReturnType<typeof createOutgoingRules>;

/** The owner's rules for calls that Linekeeper makes. */
export function createOutgoingRules({ settings, bus }: Pick<Stores, 'settings'> & { bus: Bus<AppEvents> }) {
  function current(): OutgoingSettings {
    const stored = settings.get(KEY);
    return stored === undefined
      ? DEFAULTS
      : OutgoingSettings.parse({ ...DEFAULTS, ...(JSON.parse(stored) as Partial<OutgoingSettings>) });
  }
  const get = (): OutgoingState => ({ settings: current(), defaults: DEFAULTS });

  return {
    current,
    get,
    save({ settings: change }: ParsedInput<'outgoing.save'>): OutgoingState {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      settings.set(KEY, JSON.stringify({ ...current(), ...given }));
      bus.publish('settings.changed', {});
      return get();
    },
  };
}
