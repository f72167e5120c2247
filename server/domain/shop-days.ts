import { Temporal } from 'temporal-polyfill';

/** When today, this week and this month began in a shop's own zone, as ISO instants. A week begins on Monday. */
export function shopDays(zone: string, now: string): { today: string; week: string; month: string } {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  return {
    today: beginningOf(local),
    week: beginningOf(local.subtract({ days: local.dayOfWeek - 1 })),
    month: beginningOf(local.with({ day: 1 })),
  };
}

/** Not always midnight: where the clocks jump at midnight, the day begins at one. */
function beginningOf(moment: Temporal.ZonedDateTime): string {
  return moment.startOfDay().toInstant().toString({ smallestUnit: 'millisecond' });
}
