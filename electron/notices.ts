import type { CallSummary } from '#contract/calls.ts';
import type { Condition } from '#contract/condition.ts';
import type { Task } from '#contract/tasks.ts';
import type { Told } from '#contract/told.ts';

import type { After } from './after.ts';
import { createWaiting, type WaitingKind } from './waiting.ts';

/** What is worth interrupting somebody for (features.md §5.3), and nothing about anybody in it. */
export type Notice =
  | { kind: 'affected'; told: Told }
  | { kind: 'solved'; minutes: number }
  | { kind: 'waiting'; what: WaitingKind; count: number };

type Deps = {
  /** Returns whether it was shown: only what was told of is told to be over. */
  tell: (notice: Notice) => boolean;
  after: After;
  now: () => number;
};

/** How long a problem lasts before it is news, and how long it is over before that is. */
const GRACE_MS = 60_000;
/** A timer that ran out this late did so because the computer slept. */
const SLEPT_MS = 15_000;
const MINUTE_MS = 60_000;

export type Notices = {
  condition: (condition: Pick<Condition, 'state' | 'told'>) => void;
  call: (call: CallSummary) => void;
  task: (task: Task) => void;
  /** After sleep everything gets a new grace: what is not reachable at that moment says nothing yet. */
  woke: () => void;
  stop: () => void;
};

/** Decides when to tell what: one notice for each problem, one when it is over, none for what passes by itself. */
export function createNotices({ tell, after, now }: Deps): Notices {
  const waiting = createWaiting({ tell: (what, count) => tell({ kind: 'waiting', what, count }), after, now });
  let problem: { since: number; told: Told; isTold: boolean; endedAt: number | null } | null = null;
  let cancel = (): void => undefined;

  /** Runs `work` when the grace is over, all of it spent awake. */
  function afterGrace(work: () => void): void {
    cancel();
    const begun = now();
    cancel = after(GRACE_MS, () => {
      if (now() - begun > GRACE_MS + SLEPT_MS) afterGrace(work);
      else work();
    });
  }

  function tellProblem(): void {
    if (problem) problem.isTold = tell({ kind: 'affected', told: problem.told });
  }

  function tellSolved(): void {
    if (!problem) return;
    const minutes = Math.max(1, Math.round(((problem.endedAt ?? now()) - problem.since) / MINUTE_MS));
    tell({ kind: 'solved', minutes });
    problem = null;
  }

  function worsen(told: Told): void {
    if (!problem) {
      problem = { since: now(), told, isTold: false, endedAt: null };
      return afterGrace(tellProblem);
    }
    problem.told = told;
    problem.endedAt = null;
    // Back before it was told to be over: the same problem still.
    if (problem.isTold) cancel();
  }

  function improve(state: Condition['state']): void {
    if (!problem) return;
    if (!problem.isTold) {
      cancel();
      problem = null;
    } else if (state === 'starting') {
      cancel(); // on the way back, and not there yet
      problem.endedAt = null;
    } else if (problem.endedAt === null) {
      problem.endedAt = now();
      afterGrace(tellSolved);
    }
  }

  return {
    condition: ({ state, told }) => (state === 'callers-affected' ? worsen(told) : improve(state)),
    call: waiting.call,
    task: waiting.task,
    woke() {
      if (!problem) return;
      if (!problem.isTold) afterGrace(tellProblem);
      else if (problem.endedAt !== null) afterGrace(tellSolved);
    },
    stop() {
      cancel();
      waiting.stop();
    },
  };
}
