import { z } from 'zod';

import { Day, Id, Instant } from './primitives.ts';

/** A promise made on the phone, a call-back that is due, or a message that was left. */
export const Task = z.object({
  id: Id,
  kind: z.enum(['promise', 'callback', 'message']),
  text: z.string(),
  callerId: Id.nullable(),
  callId: Id.nullable(),
  due: Day.nullable(),
  createdAt: Instant,
  doneAt: Instant.nullable(),
});
export type Task = z.infer<typeof Task>;
