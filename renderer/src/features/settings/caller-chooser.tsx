import { Button } from '@mantine/core';
import { useState } from 'react';

import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { wordsTexts } from '../../texts/words.ts';
import { Answer } from '../../ui/answer.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './words.module.css';

export type PreviewCaller = { id: string; name: string | null };

type Props = {
  business: string;
  /** Null is somebody who never rang before. */
  chosen: PreviewCaller | null;
  onChoose: (caller: PreviewCaller | null) => void;
};

/** Whose call is imagined: somebody new, or one of those who are remembered. */
export function CallerChooser({ business, chosen, onChoose }: Props) {
  const t = useTexts(wordsTexts).preview;
  const [isOpen, setOpen] = useState(false);
  const choose = (caller: PreviewCaller | null): void => {
    setOpen(false);
    onChoose(caller);
  };
  return (
    <div className={classes['caller']}>
      <p>
        <span className={classes['quiet']}>{t.forWhom}: </span>
        <strong>{chosen === null ? t.stranger : (chosen.name ?? t.unnamed)}</strong>
      </p>
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t.choose}
      </Button>
      <Dialog title={t.choose} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Choices business={business} onChoose={choose} />
      </Dialog>
    </div>
  );
}

const SHOWN = 8;

function Choices({ business, onChoose }: Pick<Props, 'business' | 'onChoose'>) {
  const t = useTexts(wordsTexts).preview;
  const [query, setQuery] = useState('');
  const input = { business, limit: SHOWN, ...(query !== '' && { query }) };
  const answer = useCommandQuery('callers.list', input, { keepPrevious: true });
  return (
    <div className={classes['form']}>
      <SearchField label={t.search} placeholder={t.searchHint} onSearch={setQuery} />
      <Answer of={answer} lines={3}>
        {({ callers }) => (
          <ul className={classes['choices']}>
            {query === '' && <Choice name={t.stranger} onChoose={() => onChoose(null)} />}
            {callers.map(({ id, name }) => (
              <Choice key={id} name={name ?? t.unnamed} onChoose={() => onChoose({ id, name })} />
            ))}
            {query !== '' && callers.length === 0 && <li className={classes['quiet']}>{t.nobody}</li>}
          </ul>
        )}
      </Answer>
    </div>
  );
}

function Choice({ name, onChoose }: { name: string; onChoose: () => void }) {
  return (
    <li>
      <button type="button" className={classes['choose']} onClick={onChoose}>
        {name}
      </button>
    </li>
  );
}
