import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';

import type { RehearsedTurn } from '#contract/rehearsals.ts';
import { useTexts } from '../../texts/language.tsx';
import { rehearseTexts } from '../../texts/rehearse.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './talk.module.css';

const LONGEST = 2000;

type Props = {
  /** Who is expected to speak; the other may all the same. */
  role: RehearsedTurn['role'];
  canTakeBack: boolean;
  onSay: (turn: RehearsedTurn) => void;
  onTakeBack: () => void;
};

/** One more line of either side. */
export function Composer({ role: expected, canTakeBack, onSay, onTakeBack }: Props) {
  const t = useTexts(rehearseTexts);
  const [chosen, setChosen] = useState<RehearsedTurn['role'] | null>(null);
  const [words, setWords] = useState('');
  const role = chosen ?? expected;
  const text = words.trim();
  return (
    <form
      className={classes['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        if (text === '') return;
        onSay({ role, text });
        setWords('');
        setChosen(null);
      }}
    >
      <NativeSelect
        aria-label={t.talk.says}
        value={role}
        data={[
          { value: 'caller', label: t.talk.caller },
          { value: 'agent', label: t.talk.agent },
        ]}
        onChange={({ currentTarget }) => setChosen(currentTarget.value === 'agent' ? 'agent' : 'caller')}
      />
      <TextInput
        className={classes['words'] ?? ''}
        aria-label={t.talk.words}
        placeholder={t.talk.words}
        value={words}
        maxLength={LONGEST}
        autoComplete="off"
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={text === ''}>
        {t.talk.add}
      </Button>
      {canTakeBack && <IconButton icon={Undo2} label={t.talk.takeBack} onClick={onTakeBack} />}
    </form>
  );
}
