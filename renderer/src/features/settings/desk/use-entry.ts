import type { CommandInput, CommandOutput } from '#contract/commands.ts';
import type { Part } from '../../../client/draft-merge.ts';
import { useCommandMutation } from '../../../client/use-command.ts';
import { useEdit, type Editing } from '../../../client/use-edit.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';
import { useToast } from '../../../ui/toasts.tsx';

type Saving = 'services.save' | 'staff.save' | 'resources.save' | 'holidays.save' | 'booking-rules.save' | 'texts.save';

type Entry<D, N extends Saving> = {
  /** What the draft is known by. */
  name: string;
  saved: D;
  parts: readonly Part<D>[];
  command: N;
  toInput: (draft: D) => CommandInput<N>;
  /** How the form stands once it is saved: as it was kept, or empty again for the next new one. */
  toDraft: (answer: CommandOutput<N>, sent: D) => D;
};

export type EntryForm<D> = {
  edit: Editing<D>;
  change: (part: Partial<D>) => void;
  save: () => void;
  discard: () => void;
  isBusy: boolean;
  error: Error | null;
};

/** One thing of the front desk that is being changed: saved as a whole, and kept where it is not saved. */
export function useEntry<D extends object, N extends Saving>(entry: Entry<D, N>): EntryForm<D> {
  const { name, saved, parts, command, toInput, toDraft } = entry;
  const t = useTexts(frontDeskTexts);
  const say = useToast();
  const edit = useEdit<D>({ name, saved, parts });
  const saving = useCommandMutation(command, { refreshes: ['front-desk.get', 'texts.get'] });

  function save(): void {
    const sent = edit.sending();
    const onSuccess = (answer: CommandOutput<N>): void => {
      edit.wasSaved(sent, toDraft(answer, sent));
      say({ text: t.saved });
    };
    saving.mutate(toInput(sent), { onSuccess });
  }

  return {
    ...{ edit, save, isBusy: saving.isPending, error: saving.error },
    change(part) {
      saving.reset();
      edit.change({ ...edit.value, ...part });
    },
    discard() {
      saving.reset();
      edit.discard();
    },
  };
}
