import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { Temporal } from 'temporal-polyfill';

/** Kinds of numbers that no text arrives at. Of some, the library does not know the kind: those may. */
const DEAF = new Set(['FIXED_LINE', 'TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'VOIP', 'PAGER', 'UAN', 'VOICEMAIL']);

/** Whether a text could arrive at an E.164 number. */
export function mayReceiveText(e164: string): boolean {
  const type = parsePhoneNumberFromString(e164, { extract: false })?.getType();
  return type === undefined || !DEAF.has(type);
}

/** The instant at which a shop's clock next shows a time, `HH:MM`; today's if that is still to come. */
export function nextTime(zone: string, time: string, now: string): string {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const today = local.withPlainTime(time);
  const isToCome = Temporal.ZonedDateTime.compare(today, local) > 0;
  const next = isToCome ? today : local.add({ days: 1 }).withPlainTime(time);
  return next.toInstant().toString();
}

/** Whether `time` lies between two times of a day, each `HH:MM`; the later may be the next day's. */
export function isBetween(time: string, from: string, to: string): boolean {
  if (from === to) return true;
  return from < to ? time >= from && time < to : time >= from || time < to;
}
