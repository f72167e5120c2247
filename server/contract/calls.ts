import { z } from 'zod';

import { Id, Instant } from './primitives.ts';

/** Where a call stands. It only ever moves to the right: live → failed → ended. */
export const CallStatus = z.enum(['live', 'failed', 'ended']);
export type CallStatus = z.infer<typeof CallStatus>;

export const Turn = z.object({
  position: z.int(),
  role: z.enum(['agent', 'caller', 'tool']),
  text: z.string(),
  /** Seconds since the call was answered. */
  atSeconds: z.number(),
  interrupted: z.boolean(),
});
export type Turn = z.infer<typeof Turn>;

/** One line of what the agent was told, and where it came from; a `notice` is a note that everybody is told. */
export const PackLine = z.object({
  section: z.enum(['who', 'safety', 'task', 'appointment', 'call', 'preference', 'note', 'today']),
  text: z.string(),
  source: z.object({ kind: z.enum(['fact', 'task', 'call', 'note', 'notice', 'business']), id: z.string() }).nullable(),
});
export type PackLine = z.infer<typeof PackLine>;

/** Exactly what was answered to the ringing phone, without secret variables and without any number. */
export const Pack = z.object({
  sentAt: Instant,
  kind: z.enum(['known', 'new', 'shared', 'unidentified', 'blocked', 'fallback', 'paused']),
  tokens: z.int(),
  lines: z.array(PackLine),
  firstMessage: z.string(),
  variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  overrides: z.array(z.string()),
  /** Milliseconds from the arrival of the request to our answer; absent where it was not measured. */
  answeredIn: z.number().optional(),
});
export type Pack = z.infer<typeof Pack>;

export const CallSummary = z.object({
  id: Id,
  conversationId: z.string().nullable(),
  callSid: z.string().nullable(),
  businessId: z.string(),
  callerId: Id.nullable(),
  callerName: z.string().nullable(),
  /** The number with all but its last two digits hidden; null for a withheld number. */
  maskedNumber: z.string().nullable(),
  direction: z.enum(['inbound', 'outbound']),
  status: CallStatus,
  /** A call that we make and that nobody has taken yet, as far as is known. */
  isRinging: z.boolean(),
  startedAt: Instant,
  durationSeconds: z.number().nullable(),
  outcome: z.enum(['success', 'failure', 'unknown']).nullable(),
  endedBecause: z.string().nullable(),
  dropped: z.boolean(),
  title: z.string().nullable(),
  summary: z.string().nullable(),
  costCredits: z.number().nullable(),
  costUsd: z.number().nullable(),
  /** Played by the owner and kept: it never rang, and cost nothing. */
  rehearsal: z.boolean(),
});
export type CallSummary = z.infer<typeof CallSummary>;

/** What the provider's analysis read out of a call, under the id the agent gives it there. */
export const CollectedValue = z.object({
  id: z.string(),
  value: z.string().nullable(),
  rationale: z.string().nullable(),
});
export type CollectedValue = z.infer<typeof CollectedValue>;

/** How the provider judged a call by one of the agent's own criteria. */
export const Evaluation = z.object({
  id: z.string(),
  result: z.enum(['success', 'failure', 'unknown']),
  rationale: z.string().nullable(),
});
export type Evaluation = z.infer<typeof Evaluation>;

/**
 * One stage of a call's timing passport, in order: `ring_received`, `answered`, `conversation_started`,
 * `first_agent_turn`, `tool:<name>`, `model_read`, `ended`, and `latency:<metric>` for each figure the provider sent
 * (the median over the call's turns).
 */
export const TimingStage = z.object({ stage: z.string(), at: Instant.nullable(), milliseconds: z.number().nullable() });
export type TimingStage = z.infer<typeof TimingStage>;

/** What left this computer because of a call: names of fields, never the values of secrets. */
export const SentOut = z.object({
  to: z.enum(['elevenlabs', 'model']),
  /** Field names as sent (`dynamic_variables.caller_name`), `tool:<name>` for a tool's answer, `transcript`. */
  what: z.array(z.string()),
  /** What the shop, as it is set today, sends besides; how it was set at the time of the call is not kept. */
  asSetToday: z.array(z.string()),
  at: Instant.nullable(),
});
export type SentOut = z.infer<typeof SentOut>;

/**
 * How the caller was told that an AI speaks and that the call may be recorded: by the agent's first words, by the words
 * of the line before a message was left, or not at all.
 */
export const SaidNotice = z.enum(['first_message', 'line', 'not']);
export type SaidNotice = z.infer<typeof SaidNotice>;

export const CallDetail = CallSummary.extend({
  agentId: z.string().nullable(),
  endedAt: Instant.nullable(),
  turns: z.array(Turn),
  pack: Pack.nullable(),
  collected: z.array(CollectedValue),
  evaluation: z.array(Evaluation),
  timing: z.array(TimingStage),
  sentOut: z.array(SentOut),
  /** Null where it is not known. */
  notice: SaidNotice.nullable(),
});
export type CallDetail = z.infer<typeof CallDetail>;

/** A place in a call where the words were found: a turn, or the call's summary (`position` null). */
export const SearchHit = z.object({
  call: CallSummary,
  position: z.int().nullable(),
  role: Turn.shape.role.nullable(),
  atSeconds: z.number().nullable(),
  text: z.string(),
  /** What to highlight in `text`: UTF-16 offsets, first and one past the last; in order and apart. */
  marks: z.array(z.tuple([z.int(), z.int()])),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** One line of an answer then and now. `part` says what it is: the greeting, a line of the memory, a variable, an override. */
export const AnswerDiff = z.object({
  kind: z.enum(['same', 'added', 'removed']),
  part: z.enum(['greeting', 'line', 'variable', 'override']),
  text: z.string(),
  source: PackLine.shape.source,
});
export type AnswerDiff = z.infer<typeof AnswerDiff>;
