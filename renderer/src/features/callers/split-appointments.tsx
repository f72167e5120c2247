import { Checkbox } from '@mantine/core';

import type { Appointment } from '#contract/front-desk.ts';
import { useShopZone } from '../../shop/use-shops.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay, dayIn, moment } from '../../texts/moments.ts';
import { Answer } from '../../ui/answer.tsx';
import classes from './dialogs.module.css';
import { useAppointmentsOf } from './use-appointments-of.ts';
import type { Chosen } from './use-chosen.ts';

type Props = { callerId: string; business: string; chosen: Chosen };

/** The appointments of a caller, to tick those that are somebody else's; nothing where there are none. */
export function SplitAppointments({ callerId, business, chosen }: Props) {
  const t = useTexts(callersTexts).split;
  const { answer, apart } = useAppointmentsOf(callerId, business);
  return (
    <Answer of={answer} lines={2}>
      {({ appointments }) => {
        const { ahead, past } = apart(appointments);
        if (appointments.length === 0) return null;
        return (
          <>
            <p>{t.appointmentsLead}</p>
            <ul aria-label={t.appointments} className={classes['calls']}>
              {[...ahead, ...past].map((appointment) => (
                <li key={appointment.id}>
                  <Checkbox
                    size="md"
                    checked={chosen.ids.has(appointment.id)}
                    label={<AppointmentWords appointment={appointment} />}
                    onChange={() => chosen.toggle(appointment.id)}
                  />
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Answer>
  );
}

function AppointmentWords({ appointment }: { appointment: Appointment }) {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  const { start, serviceName, staffName, name, status, businessId } = appointment;
  const zone = useShopZone(businessId);
  const when = `${calendarDay(language, dayIn(zone, start))}, ${moment(language, start, zone, 'time')}`;
  const facts = [name, when, ...(status === 'scheduled' ? [] : [t.states[status]])];
  return (
    <>
      {serviceName} {t.list.with(staffName)}{' '}
      <span className={classes['quiet']}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
    </>
  );
}
