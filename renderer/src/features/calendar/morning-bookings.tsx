import type { MorningSheet } from '#contract/morning-sheet.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { moment } from '../../texts/moments.ts';
import { morningTexts } from '../../texts/morning.ts';
import { Section } from '../../ui/section.tsx';
import classes from './sheet.module.css';

/** The day's bookings by time and staff. */
export function MorningBookings({ sheet: { bookings, business } }: { sheet: MorningSheet }) {
  const t = useTexts(morningTexts).bookings;
  return (
    <Section title={t.title(bookings.length)}>
      {bookings.length === 0 ? (
        <p className={classes['none']}>{t.none}</p>
      ) : (
        <table className={classes['bookings']}>
          <thead>
            <tr>
              {[t.time, t.who, t.what, t.staff].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bookings.map((booking) => (
              <Row key={booking.id} booking={booking} zone={business.zone} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Row({ booking, zone }: { booking: MorningSheet['bookings'][number]; zone: string }) {
  const t = useTexts(morningTexts);
  const states = useTexts(calendarTexts).states;
  const { language } = useLanguage();
  const { start, end, name, what, staff, resources, note, status } = booking;
  const time = (at: string): string => moment(language, at, zone, 'time');
  return (
    <tr>
      <td className={classes['time']}>{t.span(time(start), time(end))}</td>
      <th scope="row">
        {name ?? t.bookings.unknown}
        {status !== 'scheduled' && <span className={classes['aside']}> ({states[status]})</span>}
      </th>
      <td>
        {what}
        {note !== null && note !== '' && <span className={classes['note']}>{note}</span>}
      </td>
      <td>{[staff, ...resources].join(', ')}</td>
    </tr>
  );
}
