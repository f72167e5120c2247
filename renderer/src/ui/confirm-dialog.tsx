import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useTexts } from '../texts/language.tsx';
import { partsTexts } from '../texts/parts.ts';
import classes from './confirm-dialog.module.css';
import { Dialog } from './dialog.tsx';

type Props = {
  title: string;
  /** What will happen, and what cannot be taken back. */
  children: ReactNode;
  /** The words of the button that does it. */
  action: string;
  /** Red, for what takes something away. */
  isGrave?: boolean;
  /** A word to type first, for what cannot be undone. */
  typed?: string;
  isOpen: boolean;
  isBusy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something is done. */
export function ConfirmDialog({ title, isOpen, onClose, ...question }: Props) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <Question {...question} onClose={onClose} />
    </Dialog>
  );
}

function Question({ children, action, isGrave, typed, isBusy, onConfirm, onClose }: Omit<Props, 'title' | 'isOpen'>) {
  const t = useTexts(partsTexts);
  const [words, setWords] = useState('');
  const isMeant = typed === undefined || words.trim().toLowerCase() === typed.trim().toLowerCase();
  return (
    <form
      className={classes['question']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isMeant && !isBusy) onConfirm();
      }}
    >
      <div>{children}</div>
      {typed !== undefined && (
        <TextInput
          label={t.typeToConfirm(typed)}
          value={words}
          autoComplete="off"
          data-autofocus
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      )}
      <div className={classes['actions']}>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button type="submit" disabled={!isMeant} loading={isBusy === true} {...(isGrave && { color: 'red' })}>
          {action}
        </Button>
      </div>
    </form>
  );
}
