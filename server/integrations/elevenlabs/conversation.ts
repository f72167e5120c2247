import type {
  ConversationEntry,
  ConversationState,
  FetchedConversation,
} from '../../domain/providers/voice-account.ts';
import { ConversationDetail, type ConversationSummary } from './conversation-payloads.ts';
import { callId } from './ring.ts';

/** The kinds of delivery that tell of the end of a call, of which one call has one. */
export const ENDINGS = ['post_call_transcription', 'call_initiation_failure'] as const;

/** How an outbound call ended that nobody took (elevenlabs.md §2.3), and how its webhook says so (§2.5). */
const NOT_TAKEN: Readonly<Record<string, string>> = { busy: 'busy', no_answer: 'no-answer', failed: 'unknown' };

export function toEntry(entry: ConversationSummary): ConversationEntry {
  return {
    id: entry.conversation_id,
    agentId: entry.agent_id ?? '',
    startedAt: entry.start_time_unix_secs ?? 0,
    durationSeconds: entry.call_duration_secs ?? 0,
    state: stateOf(entry.status),
    direction: directionOf(entry.direction),
  };
}

/** Null where it is no conversation. `text` is the body as it came: what its webhook has in `data` (elevenlabs.md §2.2). */
export function toFetched(body: unknown, text: string): FetchedConversation | null {
  const read = ConversationDetail.safeParse(body);
  if (!read.success) return null;
  const detail = read.data;
  const state = stateOf(detail.status);
  const phone = detail.metadata?.phone_call;
  return {
    id: detail.conversation_id,
    agentId: detail.agent_id ?? '',
    startedAt: detail.metadata?.start_time_unix_secs ?? 0,
    durationSeconds: detail.metadata?.call_duration_secs ?? 0,
    state,
    // `initiated` while it rings (elevenlabs.md §2.2).
    isUnderWay: detail.status === 'in-progress',
    direction: directionOf(phone?.direction),
    callSid: callSidOf(detail),
    delivery: state === 'live' || state === 'processing' ? null : deliveryOf(detail, text),
  };
}

/** A word of theirs that we do not know is looked at again later, rather than taken for an end. */
function stateOf(status: string | null | undefined): ConversationState {
  if (status === 'done' || status === 'failed') return status;
  return status === 'initiated' || status === 'in-progress' ? 'live' : 'processing';
}

function directionOf(word: string | null | undefined): ConversationEntry['direction'] {
  return word === 'inbound' || word === 'outbound' ? word : null;
}

function callSidOf({ metadata, conversation_initiation_client_data: sent }: ConversationDetail): string | null {
  return callId(metadata?.phone_call?.call_sid) ?? callId(sent?.dynamic_variables?.['system__call_sid']);
}

/** The body that the post-call webhook brings of it, so that whichever comes first, the other is known as a repeat. */
function deliveryOf(detail: ConversationDetail, text: string): FetchedConversation['delivery'] {
  const { start_time_unix_secs: start, call_duration_secs: lasted } = detail.metadata ?? {};
  const sent = Math.round((start ?? 0) + (lasted ?? 0));
  const envelope = (kind: string, data: string) => ({
    kind,
    body: `{"type":${JSON.stringify(kind)},"event_timestamp":${sent},"data":${data}}`,
  });
  const failure = failureOf(detail);
  return failure === null ? envelope(ENDINGS[0], text) : envelope(ENDINGS[1], JSON.stringify(failure));
}

/** An outbound call that nobody took has no words: its webhook is of another kind, and so is this. */
function failureOf({ conversation_id, agent_id, transcript, metadata }: ConversationDetail): object | null {
  const phone = metadata?.phone_call;
  const reason = NOT_TAKEN[phone?.call_result ?? ''];
  if (reason === undefined || phone?.direction !== 'outbound' || (transcript ?? []).length > 0) return null;
  const { call_sid: CallSid, external_number: To, agent_number: From } = phone;
  return {
    conversation_id,
    agent_id,
    failure_reason: reason,
    metadata: { type: 'twilio', body: { CallSid, To, From } },
  };
}
