import { useMediaQuery } from '@mantine/hooks';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import type { Wanted } from './booking-draft.ts';
import classes from './calendar.module.css';
import type { Shown } from './calendar-address.ts';
import { columnsOf, type Desk } from './columns.ts';
import { DayList } from './day-list.tsx';
import { weekOf } from './days.ts';
import { Grid } from './grid.tsx';
import { Refusals } from './refusals.tsx';
import { useMoves } from './use-moves.ts';

type Props = {
  shop: ShownBusiness;
  shown: Shown;
  desk: Desk;
  day: string;
  today: string;
  onOpen: (id: string) => void;
  onWant: (wanted: Wanted) => void;
};

/** The days themselves: columns of time where there is room for them, a list where there is not. */
export function CalendarBody({ shop, shown, desk, day, today, onOpen, onWant }: Props) {
  const t = useTexts(calendarTexts);
  const isNarrow = useMediaQuery('screen and (max-width: 48em)', false, { getInitialValueInEffect: false });
  const days = shown.span === 'week' ? weekOf(day) : [day];
  const [from = day, to = day] = [days[0], days.at(-1)];
  const answer = useCommandQuery('appointments.list', { business: shop.id, from, to }, { keepPrevious: true });
  const isByPerson = shown.by === 'staff';
  const calendars = useCommandQuery(
    'calendars.busy',
    { business: shop.id, from, to },
    { enabled: isByPerson, keepPrevious: true },
  );
  const busy = isByPerson ? (calendars.data?.busy ?? []) : [];
  const moves = useMoves(shop.zone);
  return (
    <Answer of={answer} lines={8}>
      {(list) => {
        const appointments = moves.shown(list.appointments);
        const columns = columnsOf({ shown, days, shop, desk, appointments, busy });
        if (columns.length === 0) return <p>{t.nothing.resources}</p>;
        return (
          <div className={classes['whole']}>
            <Refusals moves={moves} />
            {isNarrow ? (
              <DayList {...{ columns, onOpen }} />
            ) : (
              <Grid {...{ shop, shown, desk, columns, today, moves, onOpen, onWant }} />
            )}
          </div>
        );
      }}
    </Answer>
  );
}
