import { z } from 'zod';

import { Day, Id, Instant, PhoneHash } from './primitives.ts';

/** A staff note for everyone or for one caller, perhaps only for some days ("closed Friday"). */
export const Note = z.object({
  id: Id,
  note: z.string(),
  callerId: Id.nullable(),
  from: Day.nullable(),
  to: Day.nullable(),
  createdAt: Instant,
});
export type Note = z.infer<typeof Note>;

export const NewNote = z.strictObject({
  note: z.string().trim().min(1).max(500),
  phone_hash: PhoneHash.optional(),
  callerId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
});
