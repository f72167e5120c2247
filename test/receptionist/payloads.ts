import type { Answer } from './answer.ts';
import type { ScriptedCall, SpokenLine } from './script.ts';

/** What ElevenLabs asks when the phone rings (elevenlabs.md §1.2). */
export function toRing(call: ScriptedCall, from = call.from): Record<string, string> {
  return {
    caller_id: from,
    agent_id: call.shop.agentId,
    called_number: call.shop.number,
    call_sid: call.callSid,
    ...(call.shape.conversationAtRing ? { conversation_id: call.conversationId } : {}),
  };
}

/**
 * The event after the call (elevenlabs.md §2.1–2.4), with our own answer echoed as the provider does.
 * @param answer null when the phone rang while we were off
 */
export function toPostCall(call: ScriptedCall, answer: Answer | null): Record<string, unknown> {
  const { shape } = call;
  const ended = Math.round(call.at / 1000) + call.seconds;
  return {
    type: 'post_call_transcription',
    event_timestamp: ended + 8,
    data: {
      agent_id: call.shop.agentId,
      agent_name: `${call.shop.name} receptionist`,
      conversation_id: call.conversationId,
      status: 'done',
      user_id: answer?.user_id ?? null,
      branch_id: null,
      ...(shape.transcript ? { transcript: call.lines.map(toTurn) } : {}),
      metadata: toMetadata(call, ended),
      analysis: shape.analysis ? toAnalysis(call) : null,
      conversation_initiation_client_data: toEcho(call, answer),
      has_audio: false,
      has_user_audio: false,
      has_response_audio: false,
    },
  };
}

function toTurn({ role, message }: SpokenLine, position: number): Record<string, unknown> {
  return {
    role,
    message,
    time_in_call_secs: position * 4,
    tool_calls: [],
    tool_results: [],
    interrupted: false,
    source_medium: role === 'user' ? 'audio' : null,
  };
}

function toMetadata({ at, seconds, shop, from, callSid, shape }: ScriptedCall, ended: number): Record<string, unknown> {
  return {
    start_time_unix_secs: ended - seconds,
    accepted_time_unix_secs: ended - seconds,
    call_duration_secs: seconds,
    cost: 120 + (Math.floor(at / 60_000) % 300),
    termination_reason: 'Call ended by remote party',
    main_language: 'en',
    authorization_method: 'authorization_header',
    conversation_initiation_source: 'twilio',
    phone_call: {
      type: 'twilio',
      stream_sid: callSid.replace('CA', 'MZ'),
      call_sid: callSid,
      ...(shape.numberIn === 'phone_call'
        ? { direction: 'inbound', phone_number_id: 'phnum_1', agent_number: shop.number, external_number: from }
        : {}),
    },
  };
}

function toAnalysis({ collected, summary, title }: ScriptedCall): Record<string, unknown> {
  const results = Object.entries(collected).map(([id, value]) => [
    id,
    { data_collection_id: id, value, json_schema: { type: 'string' }, rationale: 'Taken from the conversation.' },
  ]);
  return {
    call_successful: 'success',
    transcript_summary: summary,
    call_summary_title: title,
    evaluation_criteria_results: {},
    data_collection_results: Object.fromEntries(results),
  };
}

function toEcho(call: ScriptedCall, answer: Answer | null): Record<string, unknown> {
  const { shape, from, callSid, conversationId, shop } = call;
  return {
    type: 'conversation_initiation_client_data',
    ...(answer?.user_id === undefined ? {} : { user_id: answer.user_id }),
    conversation_config_override: answer?.conversation_config_override ?? {},
    dynamic_variables: {
      ...answer?.dynamic_variables,
      system__agent_id: shop.agentId,
      system__call_sid: callSid,
      system__conversation_id: conversationId,
      ...(shape.numberIn === 'variables' ? { system__caller_id: from, system__called_number: shop.number } : {}),
    },
  };
}
