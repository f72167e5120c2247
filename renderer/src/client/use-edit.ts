import { isChanged, kept, leftOver, rebased, taken, type Edit, type Part } from './draft-merge.ts';
import { useDraft } from './use-draft.ts';

/** Something saved that is being changed, while others may change it too. */
export type Editing<T> = {
  /** As it stands in its fields. */
  value: T;
  isUnsaved: boolean;
  /** What was changed here and elsewhere: to be chosen between before anything is saved. */
  clashes: readonly Part<T>[];
  change: (next: T) => void;
  discard: () => void;
  /** Chooses for one clash: what stands here, or what is saved. */
  choose: (part: Part<T>, whose: 'mine' | 'theirs') => void;
  /** Told before it is sent: what is typed from then on is typed over this. */
  sending: () => T;
  /** What was sent is saved, as `answer`; what was typed meanwhile goes on being unsaved. */
  wasSaved: (sent: T, answer: T) => void;
};

type Saved<T> = { name: string; saved: T; parts: readonly Part<T>[] };

/** A draft over what is saved, which follows what is saved in everything that was not touched here. */
export function useEdit<T extends object>({ name, saved, parts }: Saved<T>): Editing<T> {
  const { draft, keep, now } = useDraft<Edit<T>>(name);
  const { clashes, ...edit } = rebased(draft ?? { base: saved, mine: saved }, saved, parts);
  const hold = (next: Edit<T>): void => keep(isChanged(next, parts) ? next : null);

  return {
    value: edit.mine,
    isUnsaved: isChanged(edit, parts),
    clashes,
    change: (next) => hold({ base: edit.base, mine: next }),
    discard: () => keep(null),
    choose: (part, whose) => hold((whose === 'mine' ? kept : taken)(edit, saved, part)),
    sending: () => {
      hold(edit);
      return edit.mine;
    },
    wasSaved: (sent, answer) => {
      const typed = now();
      if (typed) hold(leftOver(typed.mine, sent, answer, parts));
    },
  };
}
