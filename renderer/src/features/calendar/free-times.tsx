import { Button, TextInput } from '@mantine/core';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { shopClock } from '../../shop/shop-clock.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import type { BookingDraft } from './booking-draft.ts';
import classes from './calendar.module.css';

type Wished = Pick<BookingDraft, 'serviceId' | 'staffId' | 'addOnIds' | 'day' | 'time'>;
type Props = {
  shop: ShownBusiness;
  draft: Wished;
  onChange: (part: Partial<Pick<Wished, 'day' | 'time'>>) => void;
};

/** When it is to be: typed, or one of the times that are free. */
export function FreeTimes({ shop, draft, onChange }: Props) {
  const t = useTexts(calendarTexts).form;
  const { serviceId, staffId, addOnIds, day } = draft;
  const isKnown = serviceId !== '' && day !== '';
  const answer = useCommandQuery(
    'availability.get',
    {
      ...{ business: shop.id, serviceId, staffId: staffId === '' ? null : staffId, addOnIds: [...addOnIds] },
      ...{ from: day, to: day },
    },
    { enabled: isKnown, keepPrevious: true },
  );
  return (
    <>
      <div className={classes['pair']}>
        <TextInput
          type="date"
          label={t.day}
          value={day}
          onChange={({ currentTarget }) => onChange({ day: currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t.time}
          value={draft.time}
          onChange={({ currentTarget }) => onChange({ time: currentTarget.value })}
        />
      </div>
      {isKnown && (
        <fieldset className={classes['group']}>
          <legend>{t.free}</legend>
          <Answer of={answer} lines={1}>
            {({ slots }) => {
              const times = [...new Set(slots.map(({ start }) => shopClock(start, shop.zone).slice(11)))];
              if (times.length === 0) return <p className={classes['quiet']}>{t.noFree}</p>;
              return (
                <ul className={classes['times']}>
                  {times.map((time) => (
                    <li key={time}>
                      <Button
                        size="xs"
                        variant={time === draft.time ? 'filled' : 'default'}
                        aria-pressed={time === draft.time}
                        onClick={() => onChange({ time })}
                      >
                        {time}
                      </Button>
                    </li>
                  ))}
                </ul>
              );
            }}
          </Answer>
        </fieldset>
      )}
    </>
  );
}
