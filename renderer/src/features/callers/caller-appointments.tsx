import { Link } from 'wouter';

import type { Appointment } from '#contract/front-desk.ts';
import { useShopZone } from '../../shop/use-shops.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay, dayIn, moment } from '../../texts/moments.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './caller-calls.module.css';
import { useAppointmentsOf } from './use-appointments-of.ts';

/** A caller's appointments: the next one first, what is past folded away. */
export function CallerAppointments({ callerId, business }: { callerId: string; business: string }) {
  const t = useTexts(calendarTexts).callers;
  const { answer, apart } = useAppointmentsOf(callerId, business);
  return (
    <Section title={t.title}>
      <Answer of={answer} lines={2}>
        {({ appointments }) => {
          const { ahead, past } = apart(appointments);
          return (
            <>
              {ahead.length === 0 && <p className={classes['quiet']}>{t.none}</p>}
              <List appointments={ahead} business={business} />
              {past.length > 0 && (
                <details>
                  <summary>{t.past(past.length)}</summary>
                  <List appointments={past} business={business} />
                </details>
              )}
            </>
          );
        }}
      </Answer>
    </Section>
  );
}

function List({ appointments, business }: { appointments: readonly Appointment[]; business: string }) {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  const zone = useShopZone(business);
  if (appointments.length === 0) return null;
  return (
    <ul className={classes['calls']}>
      {appointments.map(({ id, start, serviceName, staffName, status }) => (
        <li key={id}>
          <Link href={`/calendar?shop=${business}&day=${dayIn(zone, start)}&open=${id}`}>
            {calendarDay(language, dayIn(zone, start))}, {moment(language, start, zone, 'time')}
          </Link>
          <p className={classes['quiet']}>
            <span>
              {serviceName} {t.list.with(staffName)}
            </span>
            {status !== 'scheduled' && <span>{t.states[status]}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
