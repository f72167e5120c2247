import { z } from 'zod';

import { LineId } from './lines.ts';
import { BusinessId, Id, Instant, Sentence } from './primitives.ts';

/** What a text is about; `offer` is a time that came free for somebody on the waiting list. */
export const TextKind = z.enum(['confirmation', 'moved', 'cancelled', 'reminder', 'offer']);
export type TextKind = z.infer<typeof TextKind>;

/** The names that a text in the owner's own words may hold between braces. */
export const TEXT_PLACES = ['business', 'name', 'service', 'staff', 'day', 'time', 'calendar'] as const;

/** Two messages long at most in most alphabets: more is neither read nor cheap. */
export const LONGEST_TEXT = 300;

const Words = z.string().trim().min(1).max(LONGEST_TEXT).nullable().default(null);
const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM');

export const TextSettings = z.strictObject({
  /** Nothing is sent by itself while this is off. */
  on: z.boolean().default(false),
  /** Which kinds are sent. */
  kinds: z
    .strictObject({
      confirmation: z.boolean().default(true),
      moved: z.boolean().default(true),
      cancelled: z.boolean().default(true),
      reminder: z.boolean().default(true),
      offer: z.boolean().default(true),
    })
    .prefault({}),
  reminderHours: z.int().min(1).max(168).default(24),
  /** From the first quiet minute to the first that is not, on the clocks of the shop and of the number. */
  quietFrom: Clock.default('20:00'),
  quietTo: Clock.default('08:00'),
  quietSundays: z.boolean().default(false),
  /** The number they come from; null: the shop's first. */
  line: LineId.nullable().default(null),
  /** The owner's own words, in which `{day}` and `{time}` must stand; null: ours, in the caller's language. */
  words: z
    .strictObject({ confirmation: Words, moved: Words, cancelled: Words, reminder: Words, offer: Words })
    .prefault({}),
});
export type TextSettings = z.infer<typeof TextSettings>;

/**
 * `sending`: handed over, and what came of it is not known yet. `unknown`: the connection broke while it was handed
 * over; it is never sent a second time. `dropped`: no longer of use, or not allowed; `problem` says why.
 */
export const TextState = z.enum(['waiting', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'dropped']);
export type TextState = z.infer<typeof TextState>;

/** A text, without its words and without the number it goes to. */
export const ShownText = z.object({
  id: Id,
  business: BusinessId,
  kind: TextKind,
  appointmentId: Id.nullable(),
  /** When what it speaks of begins. */
  about: Instant,
  state: TextState,
  dueAt: Instant,
  changedAt: Instant,
  problem: Sentence.nullable(),
});
export type ShownText = z.infer<typeof ShownText>;

export const TextsState = z.object({
  settings: TextSettings,
  /** A text of each kind as it would be sent, to somebody invented, in the language of the shop. */
  samples: z.record(TextKind, z.object({ text: z.string(), messages: z.int() })),
  /** The number they come from, masked; null where the shop has none yet. */
  from: z.string().nullable(),
  /** Whether what people answer arrives here, as far as the set-up knows. */
  repliesArrive: z.boolean(),
  /** How many numbers asked for no more texts, and the newest of them; masked, null where nothing is known of one. */
  stopped: z.int(),
  stoppedNumbers: z.array(z.object({ masked: z.string().nullable(), since: Instant })),
});
export type TextsState = z.infer<typeof TextsState>;
