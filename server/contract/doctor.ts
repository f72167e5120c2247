import { z } from 'zod';

import { Instant, Sentence } from './primitives.ts';

/** `unknown`: it could not be looked at now. */
export const CheckState = z.enum(['ok', 'note', 'warning', 'error', 'unknown']);
export type CheckState = z.infer<typeof CheckState>;

export const CheckGroup = z.enum(['program', 'memory', 'way', 'providers', 'calls', 'computer', 'limits']);
export type CheckGroup = z.infer<typeof CheckGroup>;

/** One thing that was looked at. */
export const Check = z.object({
  /** Stable, e.g. `disk_room` or `agent:variable_missing:vehicle_reg`. */
  id: z.string(),
  group: CheckGroup,
  state: CheckState,
  told: Sentence,
  /** What the fix button says; null where there is nothing to mend, or only a person can. */
  fix: Sentence.nullable(),
});
export type Check = z.infer<typeof Check>;

export const DoctorReport = z.object({
  at: Instant,
  /** The worst of all states; `unknown` is worse than a note and better than a warning. */
  worst: CheckState,
  checks: z.array(Check),
});
export type DoctorReport = z.infer<typeof DoctorReport>;

/** The support bundle as text, exactly as it would be saved: nobody's name, number or words, and no secret. */
export const SupportBundle = z.object({ fileName: z.string(), text: z.string() });
