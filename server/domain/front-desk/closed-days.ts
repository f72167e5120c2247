import { Temporal } from 'temporal-polyfill';

import type { Closure, Holiday, HolidaySetting } from '#contract/front-desk.ts';

/** As many days as one closing may last: longer ones are a typing error, and every day of them is looked at. */
export const LONGEST_CLOSURE_DAYS = 400;

type Kept = {
  /** The shop's own list. */
  closedOn: readonly string[];
  closures: readonly Pick<Closure, 'from' | 'to'>[];
  holidays: readonly Pick<Holiday, 'day' | 'rule'>[];
  worked: HolidaySetting['worked'];
};

/** Every day on which the shop is closed though its week says otherwise, whatever for. */
export function closedDaysOf({ closedOn, closures, holidays, worked }: Kept): string[] {
  const kept = holidays.filter(({ rule }) => !worked.includes(rule)).map(({ day }) => day);
  return [...new Set([...closedOn, ...closures.flatMap(daysOf), ...kept])];
}

function daysOf({ from, to }: Pick<Closure, 'from' | 'to'>): string[] {
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from(from); day.toString() <= to; day = day.add({ days: 1 }))
    days.push(day.toString());
  return days;
}
