import type { FinishedCall, SpokenTurn, ToolOutcome } from '../../domain/finished-call.ts';
import { hideDictated } from '../../domain/masked-turns.ts';
import { storableText } from '../../domain/plain-text.ts';
import type { Transcription } from './payloads.ts';
import { toReport } from './report.ts';
import { callId, text } from './ring.ts';

const BROKEN_LINE = /\b(?:connection|network|dropped|disconnect\w*|timed? ?out|websocket|1006|1011|lost|error)\b/iu;

/** Of one turn, value or tool's answer, in UTF-16 units: beyond that nobody spoke, and each would cost the phone time. */
const MOST_SPOKEN = 8000;
const MOST_TOLD = 4000;
const MOST_ANSWERED = 65_536;
/** Of one call. */
const MOST_VALUES = 200;
const MOST_TOOLS = 200;

const DAY_MS = 86_400_000;

/** When an event was sent by the provider's clock, in seconds since 1970, if it says so, and when it came to us. */
export type EventTimes = { sentSeconds: number; arrivedAt: Date };

/** Their words into ours (elevenlabs.md §2.2–2.4). The event's times are used where the payload tells no start. */
export function toFinishedCall(data: Transcription, { sentSeconds, arrivedAt }: EventTimes): FinishedCall {
  const { metadata, analysis } = data;
  const phone = metadata?.phone_call;
  const variables = data.conversation_initiation_client_data?.dynamic_variables ?? {};
  const direction = phone?.direction === 'outbound' ? 'outbound' : 'inbound';
  const reason = metadata?.termination_reason ?? null;
  const startedAt = startOf(
    [metadata?.start_time_unix_secs, sentSeconds - (metadata?.call_duration_secs ?? 0)],
    arrivedAt,
  );
  return {
    conversationId: data.conversation_id,
    agentId: data.agent_id ?? null,
    callSid: callId(phone?.call_sid) ?? callId(variables['system__call_sid']),
    callRef: text(variables['call_ref']),
    callerKey: data.user_id ?? data.conversation_initiation_client_data?.user_id ?? null,
    direction,
    ...numbers(data, direction),
    startedAt,
    durationSeconds: metadata?.call_duration_secs ?? null,
    status: 'ended',
    outcome: outcomeOf(analysis?.call_successful),
    endedBecause: reason === null ? null : storableText(reason, 200),
    dropped: (metadata?.error ?? null) !== null || (reason !== null && BROKEN_LINE.test(reason)),
    title: analysis?.call_summary_title ?? null,
    summary: analysis?.transcript_summary ?? null,
    costCredits: metadata?.cost ?? null,
    costUsd: metadata?.cost_fiat ?? null,
    language: metadata?.main_language ?? null,
    // Before anything reads them: the parts of a number mean nothing to the rules, and together they are one.
    turns: hideDictated(data.transcript.flatMap(toTurns)),
    collected: collected(analysis?.data_collection_results),
    tools: toolOutcomes(data),
    report: toReport(data, startedAt),
  };
}

/**
 * The first believable of some times in seconds since 1970, or the arrival. Nothing starts a day after it was told: such
 * a call would stay the newest for years. A call with no start of its own must not seem to begin when a late delivery
 * comes, or it would be younger than the forgetting of its caller.
 */
export function startOf(told: readonly (number | null | undefined)[], arrivedAt: Date): string {
  const latest = (arrivedAt.getTime() + DAY_MS) / 1000;
  const seconds = told.find((one) => typeof one === 'number' && one > 0 && one <= latest);
  return (typeof seconds === 'number' ? new Date(seconds * 1000) : arrivedAt).toISOString();
}

/** The other party's number has moved between fields over time; the order is elevenlabs.md §2.3's. */
function numbers(
  data: Transcription,
  direction: 'inbound' | 'outbound',
): Pick<FinishedCall, 'callerNumber' | 'calledNumber'> {
  const phone = data.metadata?.phone_call;
  const variables = data.conversation_initiation_client_data?.dynamic_variables ?? {};
  const [theirs, ours] =
    direction === 'inbound' ? (['caller_id', 'called_number'] as const) : (['called_number', 'caller_id'] as const);
  return {
    callerNumber:
      text(phone?.external_number) ??
      text(variables[`system__${theirs}`]) ??
      text(variables['caller_number']) ??
      text(variables['caller_id']) ??
      text(direction === 'inbound' ? phone?.from_number : phone?.to_number) ??
      numberIn(data.user_id ?? data.conversation_initiation_client_data?.user_id),
    calledNumber:
      text(phone?.agent_number) ??
      text(variables[`system__${ours}`]) ??
      text(direction === 'inbound' ? phone?.to_number : phone?.from_number),
  };
}

/** Some agents are made to send the number itself as `user_id`; ours is a key that looks like no number. */
function numberIn(userId: string | null | undefined): string | null {
  return userId && /^\+\d{7,15}$/.test(userId) ? userId : null;
}

function outcomeOf(word: string | null | undefined): FinishedCall['outcome'] {
  if (word === null || word === undefined) return null;
  return word === 'success' || word === 'failure' ? word : 'unknown';
}

function toTurns(turn: Transcription['transcript'][number]): SpokenTurn[] {
  if (turn.message === null || turn.message === undefined || turn.message.trim() === '') return [];
  return [
    {
      role: turn.role === 'user' ? 'caller' : 'agent',
      text: turn.message.slice(0, MOST_SPOKEN),
      atSeconds: turn.time_in_call_secs ?? 0,
      interrupted: turn.interrupted ?? false,
    },
  ];
}

function collected(results: Record<string, unknown> | null | undefined): FinishedCall['collected'] {
  const told = Object.entries(results ?? {}).slice(0, MOST_VALUES);
  return told.flatMap(([name, result]) => {
    const raw: unknown = typeof result === 'object' && result !== null && 'value' in result ? result.value : result;
    const slot = name
      .slice(0, MOST_TOLD)
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, '_');
    const value = typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : null;
    return value === null || !/^[a-z][a-z0-9_]{0,59}$/u.test(slot) ? [] : [{ slot, value: value.slice(0, MOST_TOLD) }];
  });
}

/** A result joins its call by request id (elevenlabs.md §2.2). */
function toolOutcomes(data: Transcription): ToolOutcome[] {
  const inputs = new Map<string, string>();
  for (const call of data.transcript.flatMap((turn) => turn.tool_calls))
    if (call.request_id) inputs.set(call.request_id, call.params_as_json ?? '');
  const results = data.transcript.flatMap((turn) =>
    turn.tool_results.map((result) => ({ ...result, atSeconds: turn.time_in_call_secs ?? 0 })),
  );
  return results.slice(0, MOST_TOOLS).map((result) => ({
    tool: result.tool_name,
    input: asObject(json(inputs.get(result.request_id ?? '') ?? '')),
    output: json(result.result_value ?? ''),
    failed: result.is_error ?? false,
    atSeconds: result.atSeconds,
  }));
}

function json(value: string): unknown {
  if (value.length > MOST_ANSWERED) return '';
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
