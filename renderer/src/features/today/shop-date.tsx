import { useShopZone } from '../../shop/use-shops.ts';
import { useLanguage } from '../../texts/language.tsx';
import { calendarDay, dayIn } from '../../texts/moments.ts';
import { useNow } from '../../ui/use-now.ts';

const MINUTE_MS = 60_000;

/** Which day it is in the shop. */
export function ShopDate({ business }: { business?: string }) {
  const { language } = useLanguage();
  const day = dayIn(useShopZone(business), useNow(MINUTE_MS));
  return <time dateTime={day}>{calendarDay(language, day)}</time>;
}
