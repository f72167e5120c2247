import { z } from 'zod';

import { Id, Instant } from './primitives.ts';

/** How much of each kind was erased here. */
export const Erased = z.object({
  facts: z.int(),
  calls: z.int(),
  turns: z.int(),
  notes: z.int(),
  tasks: z.int(),
  deliveries: z.int(),
  recordings: z.int(),
  numbers: z.int(),
  /** Appointments keep their time, and nothing of whose they were. */
  appointments: z.int(),
  waiting: z.int(),
  texts: z.int(),
});
export type Erased = z.infer<typeof Erased>;

/** What a provider was asked to delete, and how it answered until now. */
export const AskedThere = z.object({
  asked: z.int(),
  done: z.int(),
  /** Asked again by itself. */
  waiting: z.int(),
  /** Given up after many tries; tried once more at the next start. */
  givenUp: z.int(),
  /** There was no key to ask with. */
  unasked: z.int(),
  lastAnswerAt: Instant.nullable(),
});
export type AskedThere = z.infer<typeof AskedThere>;

/** Proof that somebody was forgotten, in which nothing tells who it was. */
export const Certificate = z.object({
  id: Id,
  at: Instant,
  /** From when on no byte of the database file was of it, unused ones included; null while some may be. */
  wipedAt: Instant.nullable(),
  erased: Erased,
  elevenLabs: AskedThere,
  twilio: AskedThere,
});
export type Certificate = z.infer<typeof Certificate>;

export const erasureCommands = {
  /** Newest first, the last two hundred. */
  'erasures.list': { input: z.object({}), output: z.object({ certificates: z.array(Certificate) }) },
  'erasures.get': { input: z.object({ id: Id }), output: Certificate },
} as const;
