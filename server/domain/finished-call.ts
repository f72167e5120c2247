import type { CallReport } from './call-report.ts';

/** One thing said, by either side or by a tool, in our words. */
export type SpokenTurn = {
  role: 'agent' | 'caller' | 'tool';
  text: string;
  /** Seconds since the call was answered. */
  atSeconds: number;
  interrupted: boolean;
};

export type ToolOutcome = {
  tool: string;
  /** What the agent passed, parsed; an empty object when it was not JSON. */
  input: Record<string, unknown>;
  /** What came back, parsed when it was JSON, else the text. */
  output: unknown;
  failed: boolean;
  atSeconds: number;
};

/** A call that is over, as learned from the post-call event, before any rule has looked at it. */
export type FinishedCall = {
  conversationId: string;
  agentId: string | null;
  callSid: string | null;
  /** Our own call id, echoed by the provider from the variables we sent. */
  callRef: string | null;
  /** Our own caller key, echoed by the provider. */
  callerKey: string | null;
  direction: 'inbound' | 'outbound';
  /** As the provider spelled it; null when it told none. */
  callerNumber: string | null;
  calledNumber: string | null;
  startedAt: string;
  durationSeconds: number | null;
  status: 'ended' | 'failed';
  outcome: 'success' | 'failure' | 'unknown' | null;
  endedBecause: string | null;
  /** The line broke, rather than somebody hanging up. */
  dropped: boolean;
  title: string | null;
  summary: string | null;
  costCredits: number | null;
  costUsd: number | null;
  /** Language the provider heard, e.g. `de`. */
  language: string | null;
  turns: SpokenTurn[];
  /** The agent's data collection: slot id and value, already text. */
  collected: { slot: string; value: string }[];
  tools: ToolOutcome[];
  /** Absent for a call that never came about. */
  report?: CallReport;
};
