import { Temporal } from 'temporal-polyfill';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-12` as `12 Nov 2026`: no reader, human or model, can swap day and month. */
export function toldDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** The calendar day of an ISO instant in a zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The minute of an ISO instant on the clock of a zone: `14:00`, with its day before it where that is not today. */
export function shopClock(zone: string, instant: string, now: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' });
  return dayIn(zone, now) === dayIn(zone, instant) ? time : `${at.toPlainDate().toString()} ${time}`;
}
