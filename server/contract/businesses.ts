import { z } from 'zod';

import { BusinessId, Day } from './primitives.ts';

const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be HH:MM');

/** Open from–to on one weekday; several spans make a split day. `24:00` is midnight at the end of the day. */
const Span = z.strictObject({ open: Time, close: Time });
const Spans = z.array(Span).max(6).default([]);

/** Keys are ISO weekdays: 1 is Monday, 7 is Sunday. */
export const WeeklyHours = z.strictObject({
  1: Spans,
  2: Spans,
  3: Spans,
  4: Spans,
  5: Spans,
  6: Spans,
  7: Spans,
});
export type WeeklyHours = z.infer<typeof WeeklyHours>;

/** Which override flags the agent is known to have on. A field that is not enabled ends the call (elevenlabs.md §0.1). */
export const EnabledOverrides = z.strictObject({
  firstMessage: z.boolean().default(false),
  prompt: z.boolean().default(false),
  language: z.boolean().default(false),
  voice: z.boolean().default(false),
  longestCall: z.boolean().default(false),
});
export type EnabledOverrides = z.infer<typeof EnabledOverrides>;

const VariableName = z.string().regex(/^[a-z_]\w{0,63}$/i, 'must be a variable name');
const VariableValue = z.union([z.string().max(2000), z.number(), z.boolean()]);

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Of a shop whose owner has chosen none. */
export const STANDARD_TONE = 'friendly and professional';

/** A tenant: one shop, found by the number that was called. */
export const Business = z.strictObject({
  id: BusinessId,
  name: z.string().trim().min(1).max(120),
  agentId: z.string().max(120).nullable().default(null),
  trade: z.enum(['general', 'salon', 'dentist', 'garage']).default('general'),
  /** Said to everybody; `{business}` is filled in. Null means the phrase of the language. */
  greeting: z.string().trim().min(1).max(500).nullable().default(null),
  /** Said to a known caller; `{business}` and `{name}` are filled in. */
  returningGreeting: z.string().trim().min(1).max(500).nullable().default(null),
  tone: z.string().trim().max(200).default(STANDARD_TONE),
  /** BCP 47 primary language, e.g. `en`. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language tag')
    .default('en'),
  voiceId: z.string().max(120).nullable().default(null),
  zone: z.string().refine(isTimeZone, 'must be an IANA time zone').default('UTC'),
  /** Home region of numbers without country code, ISO 3166-1 alpha-2. */
  region: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a two-letter region')
    .default('US'),
  hours: WeeklyHours.nullable().default(null),
  closedOn: z.array(Day).max(400).default([]),
  /** Name of a soul template beside `soul.md`, without its ending. Null means `soul.md`. */
  soul: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be lower-case letters, digits and -')
    .nullable()
    .default(null),
  overrides: EnabledOverrides.prefault({}),
  /** Every further variable the agent uses, with the value sent when we know nothing better. */
  variables: z.record(VariableName, VariableValue).default({}),
  /** Whether the first words say that an AI speaks and that the call may be recorded, where they do not already. */
  notice: z.boolean().default(false),
  branchId: z.string().max(120).nullable().default(null),
  environment: z.string().max(120).nullable().default(null),
});
export type Business = z.infer<typeof Business>;

/** What a greeting that says more than it may is told. */
export const GREETING_RULE = 'may hold no braces but those of {business} and {name}';

/**
 * Whether a greeting keeps to its two placeholders: any other, such as ElevenLabs' own `{{…}}`, would be said aloud in
 * one place and end the call in another, where its variable is missing.
 */
export function isGreeting(text: string | null): boolean {
  return text === null || !/[{}]/.test(text.replaceAll(/\{(?:business|name)\}/g, ''));
}

/** What the owner's API accepts: numbers and secret variables go in, and come back only masked or as names. */
export const SavedBusiness = Business.extend({
  greeting: Business.shape.greeting.refine(isGreeting, GREETING_RULE),
  returningGreeting: Business.shape.returningGreeting.refine(isGreeting, GREETING_RULE),
  /** Left out, it stays as it is: the setup decides it. */
  notice: z.boolean().optional(),
  numbers: z.array(z.string().max(40)).max(50).optional(),
  secretVariables: z
    .record(z.string().regex(/^secret__\w{1,56}$/, 'must begin with secret__'), z.string().min(1).max(2000).nullable())
    .optional(),
  /** The revision that was changed, null for a business that is new; where it is another by now, nothing is saved. */
  over: z.string().max(64).nullable().optional(),
});

export const ShownBusiness = Business.extend({
  /** Every day on which it is closed, whatever for: `closedOn`, closings and holidays. What says whether it is open. */
  closedDays: z.array(Day),
  maskedNumbers: z.array(z.string()),
  secretVariables: z.array(z.string()),
  /** Another one whenever anything of it was changed, what is sealed included; says nothing else. */
  revision: z.string(),
  /** Fields that the environment sets, each with the name of its variable: they can be changed there only. */
  setBy: z.record(z.string(), z.string()),
});
export type ShownBusiness = z.infer<typeof ShownBusiness>;
