import { Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';

import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay } from '../../texts/moments.ts';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { FirstFew } from '../../ui/first-few.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { rangeProblem, withDays } from './day-range.ts';
import classes from './shop-form.module.css';

type Props = { closedOn: readonly string[]; onChange: (closedOn: string[]) => void };

const FEW = 8;

/** Holidays and the like: days on which the week's hours do not count. */
export function ClosedDays({ closedOn, onChange }: Props) {
  const t = useTexts(shopFormTexts).closedDays;
  const { language } = useLanguage();
  return (
    <div className={classes['part']}>
      <h3>{t.title}</h3>
      {closedOn.length === 0 && <p className={classes['small']}>{t.none}</p>}
      <FirstFew items={closedOn} few={FEW} all={t.all}>
        {(shown) => (
          <ul className={classes['list']}>
            {shown.map((day) => (
              <li key={day} className={classes['line']}>
                {calendarDay(language, day)}
                <IconButton
                  icon={X}
                  label={t.drop(calendarDay(language, day))}
                  onClick={() => onChange(closedOn.filter((other) => other !== day))}
                />
              </li>
            ))}
          </ul>
        )}
      </FirstFew>
      <AddDays closedOn={closedOn} onChange={onChange} />
    </div>
  );
}

function AddDays({ closedOn, onChange }: Props) {
  const t = useTexts(shopFormTexts).closedDays;
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const problem = rangeProblem(from, until);
  const next = from === '' || problem !== null ? null : withDays(closedOn, from, until);
  const isFull = from !== '' && problem === null && next === null;
  const add = (): void => {
    if (next === null) return;
    onChange(next);
    setFrom('');
    setUntil('');
  };
  return (
    <>
      <div className={classes['row']}>
        <TextInput
          type="date"
          label={t.from}
          className={classes['grow'] ?? ''}
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t.until}
          className={classes['grow'] ?? ''}
          value={until}
          aria-invalid={problem !== null}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <Button variant="default" disabled={next === null} onClick={add}>
          {t.add}
        </Button>
      </div>
      {(problem !== null || isFull) && (
        <p role="alert" className={classes['problem']}>
          {isFull ? t.full : t.badRange}
        </p>
      )}
    </>
  );
}
