import { hour, minute } from './days.ts';
import type { Random } from './random.ts';
import { clockChanges } from './shops.ts';

const START = Date.parse('2025-06-01T00:00:00Z');
const DAYS = 545;
const DAY = 24 * hour;

/** When one caller rings within the 18 months, oldest first, at least six hours apart; ms since 1970. */
export function callTimes(count: number, random: Random): number[] {
  const first = random.between(0, 180);
  const step = (DAYS - first - 5) / count;
  const times = Array.from({ length: count }, (_, i) => {
    const day = START + Math.floor(first + i * step + random.below(Math.max(1, Math.floor(step)))) * DAY;
    // Mostly in opening hours; sometimes around midnight of one of the zones, where the calendar day is easily missed.
    const time = random.chance(0.12) ? random.pick([0, 4, 5, 23]) * hour : random.between(13, 20) * hour;
    return day + time + random.between(0, 55) * minute;
  });
  if (random.chance(0.5)) {
    const change = Date.parse(random.pick(clockChanges)) + random.between(-20, 20) * minute;
    times[closestTo(change, times)] = change;
  }
  return apart(times.toSorted((a, b) => a - b));
}

function closestTo(instant: number, times: readonly number[]): number {
  const distances = times.map((time) => Math.abs(time - instant));
  return distances.indexOf(Math.min(...distances));
}

function apart(times: readonly number[]): number[] {
  const spaced: number[] = [];
  for (const time of times) spaced.push(Math.max(time, (spaced.at(-1) ?? 0) + 6 * hour));
  return spaced;
}

type Timed = { at: number; seconds: number };

/**
 * When each call's event arrives: soon after it, sometimes twice, and sometimes only after the next call's.
 * @param orderly true where the story needs each event before the next ring
 */
export function deliveryTimes(calls: readonly Timed[], orderly: boolean, random: Random): number[][] {
  const deliveries: number[][] = [];
  let next: { at: number; late: boolean } | null = null;
  for (const call of calls.toReversed()) {
    const late: boolean = !orderly && next !== null && !next.late && random.chance(0.08);
    const at: number =
      late && next !== null ? next.at + 2 * minute : call.at + (call.seconds + random.between(20, 90)) * 1000;
    const times = [at];
    if (random.chance(0.12)) times.push(at + 1000);
    if (random.chance(0.06)) times.push(at + random.between(2, 9) * DAY);
    deliveries.unshift(times);
    next = { at, late };
  }
  return deliveries;
}
