import type { CallSummary } from './calls.ts';

/** Facts the app announces after they are stored. Names are past tense, payloads are full snapshots. */
export type AppEvents = {
  'call.changed': CallSummary;
  /** Something about this person changed: facts, tasks, notes or who they are. */
  'caller.changed': { callerId: string };
  'caller.forgotten': { callerId: string };
  'status.changed': { problems: string[] };
};

export type AppEvent = { [N in keyof AppEvents]: { name: N; payload: AppEvents[N] } }[keyof AppEvents];
