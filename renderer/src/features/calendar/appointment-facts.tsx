import { Link } from 'wouter';

import { inWhole } from '../../shop/smallest-units.ts';
import { money } from '../../texts/amounts.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay, dayIn, moment } from '../../texts/moments.ts';
import { MaskedNumber } from '../../ui/masked-number.tsx';
import { RecordFact, RecordFacts } from '../../ui/record-facts.tsx';
import type { OneProps } from './one-props.ts';

/** When, with whom, what for and for whom. */
export function AppointmentFacts({ shop: { zone }, desk, appointment }: OneProps) {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  const { start, end, price, addOnNames, callerId, maskedContact, note, status } = appointment;
  const time = (at: string): string => moment(language, at, zone, 'time');
  const rooms = desk.resources.filter(({ id }) => appointment.resourceIds.includes(id)).map(({ name }) => name);
  return (
    <RecordFacts>
      <RecordFact name={t.one.when}>
        {calendarDay(language, dayIn(zone, start))}, {time(start)}–{time(end)}
      </RecordFact>
      <RecordFact name={t.one.staff}>{appointment.staffName}</RecordFact>
      {rooms.length > 0 && <RecordFact name={t.one.resources}>{rooms.join(', ')}</RecordFact>}
      {addOnNames.length > 0 && <RecordFact name={t.one.addOns}>{addOnNames.join(', ')}</RecordFact>}
      <RecordFact name={t.one.price}>
        {price ? money(language, inWhole(price), price.currency) : t.one.onRequest}
      </RecordFact>
      <RecordFact name={t.one.state}>{t.states[status]}</RecordFact>
      {maskedContact !== null && (
        <RecordFact name={t.one.contact}>
          <MaskedNumber masked={maskedContact} />
        </RecordFact>
      )}
      {callerId !== null && (
        <RecordFact name={t.form.caller}>
          <Link href={`/callers/${callerId}`}>{t.one.caller}</Link>
        </RecordFact>
      )}
      {note !== null && <RecordFact name={t.one.note}>{note}</RecordFact>}
    </RecordFacts>
  );
}
