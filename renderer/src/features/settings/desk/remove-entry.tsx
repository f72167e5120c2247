import { Button } from '@mantine/core';
import { useState } from 'react';

import { useCommandMutation } from '../../../client/use-command.ts';
import { useDeed } from '../../../shop/use-deed.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import classes from './desk.module.css';

export type Removing = {
  command: 'services.remove' | 'staff.remove' | 'resources.remove';
  id: string;
  /** What that means. */
  words: string;
};

/** Takes something away after asking; the app refuses where appointments depend on it, and says so. */
export function RemoveEntry({ command, id, words, name }: Removing & { name: string }) {
  const t = useTexts(frontDeskTexts);
  const [isAsked, setAsked] = useState(false);
  const { mutateAsync } = useCommandMutation(command, { refreshes: ['front-desk.get'] });
  const { run, isBusy } = useDeed();
  const remove = (): void =>
    void run({ act: () => mutateAsync({ id }), done: t.removed(name) }).then(() => setAsked(false));
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        className={classes['start'] ?? ''}
        aria-label={t.removeOf(name)}
        onClick={() => setAsked(true)}
      >
        {t.remove}
      </Button>
      <ConfirmDialog
        title={t.removeSure(name)}
        action={t.remove}
        isGrave
        isOpen={isAsked}
        isBusy={isBusy}
        onConfirm={remove}
        onClose={() => setAsked(false)}
      >
        {words}
      </ConfirmDialog>
    </>
  );
}
