import { z } from 'zod';

import { BusinessId, Day, Id, Instant, PhoneHash } from './primitives.ts';

/** A staff note for everyone or for one caller, perhaps only for some days ("closed Friday"). */
export const Note = z.object({
  id: Id,
  note: z.string(),
  /** The shop that tells it: the caller's own for a note about a caller; null means every shop. */
  businessId: BusinessId.nullable(),
  callerId: Id.nullable(),
  from: Day.nullable(),
  to: Day.nullable(),
  createdAt: Instant,
});
export type Note = z.infer<typeof Note>;

export const NewNote = z.strictObject({
  note: z.string().trim().min(1).max(500),
  /** With a phone hash, whose caller is meant; alone, the one shop that tells it. */
  business: BusinessId.optional(),
  phone_hash: PhoneHash.optional(),
  callerId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
});
