import type { ConnectWish } from '#contract/connect.ts';

import type { PlannedStep, Situation, StepAction } from '../domain/connect/found.ts';
import { reverted } from '../domain/connect/revert.ts';
import { SHARED, type ConnectJournal } from './connect-journal.ts';
import { seenAfter, type ConnectWork } from './connect-work.ts';

type Deps = { work: ConnectWork; journal: ConnectJournal };

/** Whose doing a step is: one business's, or that of all of them. */
export function scopeOf({ isShared }: PlannedStep, { business }: ConnectWish): string {
  return isShared ? SHARED : business;
}

/** What the journal says of each step, and what it is to say. */
export function createStepNotes({ work, journal }: Deps) {
  /** A step that was done when the program ended, and not noted down any more. */
  function noteUnfinished(steps: readonly PlannedStep[], wish: ConnectWish, now: Situation): void {
    for (const step of steps.filter(({ isDone }) => isDone)) {
      const scope = scopeOf(step, wish);
      if (!journal.isUnfinished(scope, step.id)) continue;
      const after = seenAfter(step.id, journal.find(scope, step.id)?.before, now);
      if (after !== undefined) journal.finish(scope, step.id, after);
    }
  }

  /** What stood before the first of our changes, with what others changed since. */
  function beforeOf(action: StepAction, scope: string, step: string, now: Situation): unknown {
    const entry = journal.find(scope, step);
    const stands = work.before(action, now);
    if (!entry) return stands;
    return entry.isDone && action.kind === 'agent' ? reverted(entry.before, entry.after, stands).value : entry.before;
  }

  return { noteUnfinished, beforeOf };
}
