import { z } from 'zod';

import { SavedBusiness } from '#contract/businesses.ts';
import { FactStatus } from '#contract/facts.ts';
import { SlotId } from '#contract/primitives.ts';
import { Titles } from '#contract/rehearsals.ts';

/** Only numbers reserved for fiction (+1 NXX 555 01xx) may stand in a script, so that no real person is ever named. */
export const FictionalNumber = z
  .string()
  .regex(/^\+1[2-9]\d{2}55501\d{2}$/, 'must be a number reserved for fiction: +1 NXX 555 01xx');

/** Text that must, or must not, be found; upper and lower case are the same. */
const Words = z.strictObject({
  contains: z.array(z.string().min(1)).default([]),
  lacks: z.array(z.string().min(1)).default([]),
});
export type Words = z.infer<typeof Words>;

export const Spelling = z.enum(['e164', 'spaced', 'national', 'digits']);
export type Spelling = z.infer<typeof Spelling>;

/** Somebody of the script, by label, in one way of writing the number; or a withheld number as the provider tells it. */
const From = z.union([
  z.strictObject({ person: z.string().min(1).max(40), spelling: Spelling.default('e164') }),
  z.strictObject({ withheld: z.string().max(40) }),
]);
export type From = z.infer<typeof From>;

const Spoken = z.union([
  z.strictObject({ agent: z.string().min(1) }),
  z.strictObject({ caller: z.string().min(1) }),
  z.strictObject({
    tool: z.enum(['recall', 'remember', 'correct', 'take_message']),
    input: z.record(z.string(), z.unknown()),
    expect: Words.optional(),
  }),
]);
export type Spoken = z.infer<typeof Spoken>;

const Learned = z.strictObject({ slot: SlotId, value: z.string(), status: FactStatus.default('active') });
export type Learned = z.infer<typeof Learned>;

const Expectations = z.strictObject({
  callerKind: z.enum(['known', 'new', 'shared', 'unidentified']).optional(),
  firstMessage: Words.optional(),
  memory: Words.optional(),
  learned: z.array(Learned).default([]),
  /** The call must leave nothing behind about anybody. */
  learnsNothing: z.boolean().default(false),
  /** The call must be put down to the person of this number's first call in the script. */
  samePerson: z.boolean().default(false),
});
export type Expectations = z.infer<typeof Expectations>;

const ScriptedCall = z.strictObject({
  title: z.string().min(1).max(120),
  titles: Titles.default({}),
  from: From,
  /** How long ago the call ended; 0 is "just now". Calls of a script are played in the order they are written. */
  minutesAgo: z.int().min(0).max(1_000_000).default(0),
  conversation: z.array(Spoken).min(1).max(60),
  ending: z.enum(['hung up', 'dropped']).default('hung up'),
  analysis: z.strictObject({
    title: z.string().max(120),
    summary: z.string().max(2000),
    successful: z.enum(['success', 'failure', 'unknown']).default('success'),
    /** What the agent's data collection heard, by slot. */
    collected: z.record(SlotId, z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
  }),
  expect: Expectations.prefault({}),
});
export type ScriptedCall = z.infer<typeof ScriptedCall>;

/** A rehearsal: one shop, some invented people, and what they say to it over several calls. */
export const Script = z.strictObject({
  title: z.string().min(1).max(120),
  titles: Titles.default({}),
  about: z.string().min(1).max(400),
  business: SavedBusiness.omit({ numbers: true, secretVariables: true }),
  /** Fixed numbers for a demo; a rehearsal leaves this out and everybody gets a random fictional number. */
  people: z.record(z.string(), FictionalNumber).default({}),
  calls: z.array(ScriptedCall).min(1).max(100),
  /** Calls that go on coming in a demo, again and again in this order. */
  later: z.array(ScriptedCall).max(100).default([]),
});
export type Script = z.infer<typeof Script>;
