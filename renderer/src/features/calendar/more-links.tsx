import { Link } from 'wouter';

import { calendarTexts } from '../../texts/calendar.ts';
import { gapsTexts } from '../../texts/gaps.ts';
import { useTexts } from '../../texts/language.tsx';
import { morningTexts } from '../../texts/morning.ts';
import { waitlistTexts } from '../../texts/waitlist.ts';
import classes from './calendar.module.css';

/** What else belongs to the calendar: the sheet of this day, who waits for a time, what nobody could answer, and how it is all set up. */
export function MoreLinks({ shop, day }: { shop: string; day: string }) {
  const [calendar, gaps, morning] = [useTexts(calendarTexts), useTexts(gapsTexts), useTexts(morningTexts)];
  const waitlist = useTexts(waitlistTexts);
  return (
    <p className={`${classes['bar']} not-on-paper`}>
      <Link href={`/calendar/sheet?shop=${shop}&day=${day}`}>{morning.title}</Link>
      <Link href={`/calendar/waiting?shop=${shop}`}>{waitlist.title}</Link>
      <Link href={`/calendar/questions?shop=${shop}`}>{gaps.title}</Link>
      <Link href={`/settings/desk/${shop}`}>{calendar.arrange}</Link>
    </p>
  );
}
