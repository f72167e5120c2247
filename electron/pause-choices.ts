import { Temporal } from 'temporal-polyfill';

import type { ShownBusiness } from '#contract/businesses.ts';

import { openingAt } from '../server/domain/opening-hours.ts';

/** The shop whose day it is: its clock and its hours. */
export type Shop = Pick<ShownBusiness, 'zone' | 'hours' | 'closedDays'>;

export type PauseChoice = { kind: 'half-hour' | 'hour' | 'opening'; until: string };

const HALF_HOUR = { minutes: 30 };

/** How long one may want to pause: half an hour, to one of the next two full hours, or until the shop opens again. */
export function pauseChoices(now: Date, { zone, hours, closedDays }: Shop): PauseChoice[] {
  const here = Temporal.Instant.from(now.toISOString()).toZonedDateTimeISO(zone);
  const inHalfAnHour = here.add(HALF_HOUR);
  // A full hour that is nearer than the half hour says nothing new.
  const hour = inHalfAnHour.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 1 });
  const opening = openingAfterToday(here, { zone, hours, closedDays });
  return [
    { kind: 'half-hour', until: toInstant(inHalfAnHour) },
    { kind: 'hour', until: toInstant(hour) },
    { kind: 'hour', until: toInstant(hour.add({ hours: 1 })) },
    ...(opening === null ? [] : [{ kind: 'opening' as const, until: opening }]),
  ];
}

/** Tomorrow's opening, or that of the day after which is open again; null where no hours are known. */
function openingAfterToday(here: Temporal.ZonedDateTime, { zone, hours, closedDays }: Shop): string | null {
  // At its first second a day that opens at midnight is open already.
  const lastMoment = here.toPlainDate().add({ days: 1 }).toZonedDateTime(zone).subtract({ seconds: 1 });
  const { nextOpening } = openingAt(hours, closedDays, zone, toInstant(lastMoment));
  if (nextOpening === null) return null;
  return toInstant(Temporal.PlainDateTime.from(`${nextOpening.day}T${nextOpening.time}`).toZonedDateTime(zone));
}

function toInstant(at: Temporal.ZonedDateTime): string {
  return new Date(at.epochMilliseconds).toISOString();
}
