import { z } from 'zod';

import { SavedBusiness } from '#contract/businesses.ts';
import { FactStatus } from '#contract/facts.ts';
import { AppointmentStatus, Service } from '#contract/front-desk.ts';
import { LONGEST_GAP_ANSWER } from '#contract/gap-limits.ts';
import { SlotId } from '#contract/primitives.ts';
import { Titles } from '#contract/rehearsals.ts';
import { TextKind } from '#contract/texts.ts';

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

const MEMORY_TOOLS = ['recall', 'remember', 'correct', 'take_message'] as const;
/** What books, moves or cancels: a text follows. */
const BOOKING_TOOLS = ['book_appointment', 'reschedule_appointment', 'cancel_appointment'] as const;
const LOOKING_TOOLS = ['check_availability', 'find_appointment', 'get_services', 'get_business_hours'] as const;

const Spoken = z.union([
  z.strictObject({
    agent: z.string().min(1),
    /** What it says instead once a staff note with the word `about` is told to it; `<note>` stands for that note. */
    ifTold: z.strictObject({ about: z.string().min(1), says: z.string().min(1) }).optional(),
  }),
  z.strictObject({ caller: z.string().min(1) }),
  z.strictObject({
    tool: z.enum([...MEMORY_TOOLS, ...LOOKING_TOOLS, ...BOOKING_TOOLS]),
    /** `<offered>`: the first time that was offered last; `<appointment>`: the one that was booked last. */
    input: z.record(z.string(), z.unknown()),
    expect: Words.optional(),
    /** The tool must say no. */
    refused: z.boolean().default(false),
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
  /** Every text that is written about what was done on the call, and no other. */
  texts: z.array(Words.extend({ kind: TextKind })).default([]),
  /** The topics that nobody could answer so far, and no other. */
  unanswered: z.array(z.string().min(1)).optional(),
});
export type Expectations = z.infer<typeof Expectations>;

/** `about` is a topic as it is listed, in small letters. */
const OwnersAnswer = z.strictObject({ about: z.string().min(1), words: z.string().min(1).max(LONGEST_GAP_ANSWER) });
export type OwnersAnswer = z.infer<typeof OwnersAnswer>;

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
  /** What the owner answers after the call to what nobody knew. */
  ownerAnswers: OwnersAnswer.optional(),
});
export type ScriptedCall = z.infer<typeof ScriptedCall>;

const Name = z.string().min(1).max(80);
/** What can be booked at the shop of the script; people and things by their names. */
const FrontDesk = z.strictObject({
  staff: z.array(Name).min(1).max(20),
  resources: z.array(z.strictObject({ name: Name, kind: Name })).default([]),
  services: z
    .array(
      Service.omit({ id: true, businessId: true, staffIds: true, resourceIds: true }).extend({
        staff: z.array(Name).default([]),
      }),
    )
    .min(1),
});
export type ScriptedDesk = z.infer<typeof FrontDesk>;

/** Counted in days on which the shop is open: 0 is today, or the next one where it is closed today. */
const OpenDay = z.int().min(-30).max(30);

/** An appointment that the staff wrote down: of a caller of the script, by label, or of somebody by name alone. */
const Booked = z.strictObject({
  person: Name.optional(),
  name: Name.optional(),
  service: Name,
  staff: Name,
  day: OpenDay,
  at: z.iso.time({ precision: -1 }),
  became: AppointmentStatus.exclude(['scheduled']).optional(),
  note: z.string().max(200).optional(),
});
export type Booked = z.infer<typeof Booked>;

/** Somebody who would come on one of those days. */
const WaitingFor = z.strictObject({
  ...{ person: Name, service: Name, staff: Name.optional(), from: OpenDay, to: OpenDay },
  consented: z.boolean(),
});

/** What stands in the book of a shop that has gone on for a while. */
const Book = z.strictObject({ appointments: z.array(Booked).max(60), waiting: z.array(WaitingFor).max(20) });

/** A rehearsal: one shop, some invented people, and what they say to it over several calls. */
export const Script = z.strictObject({
  title: z.string().min(1).max(120),
  titles: Titles.default({}),
  about: z.string().min(1).max(400),
  business: SavedBusiness.omit({ numbers: true, secretVariables: true }),
  /** Fixed numbers for a demo; a rehearsal leaves this out and everybody gets a random fictional number. */
  people: z.record(z.string(), FictionalNumber).default({}),
  frontDesk: FrontDesk.optional(),
  /** For a demo: written down once the calls have been played. */
  book: Book.optional(),
  calls: z.array(ScriptedCall).min(1).max(100),
  /** Calls that go on coming in a demo, again and again in this order. */
  later: z.array(ScriptedCall).max(100).default([]),
});
export type Script = z.infer<typeof Script>;

/** Whether anything is booked, moved or cancelled on a call. */
export function isAboutBooking({ conversation }: ScriptedCall): boolean {
  const names: readonly string[] = BOOKING_TOOLS;
  return conversation.some((part) => 'tool' in part && names.includes(part.tool));
}
