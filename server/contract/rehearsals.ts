import { z } from 'zod';

import { Pack } from './calls.ts';
import { Fact } from './facts.ts';
import { BusinessId, Id, Instant, SlotId } from './primitives.ts';

const RehearsedTurn = z.object({ role: z.enum(['agent', 'caller']), text: z.string().trim().min(1).max(2000) });
export type RehearsedTurn = z.infer<typeof RehearsedTurn>;

/** What the agent's data collection heard, by slot. */
const Collected = z.record(SlotId, z.string().max(500));

/** A title in further languages, by their code: `{ "de": "Ein erster Anruf" }`. */
export const Titles = z.record(z.string().regex(/^[a-z]{2}$/), z.string().min(1).max(120));

export const RehearsalEntry = z.object({
  id: z.string(),
  title: z.string(),
  titles: Titles,
  about: z.string(),
  calls: z.int(),
});
export type RehearsalEntry = z.infer<typeof RehearsalEntry>;

export const RehearsalScript = z.object({
  calls: z.array(z.object({ title: z.string(), titles: Titles, turns: z.array(RehearsedTurn), collected: Collected })),
});
export type RehearsalScript = z.infer<typeof RehearsalScript>;

/** A ring of the chosen caller at a chosen moment; null is somebody who never rang before. */
export const RehearsedRing = z.object({ business: BusinessId, callerId: Id.nullable(), at: Instant });

export const RingPreview = z.object({ pack: Pack, prompt: z.string() });
export type RingPreview = z.infer<typeof RingPreview>;

export const RehearsedCall = RehearsedRing.extend({
  turns: z.array(RehearsedTurn).min(1).max(200),
  collected: Collected.optional(),
  /** Keeps the call and what was learned from it, marked as a rehearsal. */
  keep: z.boolean(),
});

export const RehearsalResult = z.object({
  learned: z.array(Fact),
  superseded: z.array(Fact),
  kept: z.boolean(),
  callId: Id.nullable(),
});
export type RehearsalResult = z.infer<typeof RehearsalResult>;
