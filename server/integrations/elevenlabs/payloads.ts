import { z } from 'zod';

/**
 * What ElevenLabs sends after a call, and only the fields we use (elevenlabs.md §2.1–2.5). Unknown fields pass and an
 * odd value in a field we could do without reads as absent: the sender adds and nulls fields without notice.
 */
const optional = <T extends z.ZodType>(type: T) => type.nullish().catch(null);
/** Turns of a call, or tools of a turn: a call of two hours has some hundreds. */
const MOST = 5000;
const list = <T extends z.ZodType>(type: T) =>
  z
    .unknown()
    .optional()
    .transform((items) =>
      isList(items) ? items.slice(0, MOST).flatMap((item) => type.safeParse(item).data ?? []) : [],
    );

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** No call lasts a week; what is beyond is a mistake, and no date could be made of it. */
const Seconds = z
  .number()
  .min(0)
  .max(7 * 86_400);

const ToolCall = z.object({
  request_id: optional(z.string()),
  tool_name: z.string(),
  params_as_json: optional(z.string()),
});

const ToolResult = z.object({
  request_id: optional(z.string()),
  tool_name: z.string(),
  result_value: optional(z.string()),
  is_error: optional(z.boolean()),
  tool_latency_secs: optional(Seconds),
});

const Turn = z.object({
  role: z.string(),
  time_in_call_secs: optional(Seconds),
  message: optional(z.string()),
  interrupted: optional(z.boolean()),
  conversation_turn_metrics: z.unknown().optional(),
  tool_calls: list(ToolCall),
  tool_results: list(ToolResult),
});

const PhoneCall = z.object({
  direction: optional(z.string()),
  external_number: optional(z.string()),
  agent_number: optional(z.string()),
  call_sid: optional(z.string()),
  from_number: optional(z.string()),
  to_number: optional(z.string()),
});

const Metadata = z.object({
  start_time_unix_secs: optional(z.number()),
  accepted_time_unix_secs: optional(z.number()),
  queue_wait_secs: optional(Seconds),
  call_duration_secs: optional(Seconds),
  cost: optional(z.number()),
  cost_fiat: optional(z.number()),
  termination_reason: optional(z.string()),
  error: z.unknown().optional(),
  main_language: optional(z.string()),
  phone_call: optional(PhoneCall),
});

const Analysis = z.object({
  call_successful: optional(z.string()),
  transcript_summary: optional(z.string()),
  call_summary_title: optional(z.string()),
  data_collection_results: optional(z.record(z.string(), z.unknown())),
  evaluation_criteria_results: optional(z.record(z.string(), z.unknown())),
});

const ClientData = z.object({
  user_id: optional(z.string()),
  dynamic_variables: optional(z.record(z.string(), z.unknown())),
});

export const Envelope = z.object({
  type: z.string().min(1).max(80),
  event_timestamp: z.union([z.number(), z.string()]).nullish().catch(null),
  data: z.looseObject({ conversation_id: optional(z.string().min(1).max(200)) }),
});

export const Transcription = z.object({
  conversation_id: z.string().min(1),
  agent_id: optional(z.string()),
  user_id: optional(z.string()),
  transcript: list(Turn),
  metadata: optional(Metadata),
  analysis: optional(Analysis),
  conversation_initiation_client_data: optional(ClientData),
});
export type Transcription = z.infer<typeof Transcription>;

export const InitiationFailure = z.object({
  conversation_id: z.string().min(1),
  agent_id: optional(z.string()),
  failure_reason: optional(z.string()),
  metadata: optional(
    z.object({
      body: optional(z.record(z.string(), z.unknown())),
      call_sid: optional(z.string()),
      from_number: optional(z.string()),
      to_number: optional(z.string()),
    }),
  ),
});
export type InitiationFailure = z.infer<typeof InitiationFailure>;
