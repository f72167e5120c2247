import type { Fact } from '#contract/facts.ts';
import { factDraft, withoutEdits, type FactEditList } from '../../client/fact-drafts.ts';
import { useDraft } from '../../client/use-draft.ts';
import type { Corrected } from './use-fact-deeds.ts';

/** A fact and whose it is. */
export type OwnFact = { fact: Fact; callerId: string };

/**
 * Corrections that are being typed in one list of facts. They are kept outside the rows: a row goes when its fact is
 * replaced elsewhere, and what was typed over it must not go with it.
 */
export function useFactEdits(list: string, shown: readonly OwnFact[]) {
  const { draft, keep, now } = useDraft<FactEditList>(factDraft(list));
  const drop = (id: string): void => keep(withoutEdits(now() ?? {}, ({ fact }) => fact.id === id));

  /** Of a fact that is neither here nor being corrected nothing is kept: nobody could say whose it is. */
  function hold(fact: Fact, words: string, isSent: boolean): void {
    const callerId = now()?.[fact.id]?.callerId ?? shown.find((one) => one.fact.id === fact.id)?.callerId;
    if (callerId !== undefined) keep({ ...now(), [fact.id]: { fact, words, callerId, isSent } });
  }

  return {
    put: (fact: Fact, words: string): void => hold(fact, words, false),
    drop,
    wordsOf: (id: string): string | null => (draft?.[id]?.isSent === false ? draft[id].words : null),
    /** Those whose fact is not here any more. */
    strays: Object.values(draft ?? {}).filter(
      ({ fact, isSent }) => !isSent && !shown.some((one) => one.fact.id === fact.id),
    ),
    /**
     * Closes the editor and sends what stands in it; it is there again where that was not taken. What was wiped
     * meanwhile, because the caller was forgotten, stays wiped.
     */
    async send(fact: Fact, words: string, correct: () => Promise<Corrected>): Promise<boolean> {
      hold(fact, words, true);
      const outcome = await correct();
      if (now()?.[fact.id]?.isSent) {
        if (outcome === 'refused') hold(fact, words, false);
        else drop(fact.id);
      }
      return outcome === 'done';
    },
  };
}

export type FactEdits = ReturnType<typeof useFactEdits>;
