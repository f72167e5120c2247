import type { Fact, FactStatus } from '#contract/facts.ts';
import { isNotFound } from '../../client/fact-drafts.ts';
import { useClient } from '../../client/client-context.tsx';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { useDeed } from '../../shop/use-deed.ts';

/** `gone`: there is no such fact any more, as when its caller was forgotten. */
export type Corrected = 'done' | 'refused' | 'gone';

type Change = { status?: 'active' | 'pending' | 'forgotten'; pinned?: boolean; value?: string };

/** What can be done with a fact, each with a way back that takes nobody else's change away. All resolve to whether it was done, a correction to why not. */
export function useFactDeeds() {
  const t = useTexts(factsTexts);
  const client = useClient();
  const { run, isBusy } = useDeed();
  /** `over`: how it stood; where somebody changed it since, nothing is. */
  const change = (id: string, change: Change, over?: FactStatus) =>
    client.call('facts.change', { id, change, ...(over !== undefined && { over }) });

  return {
    isBusy,
    /** From the inbox: told from now on. */
    keep: ({ id }: Fact) =>
      run({
        act: () => change(id, { status: 'active' }),
        done: t.nowKept,
        undo: ({ fact }) => change(id, { status: 'pending' }, fact.status),
      }),
    /** What waited waits again when this is taken back; what was told is told again, pinned if it was. */
    forget: ({ id, status, pinned }: Fact) =>
      run({
        act: () => client.call('facts.forget', { id }),
        done: t.nowForgotten,
        undo: ({ fact }) =>
          change(id, status === 'pending' ? { status: 'pending' } : { status: 'active', pinned }, fact.status),
      }),
    pin: ({ id, pinned }: Fact) =>
      run({
        act: () => change(id, { pinned: !pinned }),
        done: pinned ? t.nowUnpinned : t.nowPinned,
        undo: ({ fact }) => change(id, { pinned }, fact.status),
      }),
    /**
     * A correction stands as a new fact; taking it back is a matter of the slot's history. Refused where the fact was
     * changed elsewhere, unless that is known and this was chosen all the same.
     */
    async correct({ id, status }: Fact, value: string, { isChosen = false } = {}): Promise<Corrected> {
      let isGone = false;
      const send = () => change(id, { value }, isChosen ? undefined : status);
      const isDone = await run({
        act: () =>
          send().catch((error: unknown) => {
            isGone = isNotFound(error);
            throw error;
          }),
        done: t.saved,
        undo: async ({ fact: mine }) => {
          const { fact } = await client.call('facts.undo', { id: mine.id, over: mine.status });
          // Chosen over what others had done with it, it did not wait any more.
          if (status === 'pending' && fact.id === id && !isChosen) await change(id, { status: 'pending' }, fact.status);
        },
      });
      return isDone ? 'done' : isGone ? 'gone' : 'refused';
    },
    bringBack: ({ id }: Fact) =>
      run({
        act: () => change(id, { status: 'active' }),
        done: t.broughtBack,
        undo: ({ fact }) => change(id, { status: 'forgotten' }, fact.status),
      }),
    undoLast: ({ id }: Fact) =>
      run({
        act: () => client.call('facts.undo', { id }),
        done: t.undone,
        undo: ({ fact }) => client.call('facts.undo', { id: fact.id, over: fact.status }),
      }),
  };
}

export type FactDeeds = ReturnType<typeof useFactDeeds>;
