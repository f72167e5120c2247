import { Button, TextInput } from '@mantine/core';

import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import type { BookingDraft } from './booking-draft.ts';
import classes from './calendar.module.css';
import { FindCaller } from './find-caller.tsx';

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
          <FindCaller business={business} none={t.nobodyFound} onFound={(found) => onChange({ caller: found })} />
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
