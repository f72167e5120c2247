import { z } from 'zod';

/**
 * What ElevenLabs tells of a conversation when asked (elevenlabs.md §4), and only the fields we use. An odd value in a
 * field we could do without reads as absent.
 */
const optional = <T extends z.ZodType>(type: T) => type.nullish().catch(null);

export const ConversationSummary = z.object({
  conversation_id: z.string().min(1).max(200),
  agent_id: optional(z.string()),
  status: optional(z.string()),
  start_time_unix_secs: optional(z.number()),
  call_duration_secs: optional(z.number()),
  direction: optional(z.string()),
});
export type ConversationSummary = z.infer<typeof ConversationSummary>;

/** Without its list it is no answer; an entry that cannot be read would hide all others, so it is left out. */
export const ConversationList = z.object({
  conversations: z
    .array(z.unknown())
    .transform((entries) => entries.flatMap((entry) => ConversationSummary.safeParse(entry).data ?? [])),
  next_cursor: optional(z.string()),
  has_more: optional(z.boolean()),
});
export type ConversationList = z.infer<typeof ConversationList>;

const PhoneCall = z.object({
  direction: optional(z.string()),
  call_sid: optional(z.string()),
  external_number: optional(z.string()),
  agent_number: optional(z.string()),
  call_result: optional(z.string()),
});

/** The detail of one. Its words stay in the body, where the reader of deliveries finds them. */
export const ConversationDetail = z.object({
  conversation_id: z.string().min(1).max(200),
  agent_id: optional(z.string()),
  status: z.string(),
  transcript: optional(z.array(z.unknown())),
  metadata: optional(
    z.object({
      start_time_unix_secs: optional(z.number()),
      call_duration_secs: optional(z.number()),
      phone_call: optional(PhoneCall),
    }),
  ),
  conversation_initiation_client_data: optional(
    z.object({ dynamic_variables: optional(z.record(z.string(), z.unknown())) }),
  ),
});
export type ConversationDetail = z.infer<typeof ConversationDetail>;
