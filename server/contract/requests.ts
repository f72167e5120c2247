import { z } from 'zod';

import { AnswerDiff } from './calls.ts';
import { Id, Instant } from './primitives.ts';

/** Why a delivery was answered as it was. Everything but `answered` was refused unread. */
export const VerdictReason = z.enum([
  'answered',
  'not_found',
  'unsupported_media_type',
  'too_large',
  'not_configured',
  'malformed_credential',
  'wrong_credential',
  'stale_signature',
  'too_many_failures',
  'too_slow',
  'no_room',
  'unreadable',
  'fault',
]);
export type VerdictReason = z.infer<typeof VerdictReason>;

/** One delivery on the webhook door. */
export const RequestLine = z.object({
  id: Id,
  at: Instant,
  /** The route's name, such as `personalize` or `post-call`. */
  route: z.string(),
  /** The same as `reason`, as a plain English sentence. */
  verdict: z.string(),
  reason: VerdictReason,
  status: z.int(),
  milliseconds: z.number(),
  /** Of the body that came; 0 where none was read. */
  bytes: z.int(),
  callId: Id.nullable(),
  /** Whether `requests.replay` can work out what would be answered today. */
  replayable: z.boolean(),
});
export type RequestLine = z.infer<typeof RequestLine>;

export const RequestDetail = RequestLine.extend({
  /** Pretty JSON with numbers cut to their last two digits and secrets taken out; null where `bodyGone` says why. */
  body: z.string().nullable(),
  answer: z.string().nullable(),
  bodyGone: z
    .enum(['refused', 'none', 'too_long', 'unreadable', 'old', 'came_before', 'forgotten', 'withheld'])
    .nullable(),
});
export type RequestDetail = z.infer<typeof RequestDetail>;

export const RequestReplay = z.object({ sent: z.string().nullable(), now: z.string(), diff: z.array(AnswerDiff) });
export type RequestReplay = z.infer<typeof RequestReplay>;
