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
  /** What follows once it is done. */
  onDone?: () => void;
  /** `plain` among others of its kind; `grave` says so from afar. */
  look?: 'grave' | 'plain';
};

const looks = { grave: { variant: 'subtle', color: 'red' }, plain: { variant: 'default' } } as const;

/** A button whose deed takes something away, and so asks before. */
export function AskedButton({ label, hint = label, look = 'grave', onDone, ...asked }: Props) {
  const { title, words, done, act } = asked;
  const [isAsked, setAsked] = useState(false);
  const { run, isBusy } = useDeed();

  async function confirmed(): Promise<void> {
    const isDone = await run({ act, done });
    setAsked(false);
    if (isDone) onDone?.();
  }

  return (
    <>
      <Button {...looks[look]} aria-label={hint} style={{ justifySelf: 'start' }} onClick={() => setAsked(true)}>
        {label}
      </Button>
      <ConfirmDialog
        {...{ title, isBusy }}
        action={label}
        isGrave
        isOpen={isAsked}
        onConfirm={() => void confirmed()}
        onClose={() => setAsked(false)}
      >
        <p>{words}</p>
      </ConfirmDialog>
    </>
  );
}
