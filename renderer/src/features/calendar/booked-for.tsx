import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useCommandQuery } from '../../client/use-command.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import type { BookingDraft } from './booking-draft.ts';
import classes from './calendar.module.css';

const SHOWN = 5;

type Props = { business: string; draft: BookingDraft; onChange: (part: Partial<BookingDraft>) => void };

/** Who an appointment is for: a caller that is known, or a name and a contact. */
export function BookedFor({ business, draft, onChange }: Props) {
  const texts = useTexts(calendarTexts);
  const t = texts.form;
  const { caller } = draft;
  return (
    <fieldset className={classes['group']}>
      <legend>{t.caller}</legend>
      {caller ? (
        <p className={classes['pair']}>
          <strong>{t.known(caller.name ?? texts.unknown)}</strong>
          <Button size="sm" variant="subtle" onClick={() => onChange({ caller: null })}>
            {t.another}
          </Button>
        </p>
      ) : (
        <>
          <FindCaller business={business} onFound={(found) => onChange({ caller: found })} />
          <div className={classes['pair']}>
            <TextInput
              label={t.name}
              maxLength={80}
              autoComplete="off"
              value={draft.name}
              onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
            />
            <TextInput
              label={t.contact}
              description={t.contactHelp}
              maxLength={120}
              autoComplete="off"
              value={draft.contact}
              onChange={({ currentTarget }) => onChange({ contact: currentTarget.value })}
            />
          </div>
        </>
      )}
    </fieldset>
  );
}

type Found = NonNullable<BookingDraft['caller']>;

function FindCaller({ business, onFound }: { business: string; onFound: (found: Found) => void }) {
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
      {callers?.length === 0 && <p className={classes['quiet']}>{t.nobodyFound}</p>}
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
