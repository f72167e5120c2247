import { Button } from '@mantine/core';
import { useState } from 'react';

import { useCommandQuery } from '../../client/use-command.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import type { BookingDraft } from './booking-draft.ts';
import classes from './calendar.module.css';

const SHOWN = 5;

export type FoundCaller = NonNullable<BookingDraft['caller']>;

type Props = {
  business: string;
  /** Said where nobody of that name or number is known. */
  none: string;
  onFound: (found: FoundCaller) => void;
};

/** Finds somebody who has called before, by name or number. */
export function FindCaller({ business, none, onFound }: Props) {
  const texts = useTexts(calendarTexts);
  const t = texts.form;
  const [query, setQuery] = useState('');
  const isAsked = query !== '';
  const { data } = useCommandQuery(
    'callers.list',
    { business, query, limit: SHOWN },
    { enabled: isAsked, keepPrevious: true },
  );
  const callers = isAsked ? data?.callers : undefined;
  return (
    <>
      <SearchField label={t.search} placeholder={t.hint} onSearch={setQuery} />
      {callers?.length === 0 && <p className={classes['quiet']}>{none}</p>}
      {callers && callers.length > 0 && (
        <ul className={classes['times']}>
          {callers.map(({ id, name, maskedNumbers }) => (
            <li key={id}>
              <Button size="sm" variant="default" onClick={() => onFound({ id, name })}>
                {name ?? maskedNumbers[0] ?? texts.unknown}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
