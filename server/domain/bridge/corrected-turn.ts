import type { Correction } from './messages.ts';

/** Something the agent said, as it was told: `id` counts what the agent's side did. */
export type SaidTurn = { id: number | null; said: string; isCorrected: boolean };

/**
 * Which turn a correction is of: the newest with its words that was not corrected before, since an agent may say the same
 * twice. Where no turn has its words, its number decides, and without both the last one is meant.
 */
export function turnCorrected<Turn extends SaidTurn>(
  turns: readonly Turn[],
  { original, id }: Pick<Correction, 'original' | 'id'>,
): Turn | undefined {
  const hasWords = ({ said }: Turn): boolean => original !== null && said === original;
  const hasId = (turn: Turn): boolean => id !== null && turn.id === id;
  const open = turns.filter(({ isCorrected }) => !isCorrected);
  return (
    open.findLast((turn) => hasWords(turn) && hasId(turn)) ??
    open.findLast(hasWords) ??
    // The same correction once more.
    turns.findLast(hasWords) ??
    open.findLast(hasId) ??
    turns.at(-1)
  );
}
