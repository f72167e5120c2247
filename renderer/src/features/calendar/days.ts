const DAY_MS = 86_400_000;

/** A calendar day so many days on; days know no zone. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** ISO weekday: 1 is Monday. */
export function weekdayOf(day: string): Weekday {
  // Date counts from Sunday, which is 0.
  const weekdays: readonly Weekday[] = [7, 1, 2, 3, 4, 5, 6];
  return weekdays[new Date(Date.parse(day)).getUTCDay()] ?? 7;
}

/** The days from the Monday of a day's week on. */
export function weekOf(day: string): string[] {
  const monday = dayAfter(day, 1 - weekdayOf(day));
  return Array.from({ length: 7 }, (_, index) => dayAfter(monday, index));
}

/** `HH:MM` as minutes since midnight; 24:00 is 1440. */
export function toMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Minutes since midnight as a clock shows them, `HH:MM`; the end of the day is 24:00. */
export function toTime(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
