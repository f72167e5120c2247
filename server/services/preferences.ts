import { Retention } from '#contract/settings.ts';
import type { Stores } from '../store/open-stores.ts';

const RETENTION = 'retention';
const MODEL_READING = 'model-reading';

/**
 * Nothing that an owner looks at goes away unasked. What goes is the raw form of what stands elsewhere, after the month
 * in which a newer version might still read more out of it.
 */
const DEFAULTS: Retention = {
  transcripts: null,
  recordings: null,
  packs: null,
  summaries: null,
  deliveries: 30,
};

export type Preferences = ReturnType<typeof createPreferences>;

/** What the owner chose: how long things are kept, and what may be read by a model. */
export function createPreferences({ settings }: Pick<Stores, 'settings'>) {
  return {
    retention(): Retention {
      const stored = settings.get(RETENTION);
      return stored === undefined ? DEFAULTS : Retention.parse({ ...DEFAULTS, ...(JSON.parse(stored) as object) });
    },
    setRetention: (retention: Retention): void => settings.set(RETENTION, JSON.stringify(retention)),
    modelReading: (): boolean => settings.get(MODEL_READING) !== 'off',
    setModelReading: (on: boolean): void => settings.set(MODEL_READING, on ? 'on' : 'off'),
  };
}
