import { Button, NativeSelect, TextInput } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';

import type { ShownBusiness } from '#contract/businesses.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay } from '../../texts/moments.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Shown } from './calendar-address.ts';
import classes from './calendar.module.css';
import type { Desk } from './columns.ts';
import { dayAfter, weekOf } from './days.ts';
import { ShopPick } from './shop-pick.tsx';

type Props = {
  shop: ShownBusiness;
  shown: Shown;
  desk: Desk;
  day: string;
  today: string;
  onGo: (part: Partial<Shown>) => void;
};

/** Which days are shown, and whose. */
export function CalendarBar({ shop, shown, desk, day, today, onGo }: Props) {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  const step = shown.span === 'week' ? 7 : 1;
  const [monday = day, sunday = day] = [weekOf(day)[0], weekOf(day)[6]];
  const title =
    shown.span === 'week'
      ? t.week(calendarDay(language, monday), calendarDay(language, sunday))
      : calendarDay(language, day);
  return (
    <div className={`${classes['bar']} ${classes['onPaper']}`}>
      <div className={classes['days']}>
        <IconButton icon={ChevronLeft} label={t.previous} onClick={() => onGo({ day: dayAfter(day, -step) })} />
        <Button variant="default" disabled={day === today} onClick={() => onGo({ day: null })}>
          {t.today}
        </Button>
        <IconButton icon={ChevronRight} label={t.next} onClick={() => onGo({ day: dayAfter(day, step) })} />
        <h2 aria-live="polite" className={classes['title']}>
          {title}
        </h2>
      </div>
      <p className={classes['shop']}>{shop.name}</p>
      <div className={classes['choices']}>
        <ShopPick shop={shop.id} onPick={(picked) => onGo({ shop: picked, who: null, open: null })} />
        <TextInput
          type="date"
          aria-label={t.day}
          value={day}
          onChange={({ currentTarget: { value } }) => value !== '' && onGo({ day: value })}
        />
        <Pick
          label={t.span}
          value={shown.span}
          of={['day', 'week'] as const}
          words={t.spans}
          onPick={(span) => onGo({ span })}
        />
        {desk.resources.length > 0 && (
          <Pick
            label={t.by}
            value={shown.by}
            of={['staff', 'resource'] as const}
            words={t.bys}
            onPick={(by) => onGo({ by, who: null })}
          />
        )}
        <Whose shown={shown} desk={desk} onGo={onGo} />
      </div>
    </div>
  );
}

type PickProps<T extends string> = {
  label: string;
  value: T;
  of: readonly T[];
  words: Readonly<Record<T, string>>;
  onPick: (value: T) => void;
};

function Pick<T extends string>({ label, value, of, words, onPick }: PickProps<T>) {
  return (
    <div role="group" aria-label={label} className={classes['pick']}>
      {of.map((each) => (
        <button key={each} type="button" aria-pressed={each === value} onClick={() => onPick(each)}>
          {words[each]}
        </button>
      ))}
    </div>
  );
}

function Whose({ shown: { by, who }, desk, onGo }: WhoseProps) {
  const t = useTexts(calendarTexts);
  const of = by === 'staff' ? desk.staff : desk.resources;
  if (of.length < 2) return null;
  return (
    <NativeSelect
      aria-label={t.who}
      value={of.some(({ id }) => id === who) ? (who ?? '') : ''}
      data={[
        { value: '', label: by === 'staff' ? t.everybody : t.everything },
        ...of.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={({ currentTarget: { value } }) => onGo({ who: value === '' ? null : value })}
    />
  );
}

type WhoseProps = { shown: Shown; desk: Desk; onGo: Props['onGo'] };
