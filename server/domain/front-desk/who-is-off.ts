import { Temporal } from 'temporal-polyfill';

import type { Closure, Holiday, StaffMember } from '#contract/front-desk.ts';
import { toDayNumber, weekdayOf } from '../wall-clock.ts';

/** Null: from the beginning, or to the end, of the day. Times are the shop's. */
export type Off = { name: string; reason: string; from: string | null; to: string | null };

/** Who does not work on a day of the shop, or only a part of it, in the order of the staff. */
export function whoIsOff(staff: readonly StaffMember[], day: string): Off[] {
  return staff.filter(({ active }) => active).flatMap((member) => offOn(member, day));
}

function offOn({ name, week, absences }: StaffMember, day: string): Off[] {
  if (week?.[weekdayOf(toDayNumber(day))].length === 0) return [{ name, reason: '', from: null, to: null }];
  const [midnight, next] = [`${day}T00:00`, `${Temporal.PlainDate.from(day).add({ days: 1 }).toString()}T00:00`];
  return absences
    .filter(({ from, to }) => from < next && to > midnight)
    .map(({ from, to, reason }) => ({
      ...{ name, reason },
      from: from > midnight ? from.slice(11, 16) : null,
      to: to < next ? to.slice(11, 16) : null,
    }))
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
}

/** Why the shop stays closed on a day: a note or a holiday's name, which may be empty; null where it does not. */
export function whyClosed(
  day: string,
  shop: { closedDays: readonly string[]; closures: readonly Closure[]; holidays: readonly Holiday[] },
): string | null {
  if (!shop.closedDays.includes(day)) return null;
  const closure = shop.closures.find(({ from, to }) => from <= day && day <= to);
  return closure?.note ?? shop.holidays.find((each) => each.day === day && !each.worked)?.name ?? '';
}
