import { Temporal } from 'temporal-polyfill';

import type { WeeklyHours } from '#contract/businesses.ts';

import { dayIn } from './told-date.ts';
import { toDayNumber, weekdayOf } from './wall-clock.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** "Tomorrow", the day after, and one more in case midnight comes while it is played. */
const DAYS_AHEAD = [1, 2, 3];

/**
 * The week of a shop in which appointments are rehearsed: its own, but on the days to come it is open as long as on its
 * longest. Its callers ask for tomorrow afternoon, and a rehearsal may be played on a Saturday.
 */
export function openSoon(hours: WeeklyHours, zone: string, now: Date): WeeklyHours {
  const longest = WEEKDAYS.reduce(
    (best, day) => (lengthOf(hours[day]) > lengthOf(hours[best]) ? day : best),
    1 as const,
  );
  const today = toDayNumber(dayIn(zone, now.toISOString()));
  const soon = DAYS_AHEAD.map((ahead) => [weekdayOf(today + ahead), hours[longest]] as const);
  return { ...hours, ...Object.fromEntries(soon) };
}

/**
 * The day that is so many open days away from today, `YYYY-MM-DD`; 0 is today, or the next open day. Null where the
 * shop never opens.
 */
export function openDay(hours: WeeklyHours, zone: string, now: Date, away: number): string | null {
  if (WEEKDAYS.every((day) => hours[day].length === 0)) return null;
  const step = away < 0 ? -1 : 1;
  let day = Temporal.PlainDate.from(dayIn(zone, now.toISOString()));
  const isOpen = (): boolean => hours[weekdayOf(toDayNumber(day.toString()))].length > 0;
  const next = (): void => {
    do day = day.add({ days: step });
    while (!isOpen());
  };
  if (step > 0 && !isOpen()) next();
  for (let left = Math.abs(away); left > 0; left -= 1) next();
  return day.toString();
}

function lengthOf(spans: WeeklyHours[1]): number {
  return spans.reduce((sum, { open, close }) => sum + minutes(close) - minutes(open), 0);
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
