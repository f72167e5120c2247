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
  const inMinutes = WEEKDAYS.map((weekday) => spansOf(week, weekday));
  for (let day = first; day < first + days; day += 1) {
    const spans = inMinutes[weekdayOf(day) - 1] ?? [];
    if (spans.length === 0 || closed.has(day)) continue;
    for (const { open, close } of spans) {
      const start = clock.momentOf(day, open);
      const end = clock.momentOf(day, close);
      if (end > start) yield { start, end };
    }
  }
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const DAY_MIN = 1440;

/** A day's spans as minutes since its midnight, earliest first. */
function spansOf(week: WeeklyHours, weekday: (typeof WEEKDAYS)[number]): { open: number; close: number }[] {
  return week[weekday]
    .map((span) => ({ open: minuteOf(span.open), close: minuteOf(span.close) }))
    .map(({ open, close }) => ({ open, close: close > open ? close : close + DAY_MIN }))
    .sort((a, b) => a.open - b.open);
}

/** `HH:MM` as minutes since midnight, 24:00 being 1440. */
function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
