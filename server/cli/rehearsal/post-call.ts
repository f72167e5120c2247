import type { ToolReply } from './door.ts';
import type { ScriptedCall, Spoken } from '../../domain/rehearsal-script.ts';
import { answeredAt, timesOf } from '../../domain/rehearsal-timing.ts';
import type { Answer } from './told.ts';

/** What both sides know about one rehearsed call. Ids have the provider's look but are random. */
export type CallFacts = {
  conversationId: string;
  callSid: string;
  streamSid: string;
  agentId: string;
  callerId: string;
  calledNumber: string;
};

export type UsedTool = { tool: string; input: Record<string, unknown>; reply: ToolReply };

type Ended = { call: ScriptedCall; facts: CallFacts; answer: Answer; used: readonly UsedTool[]; now: Date };

/** A `post_call_transcription` delivery in the provider's shape (elevenlabs.md §2.1–2.4). */
export function toPostCall(ended: Ended): Record<string, unknown> {
  const { call, facts, answer, now } = ended;
  return {
    type: 'post_call_transcription',
    event_timestamp: Math.floor(now.getTime() / 1000),
    data: {
      agent_id: facts.agentId,
      conversation_id: facts.conversationId,
      status: 'done',
      user_id: answer.user_id ?? null,
      transcript: toTranscript(call.conversation, ended.used),
      metadata: toMetadata(ended),
      analysis: toAnalysis(call),
      conversation_initiation_client_data: toEcho(ended),
      has_audio: false,
      has_user_audio: false,
      has_response_audio: false,
    },
  };
}

function toTranscript(conversation: readonly Spoken[], used: readonly UsedTool[]): Record<string, unknown>[] {
  const { starts } = timesOf(conversation);
  const waiting = [...used];
  return conversation.map((part, position) => {
    const at = { time_in_call_secs: starts[position] ?? 0 };
    if ('caller' in part) return { role: 'user', message: part.caller, ...at };
    if ('agent' in part) return { role: 'agent', message: part.agent, ...at };
    return { role: 'agent', message: null, ...at, ...toToolTurn(`tool_${position}`, waiting.shift()) };
  });
}

function toToolTurn(requestId: string, used: UsedTool | undefined): Record<string, unknown> {
  if (!used) return {};
  const same = { request_id: requestId, tool_name: used.tool, tool_has_been_called: true, type: 'webhook' };
  return {
    tool_calls: [{ ...same, params_as_json: JSON.stringify(used.input) }],
    tool_results: [{ ...same, result_value: JSON.stringify(used.reply), is_error: !used.reply.success }],
  };
}

function toMetadata({ call, facts, now }: Ended): Record<string, unknown> {
  const { duration } = timesOf(call.conversation);
  return {
    start_time_unix_secs: answeredAt(call, now),
    accepted_time_unix_secs: answeredAt(call, now),
    call_duration_secs: duration,
    cost: 0,
    termination_reason: call.ending === 'dropped' ? 'Client disconnected: 1006' : 'Call ended by remote party',
    main_language: 'en',
    conversation_initiation_source: 'twilio',
    phone_call: {
      type: 'twilio',
      direction: 'inbound',
      phone_number_id: 'phnum_rehearsal',
      agent_number: facts.calledNumber,
      external_number: facts.callerId,
      stream_sid: facts.streamSid,
      call_sid: facts.callSid,
    },
  };
}

function toAnalysis({ analysis }: ScriptedCall): Record<string, unknown> {
  const collected = Object.entries(analysis.collected).map(([id, value]) => [
    id,
    { data_collection_id: id, value, json_schema: { type: 'string' }, rationale: 'Said by the caller.' },
  ]);
  return {
    call_successful: analysis.successful,
    call_summary_title: analysis.title,
    transcript_summary: analysis.summary,
    evaluation_criteria_results: {},
    data_collection_results: Object.fromEntries(collected) as Record<string, unknown>,
  };
}

/** The provider repeats what we answered, adds its own variables and leaves secret ones out. */
function toEcho({ facts, answer }: Ended): Record<string, unknown> {
  const ours = Object.entries(answer.dynamic_variables).filter(([name]) => !name.startsWith('secret__'));
  return {
    type: answer.type,
    user_id: answer.user_id ?? null,
    conversation_config_override: answer.conversation_config_override ?? {},
    dynamic_variables: {
      ...Object.fromEntries(ours),
      system__agent_id: facts.agentId,
      system__conversation_id: facts.conversationId,
      system__caller_id: facts.callerId,
      system__called_number: facts.calledNumber,
      system__call_sid: facts.callSid,
    },
  };
}
