import type { WeeklyHours } from '#contract/businesses.ts';

/** ISO weekdays: 1 is Monday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];
export type Span = WeeklyHours[Weekday][number];

/** As many spans as one day can hold. */
export const MOST_SPANS = 6;

const usual = { open: '09:00', close: '18:00' } as const;

/** Where there were no hours yet: usual ones, to be changed rather than typed. */
export function usualHours(): WeeklyHours {
  return { 1: [usual], 2: [usual], 3: [usual], 4: [usual], 5: [usual], 6: [], 7: [] };
}

/** Tuesday to Friday as on Monday. */
export function asMonday(hours: WeeklyHours): WeeklyHours {
  return { ...hours, 2: hours[1], 3: hours[1], 4: hours[1], 5: hours[1] };
}

/** Further hours on a day: after a break of an hour where there are some, else the first ones. */
export function withAnother(spans: readonly Span[], first: Span = usual): Span[] {
  const last = spans.at(-1);
  if (!last) return [first];
  return [...spans, { open: later(last.close), close: '' }];
}

function later(time: string): string {
  const hour = Number(time.slice(0, 2)) + 1;
  return hour < 24 ? `${String(hour).padStart(2, '0')}${time.slice(2)}` : '';
}

/** A field for times knows no 24:00; midnight at the end of the day is 00:00 there. */
export function toField(time: string): string {
  return time === '24:00' ? '00:00' : time;
}

/** The closing time of a field: midnight is the end of the day it belongs to. */
export function toClosing(typed: string): string {
  return typed === '00:00' ? '24:00' : typed;
}
