import { Link } from 'wouter';

import type { Appointment } from '#contract/front-desk.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useShopZone } from '../../shop/use-shops.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay, dayIn, moment } from '../../texts/moments.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './caller-calls.module.css';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** As far ahead as anything can be booked, and as far back as anybody asks. */
const AHEAD_DAYS = 730;
const BACK_DAYS = 1826;

/** A caller's appointments: the next one first, what is past folded away. */
export function CallerAppointments({ callerId, business }: { callerId: string; business: string }) {
  const t = useTexts(calendarTexts).callers;
  const now = useNow(MINUTE_MS);
  const today = dayIn(useShopZone(business), now);
  const from = dayFrom(today, -BACK_DAYS);
  const to = dayFrom(today, AHEAD_DAYS);
  const answer = useCommandQuery('appointments.list', { business, callerId, from, to, cancelled: true });
  return (
    <Section title={t.title}>
      <Answer of={answer} lines={2}>
        {({ appointments }) => {
          const isAhead = ({ end, status }: Appointment): boolean => status === 'scheduled' && Date.parse(end) > now;
          const inOrder = appointments.toSorted((a, b) => a.start.localeCompare(b.start));
          const ahead = inOrder.filter(isAhead);
          const past = inOrder.filter((one) => !isAhead(one)).reverse();
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

function dayFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
