import { TextInput } from '@mantine/core';
import { Search, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { useTexts } from '../texts/language.tsx';
import { partsTexts } from '../texts/parts.ts';
import classes from './search-field.module.css';

type Props = {
  label: string;
  placeholder?: string;
  /** What is searched for; where it is changed from elsewhere, such as by going back, the field follows. */
  initial?: string;
  /** Told the trimmed words a moment after the last key, so that a fast typist asks once and not eight times. */
  onSearch: (words: string) => void;
};

const PAUSE_MS = 120;
/** The longest that the app looks for. */
const LONGEST = 200;

/** A search as one types. The keys stay in the field itself, so that a long list beneath it cannot slow them. */
export function SearchField({ label, placeholder, initial = '', onSearch }: Props) {
  const t = useTexts(partsTexts);
  const [words, setWords] = useState(initial);
  const field = useRef<HTMLInputElement>(null);
  const told = useRef(initial.trim());
  const tell = useEffectEvent((next: string) => {
    if (told.current === next) return;
    told.current = next;
    onSearch(next);
  });
  useEffect(() => {
    const timer = setTimeout(() => tell(words.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const follow = useEffectEvent((next: string) => {
    if (told.current === next) return;
    told.current = next;
    setWords(next);
  });
  useEffect(() => follow(initial.trim()), [initial]);
  const clear = (): void => {
    setWords('');
    field.current?.focus();
  };
  return (
    <TextInput
      ref={field}
      type="text"
      role="searchbox"
      inputMode="search"
      enterKeyHint="search"
      autoComplete="off"
      spellCheck={false}
      maxLength={LONGEST}
      data-search
      className={classes['field'] ?? ''}
      aria-label={label}
      {...(placeholder !== undefined && { placeholder })}
      leftSection={<Search aria-hidden size="1.2em" />}
      rightSection={
        words !== '' && (
          <button type="button" aria-label={t.clear} className={classes['clear']} onClick={clear}>
            <X aria-hidden size="1.2em" />
          </button>
        )
      }
      value={words}
      onChange={({ currentTarget }) => setWords(currentTarget.value)}
      onKeyDown={({ key }) => {
        if (key === 'Escape') clear();
      }}
    />
  );
}
