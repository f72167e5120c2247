import { Button } from '@mantine/core';

import type { Fact } from '#contract/facts.ts';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { partsTexts } from '../../texts/parts.ts';
import { LimitedInput } from '../../ui/limited-input.tsx';
import classes from './fact-editor.module.css';
import { factRoom } from './fact-room.ts';

type Props = {
  fact: Fact;
  /** As they stand in the field. */
  words: string;
  /** Saved though they are the fact's own, as where the fact is another by now. */
  isAnyNew?: boolean;
  /** What the two buttons are called, where they say more than to save and to cancel. */
  names?: { save: string; cancel: string };
  /** Named with this, where other corrections stand beside it. */
  about?: string;
  /** Whether it takes the keyboard where it comes to stand. */
  takesFocus?: boolean;
  onWords: (words: string) => void;
  isBusy: boolean;
  onSave: (value: string) => void;
  onCancel: () => void;
};

/** A fact's words, changed where they stand. Enter saves, Escape leaves them as they were. */
export function FactEditor({ fact, words, isBusy, onWords, onSave, onCancel, ...how }: Props) {
  const { names, about, isAnyNew = false, takesFocus = true } = how;
  const t = useTexts(factsTexts);
  const parts = useTexts(partsTexts);
  const value = words.trim();
  const room = factRoom(fact.slot, words);
  const isReady = value !== '' && room.length <= room.most && (isAnyNew || value !== fact.value);
  const save = names?.save ?? t.save;
  const cancel = names?.cancel ?? parts.cancel;
  const named = (name: string) => (about === undefined ? {} : { 'aria-label': t.stray.of(name, about) });
  return (
    <form
      data-corrects={fact.id}
      className={classes['editor']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) onSave(value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <LimitedInput
        aria-label={about === undefined ? t.value : t.stray.of(t.value, about)}
        autoFocus={takesFocus}
        className={classes['field'] ?? ''}
        inputWrapperOrder={['input', 'description', 'error']}
        {...room}
        value={words}
        onChange={({ currentTarget }) => onWords(currentTarget.value)}
      />
      <Button type="submit" disabled={!isReady} loading={isBusy} {...named(save)}>
        {save}
      </Button>
      <Button variant="default" onClick={onCancel} {...named(cancel)}>
        {cancel}
      </Button>
    </form>
  );
}
