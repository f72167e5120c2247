import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useShopZone } from '../../shop/use-shops.ts';
import { accessTexts } from '../../texts/access.ts';
import { useTexts } from '../../texts/language.tsx';
import { dayIn } from '../../texts/moments.ts';
import { useNow } from '../../ui/use-now.ts';
import { StaffDay } from './staff-day.tsx';
import classes from './staff.module.css';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;
const beside = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The appointments of any day. */
export function StaffCalendar() {
  const t = useTexts(accessTexts).staff;
  const zone = useShopZone();
  const [chosen, setChosen] = useState<string | null>(null);
  const today = dayIn(zone, useNow(MINUTE_MS));
  const day = chosen ?? today;
  return (
    <>
      <div className={classes['choice']}>
        <TextInput
          type="date"
          label={t.day}
          value={day}
          onChange={({ currentTarget: { value } }) => setChosen(value === '' ? null : value)}
        />
        <Button variant="default" onClick={() => setChosen(beside(day, -1))}>
          {t.earlier}
        </Button>
        <Button variant="default" onClick={() => setChosen(beside(day, 1))}>
          {t.later}
        </Button>
      </div>
      <StaffDay day={day} />
    </>
  );
}
