import { z } from 'zod';

import { Instant, Sentence } from './primitives.ts';

/**
 * What the tray's icon shows (features.md §5.2), worst first: callers affected, paused, on a call, starting, needs you,
 * ready. Ready is only said while our own probe came back through the public address within the last minute or so.
 */
export const ConditionState = z.enum(['ready', 'on-call', 'starting', 'needs-you', 'callers-affected', 'paused']);
export type ConditionState = z.infer<typeof ConditionState>;

/** How the whole thing stands for an owner who looks at the tray: one state, one sentence, three figures. */
export const Condition = z.object({
  state: ConditionState,
  told: Sentence,
  /** Calls going on now. */
  liveCalls: z.int(),
  /** Call-backs that are due today or overdue. */
  dueTasks: z.int(),
  /** Null while not paused; `until` is null where nobody said when it ends. */
  paused: z.object({ until: Instant.nullable() }).nullable(),
});
export type Condition = z.infer<typeof Condition>;
