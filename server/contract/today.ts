import { z } from 'zod';

import { CallSummary } from './calls.ts';
import { Fact } from './facts.ts';
import { Id, Instant, Sentence } from './primitives.ts';
import { Task } from './tasks.ts';

/** Calls of a stretch of days. Costs are null where the provider told none. */
export const Counts = z.object({
  calls: z.int(),
  /** Calls that never came about. */
  failed: z.int(),
  minutes: z.number(),
  costCredits: z.number().nullable(),
  costUsd: z.number().nullable(),
});
export type Counts = z.infer<typeof Counts>;

/** Whether ElevenLabs can reach this computer, as far as that can be told from here. */
export const Reachability = z.object({
  state: z.enum(['reachable', 'unreachable', 'local', 'unknown']),
  /** Why, for a window that speaks another language than the sentence. */
  reason: z.enum([
    'answered',
    'refused',
    'failing',
    'verified',
    'no-address',
    'only-here',
    'tunnel-starting',
    'tunnel-down',
  ]),
  /** One sentence in the owner's words. */
  sentence: z.string(),
  /** What the way itself has to say, where the reason is `tunnel-…`. */
  told: Sentence.nullable(),
  /** When the last request came in, since the program started. */
  lastSeenAt: Instant.nullable(),
});
export type Reachability = z.infer<typeof Reachability>;

export const NamedTask = Task.extend({ callerName: z.string().nullable() });
export type NamedTask = z.infer<typeof NamedTask>;

export const LearnedFact = z.object({
  fact: Fact,
  callerId: Id,
  callerName: z.string().nullable(),
  at: Instant,
});
export type LearnedFact = z.infer<typeof LearnedFact>;

/** The first page of the window. Days are those of each business's own zone; the week begins on Monday. */
export const Today = z.object({
  live: z.array(CallSummary),
  /** Open tasks: what is due first comes first, what has no day after that, newest first. */
  callbacks: z.array(NamedTask),
  /** What callers and their bookings told today, newest first. */
  learned: z.array(LearnedFact),
  /** How many facts wait for somebody to look at them, and the newest few of those. */
  pending: z.int(),
  waiting: z.array(LearnedFact),
  counts: z.object({ today: Counts, week: Counts }),
  reachability: Reachability,
});
export type Today = z.infer<typeof Today>;
