import { z } from 'zod';

import { CallerDetail } from './callers.ts';
import { Fact } from './facts.ts';
import { BusinessId, Id, SlotId } from './primitives.ts';
import { seenLength } from './seen-text.ts';

/** A fact about a known caller, typed by the owner. */
export const Remembered = z.strictObject({
  callerId: Id,
  slot: SlotId,
  value: z.string().trim().min(1).max(160),
  subject: z.string().trim().min(1).max(60).default('self'),
  pinned: z.boolean().default(false),
});

/** A fact that waits for a look, with whom it is about. */
export const ReviewItem = z.object({
  fact: Fact,
  callerId: Id,
  callerName: z.string().nullable(),
  businessId: BusinessId,
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** Two callers who are one person: `keep` gets everything of `gone`. */
export const Merging = z.strictObject({ keep: Id, gone: Id });

/** Calls that somebody else made from the same number: they go to a new caller, with what was learned from them. */
export const Splitting = z.strictObject({
  id: Id,
  callIds: z.array(Id).min(1).max(1000),
  /** Appointments that go along, beside those that are theirs by the calls, the number or the name. */
  appointmentIds: z.array(Id).max(1000).default([]),
  /** At most 60 letters, however many marks they have. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(240)
    .refine((name) => seenLength(name) <= 60, 'must be at most 60 characters')
    .optional(),
});
export const SplitUp = z.object({ kept: CallerDetail, created: CallerDetail });
