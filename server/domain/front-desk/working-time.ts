import type { WeeklyHours } from '#contract/businesses.ts';
import type { StaffMember } from '#contract/front-desk.ts';

import { common, joined, type Span, without } from '../spans.ts';
import { createWallClock, toDayNumber, type WallClock } from '../wall-clock.ts';
import { weekStretches } from '../week-stretches.ts';

const DAY_MS = 86_400_000;

/** When a shop is open: its week, and the days it is closed all the same. */
export type ShopTime = { zone: string; hours: WeeklyHours | null; closedDays: readonly string[] };

export type WorkingTime = {
  clock: WallClock;
  /** When somebody works; touching stretches are one. Without hours of the shop their own week decides alone. */
  of(person: Pick<StaffMember, 'week' | 'breaks' | 'absences'>): Span[];
};

/** The working time of a shop's people, of everything that touches [from, to), in epoch milliseconds. */
export function createWorkingTime({ zone, hours, closedDays }: ShopTime, from: number, to: number): WorkingTime {
  const clock = createWallClock(zone, from - 4 * DAY_MS);
  // A night that began the day before goes on; a day more at both ends for what touches it.
  const first = clock.dayAt(from) - 2;
  const range = { clock, first, days: clock.dayAt(to) - first + 3, closed: new Set(closedDays.map(toDayNumber)) };
  const inWeek = (week: WeeklyHours): Span[] => joined([...weekStretches(week, range)]);
  const shop = hours && inWeek(hours);

  return {
    clock,
    of({ week, breaks, absences }) {
      const own = week && inWeek(week);
      const work = own && shop ? common(own, shop) : (own ?? shop ?? []);
      // A break is one on a closed day too: a night's break lies on the day after it began.
      const pauses = breaks ? [...weekStretches(breaks, { ...range, closed: new Set() })] : [];
      return without(work, joined([...pauses, ...absences.map((absence) => absent(absence, clock))]));
    },
  };
}

function absent({ from, to }: { from: string; to: string }, clock: WallClock): Span {
  return { start: momentOf(from, clock), end: momentOf(to, clock) };
}

function momentOf(local: string, clock: WallClock): number {
  return clock.momentOf(
    toDayNumber(local.slice(0, 10)),
    Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)),
  );
}
