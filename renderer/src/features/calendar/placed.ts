import type { Appointment } from '#contract/front-desk.ts';
import { shopClock } from '../../shop/shop-clock.ts';
import { toMinutes } from './days.ts';
import { DAY_MINUTES, type Span } from './spans.ts';

const MINUTE_MS = 60_000;

/** An appointment where it is drawn in a column: from when to when, and beside how many others. */
export type Placed = Span & { appointment: Appointment; lane: number; lanes: number };

/**
 * Where an appointment lies on a day, as the shop's clock shows it; null where it lies on another. An hour that comes
 * twice, or not at all, is drawn as long as it takes.
 */
export function spanOn(day: string, zone: string, { start, end }: Pick<Appointment, 'start' | 'end'>): Span | null {
  const [begins, ends] = [shopClock(start, zone), shopClock(end, zone)];
  if (begins.slice(0, 10) > day || ends.slice(0, 10) < day) return null;
  const from = begins.slice(0, 10) === day ? toMinutes(begins.slice(11)) : 0;
  const to = ends.slice(0, 10) === day ? toMinutes(ends.slice(11)) : DAY_MINUTES;
  if (to > from) return { from, to };
  if (begins.slice(0, 10) < day) return null;
  const length = (Date.parse(end) - Date.parse(start)) / MINUTE_MS;
  return { from, to: Math.min(DAY_MINUTES, from + length) };
}

/** Puts what lies over one another side by side. */
export function inLanes(spans: readonly (Span & { appointment: Appointment })[]): Placed[] {
  const placed: Placed[] = [];
  let cluster: (Span & { appointment: Appointment; lane: number })[] = [];
  let ends: number[] = [];
  const close = (): void => {
    placed.push(...cluster.map((each) => ({ ...each, lanes: ends.length })));
    [cluster, ends] = [[], []];
  };
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (ends.every((end) => end <= span.from)) close();
    const free = ends.findIndex((end) => end <= span.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = span.to;
    cluster.push({ ...span, lane });
  }
  close();
  return placed;
}
