/**
 * What ElevenLabs sends, in its true shape (elevenlabs.md §1.2, §2.2–2.5), with invented people. The numbers are
 * possible ones that nobody has: +1 212 555 01xx.
 */
export const SHOP_NUMBER = '+12125550100';
export const ANA = '+12125550123';
export const BEN = '+12125550145';
export const FAMILY = '+12125550167';
export const AGENT = 'agent_0000example';

export type Echo = { user_id?: string; dynamic_variables?: Record<string, unknown> };

/** The conversation-initiation request of an inbound call. */
export function aRing(over: Record<string, unknown> = {}): Record<string, unknown> {
  return { caller_id: ANA, agent_id: AGENT, called_number: SHOP_NUMBER, call_sid: 'CA0001', ...over };
}

export type Call = {
  conversationId: string;
  callSid: string | null;
  from: string | null;
  /** The number that was called. */
  to: string;
  /** Where the payload tells the caller's number; real ones have been seen without any (elevenlabs.md §2.3). */
  numberIn: 'phone_call' | 'variables' | 'nowhere';
  direction: 'inbound' | 'outbound';
  startedAt: Date;
  seconds: number;
  turns: readonly (readonly ['user' | 'agent', string])[];
  collected: Record<string, unknown>;
  title: string;
  summary: string;
  endedBecause: string;
  language: string;
  /** What we answered when the phone rang, as the provider echoes it. */
  echo: Echo;
  /** Laid over `data`. */
  data: Record<string, unknown>;
};

const aCall: Call = {
  conversationId: 'conv_0001',
  callSid: 'CA0001',
  from: ANA,
  to: SHOP_NUMBER,
  numberIn: 'phone_call',
  direction: 'inbound',
  startedAt: new Date('2026-11-20T10:00:00.000Z'),
  seconds: 64,
  turns: [
    ['agent', 'Hello, Salon Marigold, how can I help?'],
    ['user', 'Hi, my name is Ana Lopez. I would like a haircut, mornings are best for me.'],
    ['agent', 'Of course. Goodbye.'],
  ],
  collected: { customer_name: 'Ana Lopez', preferred_time: 'mornings' },
  title: 'Haircut wanted',
  summary: 'The caller asked for a haircut.',
  endedBecause: 'Call ended by remote party',
  language: 'en',
  echo: {},
  data: {},
};

/** A `post_call_transcription` event. */
export function aTranscription(over: Partial<Call> = {}) {
  const call = { ...aCall, ...over };
  const started = Math.floor(call.startedAt.getTime() / 1000);
  return {
    type: 'post_call_transcription',
    event_timestamp: started + call.seconds + 8,
    data: {
      agent_id: AGENT,
      agent_name: 'Front desk',
      conversation_id: call.conversationId,
      status: 'done',
      user_id: call.echo.user_id ?? null,
      branch_id: null,
      version_id: null,
      transcript: call.turns.map(([role, message], index) => aTurn(role, message, index * 5)),
      metadata: metadataOf(call, started),
      analysis: {
        call_successful: 'success',
        transcript_summary: call.summary,
        call_summary_title: call.title,
        evaluation_criteria_results: {},
        data_collection_results: Object.fromEntries(Object.entries(call.collected).map(collectedEntry)),
      },
      conversation_initiation_client_data: { ...call.echo, dynamic_variables: variablesOf(call) },
      has_audio: true,
      has_user_audio: true,
      has_response_audio: true,
      ...call.data,
    },
  };
}

export function aTurn(role: 'user' | 'agent', message: string | null, at: number): Record<string, unknown> {
  return {
    ...{ role, message, time_in_call_secs: at, tool_calls: [], tool_results: [], interrupted: false },
    ...{ feedback: null, llm_override: null, conversation_turn_metrics: null, source_medium: 'audio' },
  };
}

function metadataOf(
  { from, to, numberIn, callSid, direction, ...call }: Call,
  started: number,
): Record<string, unknown> {
  const numbers = { direction, phone_number_id: 'phnum_1', agent_number: to, external_number: from };
  const phone = { type: 'twilio', stream_sid: 'MZ0001', call_sid: callSid };
  return {
    start_time_unix_secs: started,
    accepted_time_unix_secs: started,
    call_duration_secs: call.seconds,
    cost: 296,
    cost_fiat: 0.12,
    termination_reason: call.endedBecause,
    error: null,
    warnings: [],
    main_language: call.language,
    authorization_method: 'signed_url',
    conversation_initiation_source: 'twilio',
    phone_call: numberIn === 'phone_call' ? { ...phone, ...numbers } : callSid === null ? null : phone,
  };
}

function variablesOf({ echo, from, to, numberIn, callSid, conversationId }: Call): Record<string, unknown> {
  return {
    ...echo.dynamic_variables,
    system__agent_id: AGENT,
    system__conversation_id: conversationId,
    ...(callSid === null ? {} : { system__call_sid: callSid }),
    ...(numberIn === 'variables' ? { system__caller_id: from, system__called_number: to } : {}),
  };
}

function collectedEntry([id, value]: [string, unknown]): [string, unknown] {
  return [id, { data_collection_id: id, value, json_schema: { type: 'string' }, rationale: 'From the conversation.' }];
}

/** A `post_call_audio` event; `bytes` of base64. */
export function anAudio(conversationId = 'conv_0001', bytes = 4000) {
  const data = { agent_id: AGENT, conversation_id: conversationId, full_audio: 'SUQz'.repeat(bytes / 4) };
  return { type: 'post_call_audio', event_timestamp: 1_795_000_000, data };
}

/** A `call_initiation_failure` event of an outbound call through Twilio. */
export function aFailure(over: Record<string, unknown> = {}, body: Record<string, unknown> = {}) {
  const twilio = { CallSid: 'CA0009', From: SHOP_NUMBER, To: ANA, CallStatus: 'no-answer', Direction: 'outbound-api' };
  return {
    type: 'call_initiation_failure',
    event_timestamp: 1_795_168_800,
    data: {
      agent_id: AGENT,
      conversation_id: 'conv_0009',
      failure_reason: 'no-answer',
      metadata: { type: 'twilio', body: { ...twilio, ...body } },
      ...over,
    },
  };
}
