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

/** One line of what the agent was told, and where it came from. */
export const PackLine = z.object({
  section: z.enum(['who', 'safety', 'task', 'appointment', 'call', 'preference', 'note', 'today']),
  text: z.string(),
  source: z.object({ kind: z.enum(['fact', 'task', 'call', 'note', 'business']), id: z.string() }).nullable(),
});
export type PackLine = z.infer<typeof PackLine>;

/** Exactly what was answered to the ringing phone, without secret variables and without any number. */
export const Pack = z.object({
  sentAt: Instant,
  kind: z.enum(['known', 'new', 'shared', 'unidentified', 'blocked', 'fallback']),
  tokens: z.int(),
  lines: z.array(PackLine),
  firstMessage: z.string(),
  variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  overrides: z.array(z.string()),
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
  startedAt: Instant,
  durationSeconds: z.number().nullable(),
  outcome: z.enum(['success', 'failure', 'unknown']).nullable(),
  endedBecause: z.string().nullable(),
  dropped: z.boolean(),
  title: z.string().nullable(),
  summary: z.string().nullable(),
  costCredits: z.number().nullable(),
  costUsd: z.number().nullable(),
});
export type CallSummary = z.infer<typeof CallSummary>;

export const CallDetail = CallSummary.extend({ turns: z.array(Turn), pack: Pack.nullable() });
export type CallDetail = z.infer<typeof CallDetail>;
