import type { ConnectWish } from '#contract/connect.ts';
import { AppError, refused } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

import { staleWebhooks } from '../domain/connect/account-steps.ts';
import { lineTrouble } from '../domain/connect/check-wish.ts';
import type { Found, PlannedStep, Situation, StepAction } from '../domain/connect/found.ts';
import { planConnect } from '../domain/connect/plan.ts';
import { reverted } from '../domain/connect/revert.ts';
import { SHARED, type ConnectJournal } from './connect-journal.ts';
import type { createLook } from './connect-look.ts';
import type { OurSide } from './connect-own.ts';
import { seenAfter, type ConnectWork } from './connect-work.ts';

type Deps = { look: ReturnType<typeof createLook>; own: OurSide; work: ConnectWork; journal: ConnectJournal };

/** The plan as it stands, the step that is being done, and why it was not. */
export type Progress = { steps: readonly PlannedStep[]; doing: string | null; problem: Told | null };

export type ConnectApply = ReturnType<typeof createConnectApply>;

/** Plans and applies: one step at a time, each written down before and after it, and seen to stand. */
export function createConnectApply({ look, own, work, journal }: Deps) {
  const scopeOf = ({ isShared }: PlannedStep, { business }: ConnectWish): string => (isShared ? SHARED : business);

  async function found(wish: ConnectWish): Promise<Found> {
    own.check(wish);
    const everything = await look.everything(wish);
    const trouble = everything.line && wish.line?.kind === 'twilio' ? lineTrouble(everything.line) : null;
    if (trouble) throw refused('conflict', trouble);
    return everything;
  }

  /** A step that was done when the program ended, and not noted down any more. */
  function noteUnfinished(steps: readonly PlannedStep[], wish: ConnectWish, now: Situation): void {
    for (const step of steps.filter(({ isDone }) => isDone)) {
      const entry = journal.find(scopeOf(step, wish), step.id);
      if (!entry || entry.isDone) continue;
      const after = seenAfter(step.id, entry.before, now);
      if (after !== undefined) journal.finish(entry.scope, entry.step, after);
    }
  }

  /** What stood before the first of our changes, with what others changed since. */
  function beforeOf(action: StepAction, scope: string, step: string, now: Situation): unknown {
    const entry = journal.find(scope, step);
    const stands = work.before(action, now);
    if (!entry) return stands;
    return entry.isDone && action.kind === 'agent' ? reverted(entry.before, entry.after, stands).value : entry.before;
  }

  async function perform(step: PlannedStep, wish: ConnectWish, now: Situation): Promise<Found> {
    const { id, action } = step;
    if (action === null) throw refused('conflict', tell('connect_waits'));
    const scope = scopeOf(step, wish);
    const before = beforeOf(action, scope, id, now);
    journal.begin(scope, id, before);
    const parts = await work.run(action, now, (after) => journal.finish(scope, id, after));
    const seen = await look.again(wish, now.found, parts);
    const after = seenAfter(id, before, { ...now, found: seen });
    if (after !== undefined) journal.finish(scope, id, after);
    return seen;
  }

  /** Removes webhooks of ours that nothing uses any more. */
  async function tidy(now: Situation): Promise<void> {
    for (const id of staleWebhooks(now)) await work.removeUnused(id);
  }

  return {
    /** Notes down what was done and not noted any more, so that it can be taken back. Only reads at the providers. */
    async settle(wish: ConnectWish): Promise<void> {
      const there = await look.everything(wish);
      const now = { found: there, ours: own.ours(wish, there) };
      noteUnfinished(planConnect(now), wish, now);
    },
    /** Only reads. Throws ProviderFault and AppError. */
    async plan(wish: ConnectWish): Promise<PlannedStep[]> {
      const there = await found(wish);
      return planConnect({ found: there, ours: own.ours(wish, there) });
    },
    /**
     * Does what is to do, as far as `isMeant` says, and stops at the first step that fails; its reason is told and not
     * thrown. `onProgress` hears of every step.
     */
    async apply(
      wish: ConnectWish,
      isMeant: (step: PlannedStep) => boolean,
      onProgress: (progress: Progress) => void,
    ): Promise<Progress> {
      let there = await found(wish);
      const tried = new Set<string>();
      for (;;) {
        const now = { found: there, ours: own.ours(wish, there) };
        const steps = planConnect(now);
        noteUnfinished(steps, wish, now);
        const next = steps.find((step) => !step.isDone && isMeant(step));
        const progress = { steps, doing: next?.id ?? null, problem: null };
        onProgress(progress);
        if (!next) return await tidied(progress, now);
        if (tried.has(next.id)) return { ...progress, problem: tell('connect_not_taken') };
        tried.add(next.id);
        try {
          there = await perform(next, wish, now);
        } catch (error) {
          return { ...progress, problem: problemOf(error) };
        }
      }
    },
  };

  async function tidied(progress: Progress, now: Situation): Promise<Progress> {
    try {
      await tidy(now);
      return progress;
    } catch (error) {
      return { ...progress, problem: problemOf(error) };
    }
  }
}

/** Why a step failed. Whatever nobody expected is thrown on. */
export function problemOf(error: unknown): Told {
  if (error instanceof AppError && error.reason) return { ...error.reason, sentence: error.message };
  throw error;
}
