import type { WeeklyHours } from '#contract/businesses.ts';

import type { Span } from './spans.ts';
import { weekdayOf, type WallClock } from './wall-clock.ts';

/**
 * When a week's spans lie, in epoch milliseconds, on `days` days from `first` on; in the order of their days, and some
 * may lie over one another. A span whose close is not after its open ends on the next day; it belongs to the day it
 * begins, so that a closed day cancels it only there.
 */
export function* weekStretches(
  week: WeeklyHours,
  { clock, first, days, closed }: { clock: WallClock; first: number; days: number; closed: ReadonlySet<number> },
): Generator<Span> {
  for (let day = first; day < first + days; day += 1) {
    const spans = week[weekdayOf(day)];
    if (spans.length === 0 || closed.has(day)) continue;
    for (const { open, close } of spans.toSorted((a, b) => a.open.localeCompare(b.open))) {
      const start = clock.momentOf(day, minuteOf(open));
      const end = clock.momentOf(close > open ? day : day + 1, minuteOf(close));
      if (end > start) yield { start, end };
    }
  }
}

/** `HH:MM` as minutes since midnight, 24:00 being 1440. */
function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
