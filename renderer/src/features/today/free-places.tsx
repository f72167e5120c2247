import { Link } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import type { Waiting } from '#contract/waiting.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useShops } from '../../shop/use-shops.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { moment } from '../../texts/moments.ts';
import { waitlistTexts } from '../../texts/waitlist.ts';
import { Section } from '../../ui/section.tsx';
import classes from './rows.module.css';

const FEW = 3;

/** Who waits while a time that suits them is free, or is kept for them without their knowing; nothing where nobody does. */
export function FreePlaces({ business }: { business?: string }) {
  const shops = useShops().filter(({ id }) => business === undefined || id === business);
  return shops.map((shop) => <OfShop key={shop.id} shop={shop} isOnly={shops.length === 1} />);
}

function OfShop({ shop, isOnly }: { shop: ShownBusiness; isOnly: boolean }) {
  const t = useTexts(waitlistTexts);
  const { data } = useCommandQuery('waitlist.list', { business: shop.id }, { keepPrevious: true });
  const owed = (data?.entries ?? []).filter((one) => one.free !== null || isUntold(one));
  if (owed.length === 0) return null;
  const href = `/calendar/waiting?shop=${shop.id}`;
  return (
    <Section title={isOnly ? t.today.title : t.today.ofShop(shop.name)} aside={<Link href={href}>{t.today.all}</Link>}>
      <ul className={classes['rows']}>
        {owed.slice(0, FEW).map((waiting) => (
          <li key={waiting.id}>
            <Row {...{ waiting, href }} zone={shop.zone} />
          </li>
        ))}
      </ul>
      {owed.length > FEW && <p className={classes['none']}>{t.today.more(owed.length - FEW)}</p>}
    </Section>
  );
}

function Row({ waiting, href, zone }: { waiting: Waiting; href: string; zone: string }) {
  const t = useTexts(waitlistTexts);
  const { language } = useLanguage();
  const { callerName, serviceName, free, offer, offeredWith } = waiting;
  const at = (instant: string): string => moment(language, instant, zone, 'dayAndTime');
  return (
    <Link href={href} className={classes['past'] ?? ''}>
      <span className={classes['text']}>{t.heading(callerName ?? t.unknown, serviceName)}</span>
      <span className={classes['what']}>
        {free && t.today.free(t.at(at(free.start), free.staffName))}
        {offer && t.today.call(t.at(at(offer.slot.start), offeredWith ?? ''), at(offer.until))}
      </span>
    </Link>
  );
}

/** A time is kept for them and no text tells them of it. */
function isUntold({ offer, told }: Waiting): boolean {
  return offer !== null && (told === null || ['failed', 'dropped', 'unknown'].includes(told.state));
}
