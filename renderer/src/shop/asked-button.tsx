import { Button } from '@mantine/core';
import { useState } from 'react';

import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { useDeed } from './use-deed.ts';

type Props = {
  label: string;
  /** What it is called for who hears it, where the label alone does not say of what. */
  hint?: string;
  title: string;
  words: string;
  done: string;
  act: () => Promise<unknown>;
};

/** A button whose deed takes something away, and so asks before. */
export function AskedButton({ label, hint = label, title, words, done, act }: Props) {
  const [isAsked, setAsked] = useState(false);
  const { run, isBusy } = useDeed();
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        aria-label={hint}
        style={{ justifySelf: 'start' }}
        onClick={() => setAsked(true)}
      >
        {label}
      </Button>
      <ConfirmDialog
        {...{ title, isBusy }}
        action={label}
        isGrave
        isOpen={isAsked}
        onConfirm={() => void run({ act, done }).then(() => setAsked(false))}
        onClose={() => setAsked(false)}
      >
        {words}
      </ConfirmDialog>
    </>
  );
}
