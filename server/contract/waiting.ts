import { z } from 'zod';

import { Slot, WaitlistEntry } from './front-desk.ts';
import { Instant, Sentence } from './primitives.ts';
import { TextState } from './texts.ts';

/** Somebody on the waiting list as the owner sees them: by name, and with what could be done for them now. */
export const Waiting = WaitlistEntry.extend({
  callerName: z.string().nullable(),
  /** Every number of theirs, last two digits only. */
  maskedNumbers: z.array(z.string()),
  serviceName: z.string(),
  /** Null: anybody. */
  staffName: z.string().nullable(),
  /** With whom the time would be that is kept for them. */
  offeredWith: z.string().nullable(),
  /** What became of the text that asks them; null where none is sent, so that somebody has to call them. */
  told: z.object({ state: TextState, problem: Sentence.nullable() }).nullable(),
  /** The earliest free time on their days that they were not asked about; null also while they are asked. */
  free: Slot.extend({ staffName: z.string() }).nullable(),
  /** The time they took, of those that are `booked`. */
  took: Instant.nullable(),
});
export type Waiting = z.infer<typeof Waiting>;
