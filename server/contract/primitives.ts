import { z } from 'zod';

/** An instant, ISO 8601 in UTC with milliseconds, e.g. `2026-11-20T09:00:00.000Z`. */
export const Instant = z.iso.datetime();

/** A calendar day in the business's own zone, `YYYY-MM-DD`. */
export const Day = z.iso.date();

/** Lower-case hex SHA-256 of an E.164 number, as in seed 000. Never stored: see `platform/caller-key.ts`. */
export const PhoneHash = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex characters');

/** The name of a business, chosen by the owner. Whose memory is meant where a command takes one; left out, `default`. */
export const BusinessId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be lower-case letters, digits and -');

/** Our own opaque ids (UUIDs). */
export const Id = z.uuid();

/** The name of a slot: the id of an ElevenLabs data-collection field, such as `preferred_staff`. */
export const SlotId = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'must be lower-case letters, digits and _');

/** A list page: how many rows, and where the last page ended. */
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

/** A sentence for the owner in English, and what a window says it by in another language: see `told.ts`. */
export const Sentence = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  sentence: z.string(),
});
