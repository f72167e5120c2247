import { useShopZone } from '../../shop/use-shops.ts';
import { useLanguage } from '../../texts/language.tsx';
import { calendarDay, dayIn, moment } from '../../texts/moments.ts';

/** The day of a moment, with its year: what is remembered may be years old. Resting on it tells the time. */
export function DayOf({ at, business }: { at: string; business: string }) {
  const { language } = useLanguage();
  const zone = useShopZone(business);
  return (
    <time dateTime={at} title={moment(language, at, zone, 'full')}>
      {calendarDay(language, dayIn(zone, at))}
    </time>
  );
}
