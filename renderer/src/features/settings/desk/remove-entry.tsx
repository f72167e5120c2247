import { useCommandMutation } from '../../../client/use-command.ts';
import { AskedButton } from '../../../shop/asked-button.tsx';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';

export type Removing = {
  command: 'services.remove' | 'staff.remove' | 'resources.remove';
  id: string;
  /** What that means. */
  words: string;
};

/** Takes something away after asking; the app refuses where appointments depend on it, and says so. */
export function RemoveEntry({ command, id, words, name }: Removing & { name: string }) {
  const t = useTexts(frontDeskTexts);
  const { mutateAsync } = useCommandMutation(command, { refreshes: ['front-desk.get'] });
  return (
    <AskedButton
      {...{ words, label: t.remove, hint: t.removeOf(name), title: t.removeSure(name), done: t.removed(name) }}
      act={() => mutateAsync({ id })}
    />
  );
}
