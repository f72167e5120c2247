import { Button, Group } from '@mantine/core';
import { useState } from 'react';

import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useDeed } from '../use-deed.ts';
import { callingTexts } from '../../texts/calling.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';

type Props = { id: string; name: string };
type Open = 'end' | 'transfer' | null;

/** What somebody at the desk can do with a call that is going on. */
export function LiveDeeds({ id, name }: Props) {
  const t = useTexts(callingTexts).live;
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const { mutateAsync } = useCommandMutation('calls.end');
  const { run, isBusy } = useDeed();
  const end = (): void => void run({ act: () => mutateAsync({ id }), done: t.ended }).then(close);
  return (
    <Group gap="xs" className="not-on-paper">
      <Button variant="default" aria-label={`${t.transfer} ${name}`} onClick={() => setOpen('transfer')}>
        {t.transfer}
      </Button>
      <Button variant="outline" color="red" aria-label={`${t.end}: ${name}`} onClick={() => setOpen('end')}>
        {t.end}
      </Button>
      <ConfirmDialog
        title={t.endTitle}
        action={t.end}
        isGrave
        isOpen={open === 'end'}
        isBusy={isBusy}
        onConfirm={end}
        onClose={close}
      >
        <p>{t.endWords}</p>
      </ConfirmDialog>
      <Dialog title={t.transferTitle} isOpen={open === 'transfer'} onClose={close}>
        <Transfer id={id} onDone={close} />
      </Dialog>
    </Group>
  );
}

function Transfer({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useTexts(callingTexts).live;
  const options = useCommandQuery('calls.transfer-options', { id });
  const { mutateAsync } = useCommandMutation('calls.transfer');
  const { run, isBusy } = useDeed();
  const put = (personId: string, name: string): void =>
    void run({ act: () => mutateAsync({ id, personId }), done: t.transferred(name) }).then(
      (isDone) => isDone && onDone(),
    );
  return (
    <Answer of={options} lines={2}>
      {({ people }) =>
        people.length === 0 ? (
          <p>{t.nobody}</p>
        ) : (
          <>
            <p>{t.transferWords}</p>
            <Group gap="xs" mt="md">
              {people.map((person) => (
                <Button
                  key={person.id}
                  variant="default"
                  disabled={isBusy}
                  onClick={() => put(person.id, person.name)}
                >{`${person.name} ${person.maskedNumber}`}</Button>
              ))}
            </Group>
          </>
        )
      }
    </Answer>
  );
}
