import { z } from 'zod';

import { AppointmentStatus } from './front-desk.ts';
import { BusinessId, Day, Instant } from './primitives.ts';
import { Task } from './tasks.ts';

/** How much of a name is put on paper. */
export const SheetNames = z.enum(['first', 'full', 'none']);
export type SheetNames = z.infer<typeof SheetNames>;

const Time = z.string().regex(/^\d{2}:\d{2}$/);
const Booking = z.object({
  id: z.string(),
  start: Instant,
  end: Instant,
  /** Null: none is known, or none is wanted. */
  name: z.string().nullable(),
  /** With its add-ons. */
  what: z.string(),
  staff: z.string(),
  resources: z.array(z.string()),
  note: z.string().nullable(),
  status: AppointmentStatus,
});

/** What whoever opens the shop needs to know of one day, on paper: no number and nothing of anybody's health. */
export const MorningSheet = z.object({
  business: z.object({ id: BusinessId, name: z.string(), zone: z.string() }),
  day: Day,
  madeAt: Instant,
  /** Null: the hours are not known. */
  hours: z.array(z.object({ open: Time, close: Time })).nullable(),
  /** Why the shop stays closed, which may be empty; null where it does not. */
  closed: z.string().nullable(),
  /** By time, then by staff; without those that were cancelled. */
  bookings: z.array(Booking),
  /** Who does not work, or not all day. Null: from the beginning, to the end of the day. */
  off: z.array(z.object({ name: z.string(), reason: z.string(), from: Time.nullable(), to: Time.nullable() })),
  /** Open ones that are due by then or have no day, what is due first at the top; `more`: how many are not on the sheet. */
  callbacks: z.object({
    tasks: z.array(Task.pick({ id: true, kind: true, text: true, due: true }).extend({ name: z.string().nullable() })),
    more: z.int(),
  }),
  /** What callers asked and the agent did not know. */
  gaps: z.object({
    topics: z.array(z.object({ key: z.string(), topic: z.string(), callers: z.int(), example: z.string() })),
    more: z.int(),
  }),
});
export type MorningSheet = z.infer<typeof MorningSheet>;

export const morningSheetCommands = {
  /** `day` left out: the shop's today. `notes`: those of the appointments too, which may be personal. */
  'morning-sheet.get': {
    input: z.object({
      business: BusinessId.default('default'),
      day: Day.optional(),
      names: SheetNames.default('first'),
      notes: z.stringbool().or(z.boolean()).default(false),
    }),
    output: MorningSheet,
  },
} as const;
