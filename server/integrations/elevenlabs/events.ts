import type { FinishedCall } from '../../domain/finished-call.ts';
import { storableText } from '../../domain/plain-text.ts';
import { startOf, toFinishedCall } from './finished.ts';
import { Envelope, InitiationFailure, Transcription } from './payloads.ts';
import { callId, text } from './ring.ts';

/** The name a delivery is filed under; a repeat has the same one (reliability.md §0.10). */
export type DeliveryName = { kind: string; conversationId: string | null };

/** A post-call event in our words. `recording` comes apart from the words and only names its call. */
export type PostCallEvent =
  | { kind: 'finished'; call: FinishedCall }
  | { kind: 'recording'; conversationId: string }
  | { kind: 'other' };

/** Null when the body is not an event at all. */
export function nameDelivery(body: unknown): DeliveryName | null {
  const parsed = Envelope.safeParse(body);
  return parsed.success ? { kind: parsed.data.type, conversationId: parsed.data.data.conversation_id ?? null } : null;
}

/** Null when a field that we cannot do without is missing. `at` is the arrival. */
export function toPostCallEvent(body: unknown, at: Date): PostCallEvent | null {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) return null;
  const { type, data, event_timestamp: sent } = envelope.data;
  const times = { sentSeconds: Number(sent), arrivedAt: at };
  switch (type) {
    case 'post_call_transcription': {
      const parsed = Transcription.safeParse(data);
      return parsed.success ? { kind: 'finished', call: toFinishedCall(parsed.data, times) } : null;
    }
    case 'call_initiation_failure': {
      const parsed = InitiationFailure.safeParse(data);
      return parsed.success ? { kind: 'finished', call: toFailedCall(parsed.data, startOf([Number(sent)], at)) } : null;
    }
    case 'post_call_audio':
      return data.conversation_id ? { kind: 'recording', conversationId: data.conversation_id } : null;
    default:
      return { kind: 'other' };
  }
}

/**
 * A call that did not come about, nearly always one of ours that nobody took (elevenlabs.md §2.5); numbers are Twilio's or
 * SIP's, or seed 001's.
 */
function toFailedCall(data: InitiationFailure, startedAt: string): FinishedCall {
  const body = data.metadata?.body ?? {};
  const to = text(body['To']) ?? text(body['Called']) ?? text(body['to_number']) ?? data.metadata?.to_number ?? null;
  const from =
    text(body['From']) ?? text(body['Caller']) ?? text(body['from_number']) ?? data.metadata?.from_number ?? null;
  const isInbound = text(body['Direction']) === 'inbound';
  return {
    conversationId: data.conversation_id,
    agentId: data.agent_id ?? null,
    callSid: callId(body['CallSid']) ?? callId(body['call_sid']) ?? callId(data.metadata?.call_sid),
    callRef: null,
    callerKey: null,
    direction: isInbound ? 'inbound' : 'outbound',
    callerNumber: isInbound ? from : to,
    calledNumber: isInbound ? to : from,
    startedAt,
    durationSeconds: null,
    status: 'failed',
    outcome: 'failure',
    endedBecause: data.failure_reason ? storableText(data.failure_reason, 200) : null,
    dropped: false,
    title: null,
    summary: null,
    costCredits: null,
    costUsd: null,
    language: null,
    turns: [],
    collected: [],
    tools: [],
  };
}
