import { z } from 'zod';

import { BusinessId, Id } from './primitives.ts';

/** One of a shop's own numbers, by an id that tells nothing of it. */
export const LineId = z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hex characters');

/** What is said in the owner's own words; null means the phrase of the shop's language. */
const Words = z.string().trim().min(1).max(500).nullable().default(null);
const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM');

/** `native`: ElevenLabs answers the line itself. The others are answered by this computer. */
export const LineMode = z.enum(['native', 'register', 'bridge', 'forward']);
export type LineMode = z.infer<typeof LineMode>;

/** Somebody of the shop whose phone can ring. */
const Person = z.strictObject({
  id: Id,
  name: z.string().trim().min(1).max(80),
  /** When the agent is to put somebody through to them, in plain words: "asks for the owner". */
  when: z.string().trim().max(200).default(''),
  /** Whether their phone rings when staff is rung, before the agent or in its place. */
  rings: z.boolean().default(true),
});

const staffFirst = z
  .strictObject({
    /** When staff is rung before the agent answers; `open` and `closed` go by the shop's opening hours. */
    when: z.enum(['never', 'always', 'open', 'closed']).default('never'),
    seconds: z.int().min(5).max(60).default(20),
  })
  .prefault({});

/** What a caller gets where nobody can answer: words and the end, a place for a message, or the phones of the shop. */
const fallback = z
  .strictObject({ kind: z.enum(['words', 'voicemail', 'forward']).default('words'), words: Words })
  .prefault({});

const caps = z
  .strictObject({
    /** The longest call, in minutes. */
    longestMinutes: z.int().min(1).max(120).nullable().default(null),
    callsPerDay: z.int().min(1).max(10_000).nullable().default(null),
    /** US dollars that the line's calls of one day may have cost, as far as that is known. */
    usdPerDay: z.number().positive().max(100_000).nullable().default(null),
  })
  .prefault({});

const spam = z
  .strictObject({
    withheld: z.boolean().default(false),
    /** Whose carrier says that the number is not theirs (STIR/SHAKEN). */
    unverified: z.boolean().default(false),
    /** Beginnings of numbers, with the country code. */
    prefixes: z
      .array(z.string().regex(/^\+[1-9]\d{0,13}$/, 'must begin with + and the country code'))
      .max(50)
      .default([]),
  })
  .prefault({});

const missedText = z
  .strictObject({
    on: z.boolean().default(false),
    words: z.string().trim().min(1).max(300).nullable().default(null),
    /** Between these hours of the shop's day texts are sent; one that falls outside them waits until they begin. */
    from: Clock.default('08:00'),
    to: Clock.default('20:00'),
  })
  .prefault({});

const parts = { mode: LineMode.default('native'), staffFirst, fallback, caps, spam, missedText };

/** As kept, sealed: with the numbers of the people. */
export const KeptLine = z.strictObject({
  ...parts,
  people: z
    .array(Person.extend({ number: z.string() }))
    .max(10)
    .default([]),
});
export type KeptLine = z.infer<typeof KeptLine>;

/** As given: somebody without a number keeps the one they have. */
export const SavedLine = z.strictObject({
  id: LineId,
  settings: z.strictObject({
    ...parts,
    people: z
      .array(Person.extend({ number: z.string().trim().min(3).max(40).optional() }))
      .max(10)
      .default([]),
  }),
  /** The revision that was changed; where it is another by now, nothing is saved. */
  over: z.string().max(64).optional(),
});
export type SavedLine = z.infer<typeof SavedLine>;

/** What the person whom a call is put through to should know when their phone rings. */
export const Handover = z.object({
  to: z.string(),
  callerName: z.string().nullable(),
  /** Why they call, and what else they said on this call, as far as the agent noted it down. */
  reason: z.string().nullable(),
  said: z.array(z.string()),
  /** The next appointment that the agent was told of. */
  appointment: z.string().nullable(),
});
export type Handover = z.infer<typeof Handover>;

export const ShownLine = z.object({
  id: LineId,
  business: BusinessId,
  maskedNumber: z.string(),
  settings: z.object({ ...parts, people: z.array(Person.extend({ maskedNumber: z.string() })) }),
  revision: z.string(),
  /** Calls of this line that this computer took, and how much they are known to have cost, since the shop's midnight. */
  today: z.object({ calls: z.int(), costUsd: z.number().nullable() }),
});
export type ShownLine = z.infer<typeof ShownLine>;
