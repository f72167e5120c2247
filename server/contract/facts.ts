import { z } from 'zod';

import { BusinessId, Id, Instant, SlotId } from './primitives.ts';

export const FactStatus = z.enum(['active', 'pending', 'superseded', 'forgotten']);
export type FactStatus = z.infer<typeof FactStatus>;

/** Who said it: staff typed it, a tool returned it, the caller said it, a model of ours read it, or it was imported. */
export const FactSource = z.enum(['staff', 'tool', 'caller', 'model', 'imported']);
export type FactSource = z.infer<typeof FactSource>;

/** `health` facts are safety facts: they never decay and no rule retires them. */
export const Sensitivity = z.enum(['normal', 'health']);
export type Sensitivity = z.infer<typeof Sensitivity>;

/** What is remembered about a person, with both clocks: when it was true, and when we learned and retired it. */
export const Fact = z.object({
  id: Id,
  subject: z.string(),
  slot: SlotId,
  value: z.string(),
  status: FactStatus,
  source: FactSource,
  /** True when the caller denied it ("no longer allergic"). */
  negated: z.boolean(),
  confidence: z.number().min(0).max(1),
  sensitivity: Sensitivity,
  trueFrom: Instant,
  trueTo: Instant.nullable(),
  learnedAt: Instant,
  retiredAt: Instant.nullable(),
  callId: Id.nullable(),
  /** Position of the caller turn it came from, when one is known. */
  turn: z.int().nullable(),
  quote: z.string().nullable(),
  /** Why a pending fact waits for a person, in plain words. */
  pendingReason: z.string().nullable(),
  pinned: z.boolean(),
  expiresAt: Instant.nullable(),
});
export type Fact = z.infer<typeof Fact>;

/** What the owner's API accepts: seed 000's free sentence, or a typed fact. `business` says whose memory it goes into. */
export const NewFact = z.union([
  z.strictObject({ fact: z.string().trim().min(1).max(160), business: BusinessId.optional() }),
  z.strictObject({
    slot: SlotId,
    value: z.string().trim().min(1).max(160),
    subject: z.string().trim().min(1).max(60).default('self'),
    expiresAt: Instant.nullable().default(null),
    pinned: z.boolean().default(false),
    business: BusinessId.optional(),
  }),
]);

export const FactChange = z.strictObject({
  value: z.string().trim().min(1).max(160).optional(),
  pinned: z.boolean().optional(),
  expiresAt: Instant.nullable().optional(),
  /** `active` approves a pending fact or brings a forgotten one back; `pending` takes either decision back. */
  status: z.enum(['active', 'pending', 'forgotten']).optional(),
});
