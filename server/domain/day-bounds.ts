import { Temporal } from 'temporal-polyfill';

/** The instant a calendar day begins in a zone; `later` days after it when given. DST days have their own length. */
export function dayStart(day: string, zone: string, later = 0): string {
  const start = Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(zone);
  return new Date(start.epochMilliseconds).toISOString();
}
