import { z } from 'zod';

import { CallSummary, PackLine } from './calls.ts';
import { BusinessId, Id, Instant, Sentence } from './primitives.ts';

/** Whether staff may have this person called: asked and yes, asked and no, or never asked. */
export const Consent = z.enum(['yes', 'no', 'not_asked']);
export type Consent = z.infer<typeof Consent>;

export const ConsentState = z.object({
  consent: Consent,
  changedAt: Instant.nullable(),
  /** The call in which the person seems to have asked not to be called, while nobody has said what to make of it. */
  refusal: z.object({ callId: Id, at: Instant }).nullable(),
});
export type ConsentState = z.infer<typeof ConsentState>;

const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM');

/** The owner's rules for calls that Linekeeper makes. */
export const OutgoingSettings = z.strictObject({
  enabled: z.boolean(),
  /** From when to when nobody is called, by the clock where the called number is at home; the same twice: never. */
  quietFrom: Clock,
  quietTo: Clock,
  /** Whether nobody is called on a Sunday. */
  quietSundays: z.boolean(),
  /** Calls of one business in one day of its own. */
  dailyCap: z.int().min(1).max(500),
  /** The same number is not called again within this time. */
  againAfterMinutes: z.int().min(1).max(1440),
});
export type OutgoingSettings = z.infer<typeof OutgoingSettings>;

/** The longest reason for a call that the agent is told. */
export const PURPOSE_LIMIT = 200;

/** Whom to call: somebody who is known, or a number as it was typed. */
export const Callee = z.strictObject({
  callerId: Id.optional(),
  number: z.string().trim().min(1).max(40).optional(),
  /** Which shop calls; left out, that of the caller, or the default one. */
  business: BusinessId.optional(),
  /** What the call is about: the agent is told it as a note, in one line. */
  purpose: z.string().trim().max(PURPOSE_LIMIT).optional(),
});
export type Callee = z.infer<typeof Callee>;

const oneOfBoth = ({ callerId, number }: Callee): boolean => (callerId === undefined) !== (number === undefined);
const ONE_OF_BOTH = 'needs either callerId or number';

export const AskedCallee = Callee.refine(oneOfBoth, ONE_OF_BOTH);

export const StartedCall = Callee.extend({
  /** The asker's own name for this wish: asked again by it, nothing is called a second time. */
  ask: Id.optional(),
  /** The open task that the call is about. */
  taskId: Id.optional(),
  /** Call although nobody asked the person, or although they seem to have said no; no other rule gives way to it. */
  anyway: z.boolean().optional(),
}).refine(oneOfBoth, ONE_OF_BOTH);
export type StartedCall = z.infer<typeof StartedCall>;

/** Why a call may not be made now. `anyway`: the owner may decide otherwise this one time. */
export const Hindrance = z.object({ told: Sentence, anyway: z.boolean() });
export type Hindrance = z.infer<typeof Hindrance>;

/** A call as it would be made. */
export const CallPreview = z.object({
  businessId: BusinessId,
  callerId: Id.nullable(),
  name: z.string().nullable(),
  maskedNumber: z.string().nullable(),
  /** The line it goes out on: what the provider calls it, and its number. */
  line: z.object({ label: z.string(), maskedNumber: z.string() }).nullable(),
  /** The agent's first sentence; null where the agent says its own, because no other may be set. */
  greeting: z.string().nullable(),
  /** What the agent is told of the person. */
  lines: z.array(PackLine),
  hindrances: z.array(Hindrance),
});
export type CallPreview = z.infer<typeof CallPreview>;

/** `calling`: the provider took it; `unknown`: whether it rang is not known, and it is not tried again by itself. */
export const CallOutcome = z.enum(['calling', 'unknown', 'not_made']);
export type CallOutcome = z.infer<typeof CallOutcome>;

export const StartedOutcome = z.object({
  /** Null only where the call was forgotten since. */
  call: CallSummary.nullable(),
  outcome: CallOutcome,
  /** Why, where it is not calling. */
  told: Sentence.nullable(),
});
export type StartedOutcome = z.infer<typeof StartedOutcome>;

export const OutgoingState = z.object({ settings: OutgoingSettings, defaults: OutgoingSettings });
export type OutgoingState = z.infer<typeof OutgoingState>;

export const OutgoingChange = z.strictObject({ settings: OutgoingSettings.partial() });
