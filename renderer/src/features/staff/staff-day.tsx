import { Button } from '@mantine/core';

import type { ShownBusiness } from '#contract/businesses.ts';
import type { Appointment } from '#contract/front-desk.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { useShops } from '../../shop/use-shops.ts';
import { accessTexts } from '../../texts/access.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { dayIn, moment } from '../../texts/moments.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './staff.module.css';

const MINUTE_MS = 60_000;

/** Who is booked on a day in each shop; null: on the day that it is there. */
export function StaffDay({ day }: { day: string | null }) {
  const shops = useShops();
  return shops.map((shop) => <OfShop key={shop.id} shop={shop} day={day} isOnly={shops.length === 1} />);
}

function OfShop({ shop, day, isOnly }: { shop: ShownBusiness; day: string | null; isOnly: boolean }) {
  const t = useTexts(accessTexts).staff;
  const today = dayIn(shop.zone, useNow(MINUTE_MS));
  const input = { business: shop.id, from: day ?? today, to: day ?? today };
  const answer = useCommandQuery('appointments.list', input, { keepPrevious: true });
  return (
    <Section title={isOnly ? t.booked : t.ofShop(shop.name)}>
      <Answer of={answer} lines={3}>
        {({ appointments }) => (
          <>
            {appointments.length === 0 && <p className={classes['quiet']}>{t.noneBooked}</p>}
            <ul className={classes['rows']}>
              {appointments.map((appointment) => (
                <Booked key={appointment.id} appointment={appointment} zone={shop.zone} />
              ))}
            </ul>
          </>
        )}
      </Answer>
    </Section>
  );
}

function Booked({ appointment, zone }: { appointment: Appointment; zone: string }) {
  const t = useTexts(accessTexts).staff;
  const { language } = useLanguage();
  const { id, start, serviceName, staffName, status, maskedContact } = appointment;
  const name = appointment.name ?? t.noName;
  const hasBegun = Date.parse(start) <= useNow(MINUTE_MS);
  return (
    <li className={classes['row']}>
      <time dateTime={start}>{moment(language, start, zone, 'time')}</time>
      <strong>{name}</strong>
      <span>
        {serviceName}, {staffName}
      </span>
      {maskedContact !== null && <span className={classes['quiet']}>{maskedContact}</span>}
      {status !== 'scheduled' && <span>{t.status[status]}</span>}
      {hasBegun && <Settled id={id} name={name} status={status} />}
    </li>
  );
}

/** Whether they came: what nobody but the desk knows. */
function Settled({ id, name, status }: { id: string; name: string; status: Appointment['status'] }) {
  const t = useTexts(accessTexts).staff;
  const { mutateAsync } = useCommandMutation('appointments.settle');
  const { run, isBusy } = useDeed();
  const settle = (to: 'done' | 'no-show' | 'scheduled', deed: string) => (
    <Button
      variant="default"
      disabled={isBusy}
      aria-label={t.of(deed, name)}
      onClick={() => void run({ act: () => mutateAsync({ id, status: to }), done: t.of(deed, name) })}
    >
      {deed}
    </Button>
  );
  if (status === 'cancelled') return null;
  if (status !== 'scheduled') return settle('scheduled', t.back);
  return (
    <span className={classes['deeds']}>
      {settle('done', t.came)}
      {settle('no-show', t.missed)}
    </span>
  );
}
