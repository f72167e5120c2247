import type { Fact } from '#contract/facts.ts';
import { useDraft } from '../../client/use-draft.ts';

export type FactEdit = { fact: Fact; words: string };

/**
 * Corrections that are being typed in one list of facts. They are kept outside the rows: a row goes when its fact is
 * replaced elsewhere, and what was typed over it must not go with it.
 */
export function useFactEdits(list: string, shown: readonly Fact[]) {
  const { draft, keep, now } = useDraft<Readonly<Record<string, FactEdit>>>(`facts.${list}`);
  const put = (fact: Fact, words: string): void => keep({ ...now(), [fact.id]: { fact, words } });

  function drop(id: string): void {
    const left = Object.entries(now() ?? {}).filter(([key]) => key !== id);
    keep(left.length > 0 ? Object.fromEntries(left) : null);
  }

  return {
    put,
    drop,
    wordsOf: (id: string): string | null => draft?.[id]?.words ?? null,
    /** Those whose fact is not here any more. */
    strays: Object.values(draft ?? {}).filter(({ fact }) => !shown.some(({ id }) => id === fact.id)),
    /** Closes the editor and sends what stands in it; it is there again where that was not taken. */
    async send(fact: Fact, words: string, correct: () => Promise<boolean>): Promise<boolean> {
      drop(fact.id);
      const isDone = await correct();
      if (!isDone) put(fact, words);
      return isDone;
    },
  };
}

export type FactEdits = ReturnType<typeof useFactEdits>;
