import { z } from 'zod';

import { CallDetail, CallSummary } from './calls.ts';
import { Fact } from './facts.ts';
import { Appointment, WaitlistEntry } from './front-desk.ts';
import { Note } from './notes.ts';
import { BusinessId, Id, Instant } from './primitives.ts';
import { Task } from './tasks.ts';

export const CallerSummary = z.object({
  id: Id,
  /** Whose caller this is: somebody who calls two businesses is two callers. */
  businessId: BusinessId,
  name: z.string().nullable(),
  /** Every number of this person, last two digits only. */
  maskedNumbers: z.array(z.string()),
  calls: z.int(),
  lastCallAt: Instant.nullable(),
  pendingFacts: z.int(),
  /** Greeted neutrally and told to ring off: the agent is given nothing of what is remembered. */
  blocked: z.boolean(),
});
export type CallerSummary = z.infer<typeof CallerSummary>;

export const CallerDetail = CallerSummary.extend({
  facts: z.array(Fact),
  notes: z.array(Note),
  tasks: z.array(Task),
  recentCalls: z.array(CallSummary),
  /** Others who share one of this person's numbers. */
  sharesNumberWith: z.array(z.object({ id: Id, name: z.string().nullable() })),
});
export type CallerDetail = z.infer<typeof CallerDetail>;

/** Everything held about one person, numbers in clear: only ever written where the owner asked for it. */
export const CallerExport = CallerDetail.omit({ recentCalls: true, maskedNumbers: true, calls: true }).extend({
  numbers: z.array(z.string()),
  calls: z.array(CallDetail),
  /** `contact`: the number or e-mail address that was given for it. */
  appointments: z.array(Appointment.extend({ contact: z.string().nullable() })),
  waitlist: z.array(WaitlistEntry),
});
export type CallerExport = z.infer<typeof CallerExport>;
