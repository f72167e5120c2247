import { Button, TextInput } from '@mantine/core';

import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { partsTexts } from '../../texts/parts.ts';
import classes from './fact-editor.module.css';

type Props = {
  value: string;
  /** As they stand in the field. */
  words: string;
  /** What the two buttons are called, where they say more than to save and to cancel. */
  names?: { save: string; cancel: string };
  onWords: (words: string) => void;
  isBusy: boolean;
  onSave: (value: string) => void;
  onCancel: () => void;
};

/** A fact's words, changed where they stand. Enter saves, Escape leaves them as they were. */
export function FactEditor({ value, words, names, isBusy, onWords, onSave, onCancel }: Props) {
  const t = useTexts(factsTexts);
  const parts = useTexts(partsTexts);
  const isReady = words.trim() !== '' && words.trim() !== value;
  return (
    <form
      className={classes['editor']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) onSave(words.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <TextInput
        aria-label={t.value}
        autoFocus
        className={classes['field'] ?? ''}
        maxLength={160}
        value={words}
        onChange={({ currentTarget }) => onWords(currentTarget.value)}
      />
      <Button type="submit" disabled={!isReady} loading={isBusy}>
        {names?.save ?? t.save}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {names?.cancel ?? parts.cancel}
      </Button>
    </form>
  );
}
