import { z } from 'zod';

import { Id, Instant, Sentence } from './primitives.ts';

/** Somebody's appointments as a calendar that other programs read. */
export const CalendarFeed = z.object({
  /** On this computer; null where no door of the owner's is open. Whoever has an address can read the calendar. */
  hereUrl: z.string().nullable(),
  /** Over the public address; null while it is not opened, or there is no public address. */
  publicUrl: z.string().nullable(),
  /** Whether it is read from outside too. */
  isOpen: z.boolean(),
  /** Whether customers' first names stand in it. */
  withNames: z.boolean(),
});
export type CalendarFeed = z.infer<typeof CalendarFeed>;

/** A calendar of somebody's own: when it says they are busy, nobody can book them. Its address is never shown whole. */
export const CalendarImport = z.object({
  host: z.string(),
  /** When it was last read without a fault; null: never. */
  readAt: Instant.nullable(),
  triedAt: Instant.nullable(),
  /** Why the last try failed; what was read before that still counts. */
  problem: Sentence.nullable(),
  /** Busy times ahead. */
  busy: z.int(),
  /** Entries that could not be understood, and so are not kept free. */
  skipped: z.int(),
});
export type CalendarImport = z.infer<typeof CalendarImport>;

export const StaffCalendar = z.object({
  staffId: Id,
  feed: CalendarFeed.nullable(),
  imported: CalendarImport.nullable(),
});
export type StaffCalendar = z.infer<typeof StaffCalendar>;

/** When somebody's own calendar says they are busy, and nothing of what they do. */
export const BusyTime = z.object({ staffId: Id, start: Instant, end: Instant });
export type BusyTime = z.infer<typeof BusyTime>;
