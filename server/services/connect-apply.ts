import type { ConnectWish } from '#contract/connect.ts';
import { AppError, refused } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

import { staleWebhooks } from '../domain/connect/account-steps.ts';
import type { Found, PlannedStep, Situation } from '../domain/connect/found.ts';
import { planConnect } from '../domain/connect/plan.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { ConnectAddress } from './connect-address.ts';
import type { ConnectJournal } from './connect-journal.ts';
import { createStepNotes, scopeOf } from './connect-notes.ts';
import type { ConnectPlanning } from './connect-planning.ts';
import { problemOf } from './connect-problem.ts';
import type { ConnectUndo } from './connect-undo.ts';
import { seenAfter, type ConnectWork } from './connect-work.ts';

type Deps = {
  planning: ConnectPlanning;
  work: ConnectWork;
  journal: ConnectJournal;
  undo: Pick<ConnectUndo, 'one'>;
  address: Pick<ConnectAddress, 'isStill'>;
};

/** The plan as it stands under an address, the step that is being done, and why it was not. */
export type Progress = { steps: readonly PlannedStep[]; address: string; doing: string | null; problem: Told | null };
type Hooks = {
  look: (wish: ConnectWish) => Promise<Found>;
  isMeant: (step: PlannedStep) => boolean;
  onProgress: (progress: Progress) => void;
};

export type ConnectApply = ReturnType<typeof createConnectApply>;

/** Applies a plan: one step at a time, each written down before and after it, and seen to stand. */
export function createConnectApply({ planning, work, journal, undo, address }: Deps) {
  const { noteUnfinished, beforeOf } = createStepNotes({ work, journal });

  /** Done anew from what stands, where the address is another one by now. */
  async function perform(step: PlannedStep, wish: ConnectWish, now: Situation): Promise<Found> {
    const { id, action, bearsAddress } = step;
    // It may be lost, or become another one, while everything is being set up.
    if (bearsAddress && !(await address.isStill(now.ours.publicUrl))) return now.found;
    if (action === null) throw refused('conflict', tell('connect_waits'));
    const scope = scopeOf(step, wish);
    const before = beforeOf(action, scope, id, now);
    journal.begin(scope, id, before, work.meant(action, now));
    const parts = await work.run(action, now, (after) => journal.finish(scope, id, after));
    const found = await planning.lookAgain(wish, now.found, parts);
    const after = seenAfter(id, before, { ...now, found });
    if (after !== undefined) journal.finish(scope, id, after);
    return found;
  }

  /**
   * A number that we brought in and that no agent has answers nobody: it goes back to who answered it before. Where that
   * fails too, it stays noted down, and the next try gives it to the agent.
   */
  async function unanswered({ action, before }: PlannedStep, { business }: ConnectWish): Promise<void> {
    if (action?.kind !== 'assign' || before !== null) return;
    try {
      await undo.one(business, 'number:import');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  /** Removes webhooks of ours that nothing uses any more. */
  async function tidied(progress: Progress, now: Situation): Promise<Progress> {
    try {
      for (const id of staleWebhooks(now)) await work.removeUnused(id);
      return progress;
    } catch (error) {
      return { ...progress, problem: problemOf(error) };
    }
  }

  return {
    settle: createSettle(planning, noteUnfinished),
    /**
     * Does what is to do, as far as it is meant, and stops at the first step that fails; its reason is told and not
     * thrown. `onProgress` hears of every step before it is done.
     */
    async apply(wish: ConnectWish, { look, isMeant, onProgress }: Hooks): Promise<Progress> {
      const tried = new Set<string>();
      let found = await look(wish);
      for (;;) {
        const now = planning.situation(wish, found);
        const steps = planConnect(now);
        noteUnfinished(steps, wish, now);
        const next = steps.find((step) => !step.isDone && isMeant(step));
        const progress = { steps, address: now.ours.publicUrl, doing: next?.id ?? null, problem: null };
        onProgress(progress);
        if (!next) return await tidied(progress, now);
        // Under another address, which came up meanwhile, it is another step.
        const attempt = `${next.id} ${progress.address}`;
        if (tried.has(attempt)) return { ...progress, problem: tell('connect_not_taken') };
        tried.add(attempt);
        try {
          found = await perform(next, wish, now);
        } catch (error) {
          const problem = problemOf(error);
          await unanswered(next, wish);
          return { ...progress, problem };
        }
      }
    },
  };
}

type NoteUnfinished = ReturnType<typeof createStepNotes>['noteUnfinished'];

/** Notes down what was done and not noted any more, so that it can be taken back; or says why it could not look. */
function createSettle(planning: ConnectPlanning, noteUnfinished: NoteUnfinished) {
  async function noteAsItStands(wish: ConnectWish): Promise<void> {
    const now = await planning.asItStands(wish);
    noteUnfinished(planConnect(now), wish, now);
  }

  return async (wish: ConnectWish): Promise<Told | null> => {
    try {
      await noteAsItStands(wish).catch((error: unknown) => {
        if (!(error instanceof ProviderFault) || error.provider !== 'twilio') throw error;
        // What is noted of a line is enough by itself.
        return noteAsItStands({ ...wish, line: null, fallback: null });
      });
      return null;
    } catch (error) {
      // An agent or a number that is gone needs no taking back.
      return error instanceof ProviderFault && error.kind === 'not_found' ? null : problemOf(error);
    }
  };
}
