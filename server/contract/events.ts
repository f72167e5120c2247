import type { CallSummary } from './calls.ts';
import type { Task } from './tasks.ts';

/** Facts the app announces after they are stored. Names are past tense, payloads are full snapshots. */
export type AppEvents = {
  'call.changed': CallSummary;
  /** Something about this person changed: facts, tasks, notes or who they are. */
  'caller.changed': { callerId: string };
  /** Nobody of this id is there any more: forgotten, or become one with somebody else. */
  'caller.forgotten': { callerId: string };
  'task.changed': Task;
  'status.changed': { problems: string[] };
};

export type AppEvent = { [N in keyof AppEvents]: { name: N; payload: AppEvents[N] } }[keyof AppEvents];
