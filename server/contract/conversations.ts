import { z } from 'zod';

import { Instant, Sentence } from './primitives.ts';

/** Calls that ended while nobody here was listening, fetched from the provider afterwards. */
export const CatchUp = z.object({
  /** `off`: there is no key to ask with. `waiting`: the provider did not answer; it is tried again by itself. */
  state: z.enum(['off', 'idle', 'looking', 'fetching', 'waiting']),
  /** Why it is off or waits; null otherwise. */
  told: Sentence.nullable(),
  /** When the provider's list was last read to its end. */
  lookedAt: Instant.nullable(),
  /** Known to be missing here and not fetched yet. */
  missing: z.int(),
  /** Fetched since the program started. */
  fetched: z.int(),
  /** Could not be fetched after many tries, and are left alone. */
  parked: z.int(),
});
export type CatchUp = z.infer<typeof CatchUp>;

/** How many months of earlier calls are read in. */
export const Months = z.int().min(1).max(24);

/** The calls from before Linekeeper, read in once. */
export const Backfill = z.object({
  /** `none`: never asked for. */
  state: z.enum(['none', 'looking', 'fetching', 'paused', 'done']),
  months: Months.nullable(),
  /** Calls of those months that were not here. */
  wanted: z.int(),
  left: z.int(),
  parked: z.int(),
  /** What holds it up just now; null where nothing does. */
  told: Sentence.nullable(),
});
export type Backfill = z.infer<typeof Backfill>;

/** What reading in would cost, before it is begun. */
export const BackfillPlan = z.object({
  months: Months,
  /** Calls of those months at the provider, and how many of them are here already. */
  calls: z.int(),
  known: z.int(),
  /** Requests to the provider that reading them in takes. */
  requests: z.int(),
  /** There are more than were counted. */
  atLeast: z.boolean(),
});
export type BackfillPlan = z.infer<typeof BackfillPlan>;

export const Conversations = z.object({ catchUp: CatchUp, backfill: Backfill });
export type Conversations = z.infer<typeof Conversations>;

/** Where the recording of a call would come from; `provider`: only there, if it has one. */
export const RecordingPlace = z.enum(['here', 'provider', 'none']);
export type RecordingPlace = z.infer<typeof RecordingPlace>;

/** A message that a caller left; its sound is at `GET /api/calls/{id}/audio` under this id, and nowhere but at Twilio. */
export const Voicemail = z.object({ id: z.string(), seconds: z.int() });
export type Voicemail = z.infer<typeof Voicemail>;

/** What there is of a call to be heard. */
export const CallSound = z.object({ place: RecordingPlace, voicemails: z.array(Voicemail) });
export type CallSound = z.infer<typeof CallSound>;

/** How far the provider's own copies of conversations are deleted; without a key nobody can be asked. */
export const DeletedThere = z.object({ hasKey: z.boolean(), asked: z.int(), done: z.int(), waiting: z.int() });
