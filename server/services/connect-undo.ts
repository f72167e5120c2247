import type { ConnectWish } from '#contract/connect.ts';
import type { Told } from '#contract/told.ts';

import { ProviderFault } from '../domain/providers/fault.ts';
import { goneIs, type OnOutcome, type Outcome } from './connect-gone.ts';
import { SHARED, type Entry } from './connect-journal.ts';
import { problemOf } from './connect-problem.ts';
import { createTakeBack, type UndoDeps } from './connect-take-back.ts';
import {
  isOfAgent,
  isUnsettled,
  lineFirst,
  whyItWaits,
  wordsNeed,
  type LeftBehind,
  type Round,
} from './connect-undo-order.ts';
import { createVoiceUndo } from './connect-undo-voice.ts';

type Deps = UndoDeps & {
  /** Gives what was set in an agent to another shop that has it as well. */
  handOver: (wish: ConnectWish) => void;
};
type Hooks = { keepShared: boolean; onOutcome: OnOutcome; unsettled: Told | null };

export type ConnectUndo = ReturnType<typeof createConnectUndo>;

/** Takes back what was done, last first, and each thing only where it still stands as we left it. */
export function createConnectUndo(deps: Deps) {
  const { accounts, own, secrets, journal, handOver } = deps;
  const takeBack = createTakeBack(deps);
  const voice = createVoiceUndo({ voice: accounts.voice, secrets, tag: own.tag });

  function ended({ scope, step }: Entry, outcome: Outcome | Told, { onOutcome }: Round): void {
    if (typeof outcome === 'string') journal.drop(scope, step);
    onOutcome(step, outcome);
    // It came in together with its agent, so that there is no entry of its own for that.
    if (step === 'number:import' && outcome === 'undone') onOutcome('number:assign', outcome);
  }

  async function ofAgent(agentId: string, entries: readonly Entry[], round: Round): Promise<void> {
    const back = await tried(round, () => goneIs(null, voice.agent(agentId, entries)));
    for (const entry of entries) {
      if (back === null || 'code' in back) ended(entry, back ?? 'undone', round);
      else {
        const outcome = back.outcomes.get(entry.step) ?? 'undone';
        ended(entry, outcome === 'needed' ? wordsNeed(back.names) : outcome, round);
      }
    }
  }

  async function all(entries: readonly Entry[], agentId: string | null, round: Round): Promise<void> {
    const stands = (scope: string) => (step: string) => journal.find(scope, step) !== undefined;
    const whyWaits = (entry: Entry): Told | undefined => whyItWaits(entry, round, stands(entry.scope));
    let isAgentDone = false;
    for (const entry of entries) {
      const waits = whyWaits(entry);
      if (waits) round.onOutcome(entry.step, waits);
      else if (!isOfAgent(entry) || agentId === null)
        ended(entry, await tried(round, () => goneIs('undone', takeBack(entry))), round);
      else if (!isAgentDone) {
        isAgentDone = true;
        const together = entries.filter((each) => isOfAgent(each) && !whyWaits(each));
        await ofAgent(agentId, together, round);
      }
    }
  }

  /** Before anything is touched: whether words in the agent need us, which only a look at it shows. */
  async function look(agentId: string, entries: readonly Entry[], round: Round): Promise<void> {
    const names = await tried(round, () => voice.needed(agentId, entries.filter(isOfAgent)));
    if (!('code' in names) && names.length > 0) round.left.set('words', wordsNeed(names));
  }

  return {
    /** One step alone, such as one that must not stand without the next. Throws ProviderFault and AppError. */
    async one(scope: string, step: string): Promise<void> {
      const entry = journal.find(scope, step);
      if (!entry) return;
      await goneIs('undone', takeBack(entry));
      journal.drop(scope, step);
    },
    /**
     * What was done for this business; and what all businesses share, unless another one needs it or it is to be kept.
     * What cannot be taken back now is told, and stays noted for the next time; the rest is taken back all the same.
     */
    async run(wish: ConnectWish, { keepShared, ...hooks }: Hooks): Promise<LeftBehind> {
      const { business: scope, agentId } = wish;
      const round: Round = { ...hooks, left: new Map() };
      handOver(wish);
      const entries = lineFirst(journal.entries(scope).reverse());
      if (hooks.unsettled && entries.some(isUnsettled)) round.left.set('elevenlabs', hooks.unsettled);
      await look(agentId, entries, round);
      await all(entries, agentId, round);
      if (!keepShared && !journal.hasOthers(scope)) await all(journal.entries(SHARED).reverse(), null, round);
      return round.left;
    },
  };
}

/** Tries; what fails holds up all that waits for the same provider, and is told instead. */
async function tried<T>({ left }: Round, work: () => Promise<T>): Promise<T | Told> {
  try {
    return await work();
  } catch (error) {
    const told = problemOf(error);
    left.set(error instanceof ProviderFault ? error.provider : 'elevenlabs', told);
    return told;
  }
}
