import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { moment } from '../../texts/moments.ts';
import type { OneProps } from './one-props.ts';
import classes from './calendar.module.css';

/** What happened to an appointment, newest last. */
export function AppointmentHistory({ shop: { zone }, desk, appointment: { history } }: OneProps) {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  const nameOf = (staffId: string): string => desk.staff.find(({ id }) => id === staffId)?.name ?? '';
  if (history.length === 0) return null;
  return (
    <details>
      <summary>{t.one.history}</summary>
      <ul className={classes['history']}>
        {history.map(({ at, by, what, start, staffId, reason }, index) => (
          <li key={index}>
            {moment(language, at, zone, 'dayAndTime')}: {t.history[what]} {t.history.by[by]}
            {(what === 'booked' || what === 'moved') &&
              `, ${t.history.to(moment(language, start, zone, 'dayAndTime'))} ${t.list.with(nameOf(staffId))}`}
            {reason !== null && <span className={classes['quiet']}> {reason}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
