import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { useCommandMutation } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { wordsTexts } from '../../texts/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useErrorWords } from '../../texts/error-words.ts';
import classes from './words.module.css';

type Props = {
  taken: readonly string[];
  /** What the new one begins as; null while it is not known. */
  text: string | null;
};

/** Makes another template, as a copy of the one on the desk. */
export function NewSoul({ taken, text }: Props) {
  const t = useTexts(wordsTexts);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="default" disabled={text === null} onClick={() => setOpen(true)}>
        {t.another}
      </Button>
      <Dialog title={t.anotherTitle} isOpen={isOpen} onClose={close}>
        {text !== null && <NameForm taken={taken} text={text} onDone={close} />}
      </Dialog>
    </>
  );
}

function NameForm({ taken, text, onDone }: { taken: readonly string[]; text: string; onDone: () => void }) {
  const t = useTexts(wordsTexts);
  const say = useToast();
  const words = useErrorWords();
  const [, navigate] = useLocation();
  const [name, setName] = useState('');
  const { mutate, isPending, error } = useCommandMutation('souls.save', { refreshes: ['souls.list'] });
  const wrong = name !== '' && !/^[a-z0-9][a-z0-9-]{0,59}$/.test(name) ? t.anotherBad : undefined;
  const problem = taken.includes(name) ? t.anotherTaken : wrong;

  function make(): void {
    const done = (): void => {
      onDone();
      navigate(`/settings/words/${name}`);
      say({ text: t.made(name) });
    };
    mutate({ name, text, over: null }, { onSuccess: done });
  }

  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '' && problem === undefined && !isPending) make();
      }}
    >
      <TextInput
        label={t.anotherName}
        description={t.anotherHelp}
        autoComplete="off"
        spellCheck={false}
        value={name}
        error={problem ?? (error && words(error))}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button type="submit" disabled={name === '' || problem !== undefined} loading={isPending}>
        {t.make}
      </Button>
    </form>
  );
}
