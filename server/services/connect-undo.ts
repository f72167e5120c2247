import type { ConnectWish } from '#contract/connect.ts';
import { tell, type Told } from '#contract/told.ts';

import { FILLING_HERE } from '../domain/connect/agent-revert.ts';
import { ProviderFault, type Provider } from '../domain/providers/fault.ts';
import { goneIs, type OnOutcome, type Outcome } from './connect-gone.ts';
import { SHARED, type Entry } from './connect-journal.ts';
import { problemOf } from './connect-problem.ts';
import { createTakeBack, type UndoDeps } from './connect-take-back.ts';
import { createVoiceUndo } from './connect-undo-voice.ts';

/** Why something was left to be taken back another time, by the provider it waits for; `words`: by the agent's words. */
export type LeftBehind = ReadonlyMap<Provider | 'words', Told>;
type Round = { onOutcome: OnOutcome; left: Map<Provider | 'words', Told>; unsettled: Told | null };
type Hooks = { keepShared: boolean; onOutcome: OnOutcome; unsettled: Told | null };

export type ConnectUndo = ReturnType<typeof createConnectUndo>;

/** Takes back what was done, last first, and each thing only where it still stands as we left it. */
export function createConnectUndo(deps: UndoDeps) {
  const { accounts, own, secrets, journal } = deps;
  const takeBack = createTakeBack(deps);
  const voice = createVoiceUndo({ voice: accounts.voice, secrets, tag: own.tag });

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
    const inAgent = entries.filter(isOfAgent);
    for (const entry of entries) {
      const waits = whyItWaits(entry, round, journal.find(entry.scope, 'number:import') !== undefined);
      if (waits) round.onOutcome(entry.step, waits);
      else if (!isOfAgent(entry) || agentId === null)
        ended(entry, await tried(round, () => goneIs('undone', takeBack(entry))), round);
      else if (entry === inAgent[0]) await ofAgent(agentId, inAgent, round);
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
    async run({ business: scope, agentId }: ConnectWish, { keepShared, ...hooks }: Hooks): Promise<LeftBehind> {
      const round: Round = { ...hooks, left: new Map() };
      const entries = importFirst(journal.entries(scope).reverse());
      await look(agentId, entries, round);
      await all(entries, agentId, round);
      if (!keepShared && !journal.hasOthers(scope)) await all(journal.entries(SHARED).reverse(), null, round);
      return round.left;
    },
  };
}

const isOfAgent = ({ step }: Entry): boolean => step.startsWith('agent:');

function wordsNeed(names: readonly string[]): Told {
  return tell('connect_words_need', { names: names.join(', ') });
}

/** A number that stays at the agents' provider is to stay with its agent too, or nobody answers it. */
function importFirst(entries: readonly Entry[]): Entry[] {
  const rank = ({ step }: Entry): number => (step === 'number:assign' ? 1 : 0);
  const numbers = entries
    .filter(({ step }) => step.startsWith('number:'))
    .toSorted((one, two) => rank(one) - rank(two));
  const rest = numbers.values();
  return entries.map((entry) => (entry.step.startsWith('number:') ? (rest.next().value ?? entry) : entry));
}

/** What builds on something that could not be taken back stays as well. */
function whyItWaits({ step, isDone }: Entry, { left, unsettled }: Round, isImported: boolean): Told | undefined {
  if (!isDone && unsettled && /^(?:agent|number|line):/.test(step)) return unsettled;
  if (FILLING_HERE.includes(step) && left.has('words')) return left.get('words');
  if (step === 'fallback' || step.startsWith('line:')) return left.get('twilio');
  const stays = step === 'number:assign' && isImported ? left.get('twilio') : undefined;
  return stays ?? left.get('elevenlabs');
}
