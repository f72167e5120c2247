import type { Fact } from '#contract/facts.ts';
import { isNotFound } from '../../client/fact-drafts.ts';
import { useClient } from '../../client/client-context.tsx';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { useDeed } from '../../shop/use-deed.ts';

/** `gone`: there is no such fact any more, as when its caller was forgotten. */
export type Corrected = 'done' | 'refused' | 'gone';

/** What can be done with a fact, each with its way back. All resolve to whether it was done, a correction to why not. */
export function useFactDeeds() {
  const t = useTexts(factsTexts);
  const client = useClient();
  const { run, isBusy } = useDeed();
  const change = (id: string, change: { status?: 'active' | 'pending'; pinned?: boolean; value?: string }) =>
    client.call('facts.change', { id, change });

  return {
    isBusy,
    /** From the inbox: told from now on. */
    keep: ({ id }: Fact) =>
      run({
        act: () => change(id, { status: 'active' }),
        done: t.nowKept,
        undo: () => change(id, { status: 'pending' }),
      }),
    /** What waited waits again when this is taken back; what was told is told again, pinned if it was. */
    forget: ({ id, status, pinned }: Fact) =>
      run({
        act: () => client.call('facts.forget', { id }),
        done: t.nowForgotten,
        undo: () => change(id, status === 'pending' ? { status: 'pending' } : { status: 'active', pinned }),
      }),
    pin: ({ id, pinned }: Fact) =>
      run({
        act: () => change(id, { pinned: !pinned }),
        done: pinned ? t.nowUnpinned : t.nowPinned,
        undo: () => change(id, { pinned }),
      }),
    /**
     * A correction stands as a new fact; taking it back is a matter of the slot's history. Refused where the fact was
     * changed elsewhere, unless that is known and this was chosen all the same.
     */
    async correct({ id, status }: Fact, value: string, { isChosen = false } = {}): Promise<Corrected> {
      let isGone = false;
      const send = () => client.call('facts.change', { id, change: { value }, ...(!isChosen && { over: status }) });
      const isDone = await run({
        act: () =>
          send().catch((error: unknown) => {
            isGone = isNotFound(error);
            throw error;
          }),
        done: t.saved,
        undo: async ({ fact }) => {
          await client.call('facts.undo', { id: fact.id });
          if (status === 'pending') await change(id, { status: 'pending' });
        },
      });
      return isDone ? 'done' : isGone ? 'gone' : 'refused';
    },
    bringBack: ({ id }: Fact) =>
      run({
        act: () => change(id, { status: 'active' }),
        done: t.broughtBack,
        undo: () => client.call('facts.forget', { id }),
      }),
    undoLast: ({ id }: Fact) =>
      run({
        act: () => client.call('facts.undo', { id }),
        done: t.undone,
        undo: ({ fact }) => client.call('facts.undo', { id: fact.id }),
      }),
  };
}

export type FactDeeds = ReturnType<typeof useFactDeeds>;
