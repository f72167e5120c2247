import { Link } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import type { Appointment } from '#contract/front-desk.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useShops } from '../../shop/use-shops.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { dayIn, moment } from '../../texts/moments.ts';
import { morningTexts } from '../../texts/morning.ts';
import { Answer } from '../../ui/answer.tsx';
import { FirstFew } from '../../ui/first-few.tsx';
import { Section } from '../../ui/section.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './rows.module.css';

const MINUTE_MS = 60_000;
const FEW = 6;

/** Who is booked today, in the one shop that is looked at or in each of them. */
export function Bookings({ business }: { business?: string }) {
  const shops = useShops().filter(({ id }) => business === undefined || id === business);
  return shops.map((shop) => <OfShop key={shop.id} shop={shop} isOnly={shops.length === 1} />);
}

function OfShop({ shop, isOnly }: { shop: ShownBusiness; isOnly: boolean }) {
  const t = useTexts(calendarTexts).todays;
  const morning = useTexts(morningTexts);
  const today = dayIn(shop.zone, useNow(MINUTE_MS));
  const input = { business: shop.id, from: today, to: today };
  const answer = useCommandQuery('appointments.list', input, { keepPrevious: true });
  return (
    <Section
      title={isOnly ? t.title : t.ofShop(shop.name)}
      aside={
        <span className={classes['asides']}>
          <Link href={`/calendar/sheet?shop=${shop.id}`}>{morning.title}</Link>
          <Link href={`/calendar?shop=${shop.id}`}>{t.calendar}</Link>
        </span>
      }
    >
      <Answer of={answer} lines={2}>
        {({ appointments }) => (
          <>
            {appointments.length === 0 && <p className={classes['none']}>{t.none}</p>}
            <FirstFew items={notOverFirst(appointments)} few={FEW} all={t.all}>
              {(shown) => (
                <ul className={classes['rows']}>
                  {shown.map((appointment) => (
                    <li key={appointment.id}>
                      <Booking appointment={appointment} shop={shop} day={today} />
                    </li>
                  ))}
                </ul>
              )}
            </FirstFew>
          </>
        )}
      </Answer>
    </Section>
  );
}

type BookingProps = { appointment: Appointment; shop: ShownBusiness; day: string };

function Booking({ appointment: { id, start, name, serviceName, staffName, status }, shop, day }: BookingProps) {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  return (
    <Link href={`/calendar?shop=${shop.id}&day=${day}&open=${id}`} className={classes['past'] ?? ''}>
      <span className={classes['small']}>
        <time dateTime={start}>{moment(language, start, shop.zone, 'time')}</time>
        {status !== 'scheduled' && <span>{t.states[status]}</span>}
      </span>
      <span className={classes['text']}>{name ?? t.unknown}</span>
      <span className={classes['what']}>
        {serviceName} {t.list.with(staffName)}
      </span>
    </Link>
  );
}

/** In their order; what is settled stands behind what is to come. */
function notOverFirst(appointments: readonly Appointment[]): Appointment[] {
  const isOver = ({ status }: Appointment): number => (status === 'scheduled' ? 0 : 1);
  return appointments.toSorted((a, b) => isOver(a) - isOver(b) || a.start.localeCompare(b.start));
}
