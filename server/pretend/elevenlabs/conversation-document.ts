import { at, type Json } from './json.ts';

export type ConversationStatus = 'initiated' | 'in-progress' | 'processing' | 'done' | 'failed';
export type Turn = { role: 'user' | 'agent'; message: string };
export type ToolUse = { id: string; name: string; url: string; input: Json; result: string; failed: boolean };

/** A call as the pretended provider knows it. */
export type Conversation = {
  id: string;
  agentId: string;
  status: ConversationStatus;
  /** Unix seconds. */
  startedAt: number;
  durationSeconds: number;
  direction: 'inbound' | 'outbound';
  carrier: 'twilio' | 'sip_trunking';
  /** The other party's number, and the shop's. */
  external: string;
  shop: string;
  phoneNumberId: string;
  callSid: string;
  /** What the personalize answer or the one who rang said. */
  initiation: Json;
  turns: Turn[];
  tools: ToolUse[];
  title: string;
  summary: string;
  successful: 'success' | 'failure' | 'unknown';
  collected: Readonly<Record<string, string | number | boolean>>;
  /** Credits, and US dollars where the plan tells them. */
  cost: number;
  costUsd: number | null;
  ended: string;
  /** Real payloads have lacked the numbers (elevenlabs.md §2.3). */
  tellsNumbers: boolean;
  /** Held over a WebSocket by whoever opened it: the provider knows of no phone. */
  isSocket?: boolean;
  audio: Uint8Array | null;
  /** What is told of it instead of all this, where somebody else says how it went. */
  detail?: Json;
};

/** One row of the list; the phone number is never in it (elevenlabs.md §4). */
export function toSummary(call: Conversation, withSummary: boolean): Json {
  return {
    agent_id: call.agentId,
    agent_name: null,
    conversation_id: call.id,
    start_time_unix_secs: call.startedAt,
    call_duration_secs: call.durationSeconds,
    message_count: call.turns.length,
    status: call.status,
    call_successful: call.successful,
    direction: call.direction,
    call_summary_title: call.title,
    ...(withSummary && { transcript_summary: call.summary }),
    conversation_initiation_source: call.carrier === 'twilio' ? 'twilio' : 'sip_trunk',
  };
}

/** A conversation as `GET` tells it and the post-call webhook brings it (elevenlabs.md §2.2–2.4). */
export function toDetail(call: Conversation): Json {
  if (call.detail) return call.detail;
  const isOver = call.status === 'done' || call.status === 'failed';
  return {
    agent_id: call.agentId,
    conversation_id: call.id,
    status: call.status,
    user_id: call.initiation['user_id'] ?? null,
    transcript: toTranscript(call),
    metadata: toMetadata(call),
    analysis: isOver ? toAnalysis(call) : null,
    conversation_initiation_client_data: toEcho(call),
    has_audio: call.audio !== null,
    has_user_audio: call.audio !== null,
    has_response_audio: call.audio !== null,
    has_auxiliary_audio: false,
  };
}

function toTranscript({ turns, tools }: Conversation): Json[] {
  const spoken = turns.map(({ role, message }, index): Json => {
    return { role, message, time_in_call_secs: index * 3, tool_calls: [], tool_results: [], interrupted: false };
  });
  return [...spoken, ...tools.map((use, index) => toToolTurn(use, (turns.length + index) * 3))];
}

function toToolTurn({ id, name, url, input, result, failed }: ToolUse, seconds: number): Json {
  const same = { request_id: id, tool_name: name, tool_has_been_called: true, type: 'webhook' };
  const details = { method: 'POST', url, headers: {}, body: JSON.stringify(input) };
  return {
    ...{ role: 'agent', message: null, time_in_call_secs: seconds, interrupted: false },
    tool_calls: [{ ...same, params_as_json: JSON.stringify(input), tool_details: details }],
    tool_results: [{ ...same, result_value: result, is_error: failed }],
  };
}

function toMetadata(call: Conversation): Json {
  const numbers = {
    direction: call.direction,
    phone_number_id: call.phoneNumberId,
    agent_number: call.shop,
    external_number: call.external,
  };
  return {
    start_time_unix_secs: call.startedAt,
    accepted_time_unix_secs: call.startedAt,
    call_duration_secs: call.durationSeconds,
    cost: call.cost,
    cost_fiat: call.costUsd,
    termination_reason: call.ended,
    main_language: 'en',
    conversation_initiation_source: call.carrier === 'twilio' ? 'twilio' : 'sip_trunk',
    phone_call: call.isSocket
      ? null
      : {
          type: call.carrier,
          ...(call.tellsNumbers && numbers),
          stream_sid: `MZ${call.callSid.slice(2)}`,
          call_sid: call.callSid,
        },
  };
}

function toAnalysis(call: Conversation): Json {
  const results = Object.entries(call.collected).map(([id, value]) => {
    const schema = { type: typeof value };
    return [id, { data_collection_id: id, value, json_schema: schema, rationale: 'Said by the caller.' }] as const;
  });
  return {
    call_successful: call.successful,
    call_summary_title: call.title,
    transcript_summary: call.summary,
    evaluation_criteria_results: {},
    data_collection_results: Object.fromEntries(results),
  };
}

/** What was answered on the ring, with the provider's own variables; secret ones are left out. */
function toEcho(call: Conversation): Json {
  const ours = Object.entries(at(call.initiation, 'dynamic_variables')).filter(
    ([name]) => !name.startsWith('secret__'),
  );
  return {
    ...call.initiation,
    conversation_config_override: call.initiation['conversation_config_override'] ?? {},
    dynamic_variables: { ...Object.fromEntries<unknown>(ours), ...systemVariables(call) },
  };
}

type Known = Pick<Conversation, 'id' | 'agentId' | 'direction' | 'external' | 'shop' | 'callSid' | 'isSocket'>;

/** The provider's own variables (elevenlabs.md §6). */
export function systemVariables({ id, agentId, direction, external, shop, callSid, isSocket }: Known): Json {
  if (isSocket) return { system__agent_id: agentId, system__conversation_id: id };
  const [caller, called] = direction === 'inbound' ? [external, shop] : [shop, external];
  return {
    system__agent_id: agentId,
    system__conversation_id: id,
    system__caller_id: caller,
    system__called_number: called,
    system__call_sid: callSid,
  };
}
