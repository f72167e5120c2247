import type { Fact } from '#contract/facts.ts';
import { useRowChange } from '../../shop/use-row-change.ts';
import { useTexts } from '../../texts/language.tsx';
import { todayTexts } from '../../texts/today.ts';

export type FactChoices = {
  isBusy: (id: string) => boolean;
  onKeep: (id: string) => void;
  onForget: (fact: Fact) => void;
};

/** Keeping and forgetting what was heard, each with its way back. Use it above the rows, which go when it is done. */
export function useFactChoices(): FactChoices {
  const t = useTexts(todayTexts).learned;
  const keeping = useRowChange('facts.change');
  const forgetting = useRowChange('facts.forget');
  // Only as far as nobody else has changed it since.
  const standAs = (status: 'active' | 'pending', { id, status: over }: Fact): void =>
    keeping.change(id, { id, change: { status }, over }, () => null);
  return {
    isBusy: (id) => keeping.isBusy(id) || forgetting.isBusy(id),
    onKeep: (id) =>
      keeping.change(id, { id, change: { status: 'active' } }, ({ fact }) => ({
        text: t.kept,
        onUndo: () => standAs('pending', fact),
      })),
    // What waited for a look waits again when forgetting it is taken back, and is not told before.
    onForget: ({ id, status }) =>
      forgetting.change(id, { id }, ({ fact }) => ({
        text: t.forgotten,
        onUndo: () => standAs(status === 'pending' ? 'pending' : 'active', fact),
      })),
  };
}
