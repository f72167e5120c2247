import { createCalendarFetch } from './integrations/calendar/calendar-fetch.ts';
import { createCalendarSource } from './integrations/calendar/calendar-source.ts';
import { createBookingRecords } from './services/booking-records.ts';
import type { BusinessBook } from './services/business-book.ts';
import { createCalendarDesk } from './services/calendar-desk.ts';
import { createCalendarFeeds } from './services/calendar-feeds.ts';
import { createCalendarImports } from './services/calendar-imports.ts';
import type { CallerKeys } from './services/caller-keys.ts';
import type { FrontDesk } from './wiring-front-desk.ts';
import type { WiringOptions } from './wiring-options.ts';

type Known = {
  book: BusinessBook;
  keys: CallerKeys;
  frontDesk: Pick<FrontDesk, 'desk'>;
  publicUrl: () => string | null;
};

/** Calendars of staff: those that other programs read from us, and those that we read. */
export function wireCalendars(options: WiringOptions, { frontDesk, publicUrl, ...known }: Known) {
  const { data, bus, now, report } = options;
  const { desk } = frontDesk;
  const base = { ...data, ...known, desk, bus, now, report };
  const places = () => ({ here: options.doors().deskUrl, outside: publicUrl()?.replace(/\/$/, '') ?? null });
  const feeds = createCalendarFeeds({ ...base, records: createBookingRecords(base), places });
  const fetching = createCalendarFetch(options.calendars ?? {});
  const read = createCalendarSource({ fetching });
  const imports = createCalendarImports({ ...base, read, check: fetching.checked });
  return {
    ...createCalendarDesk({ ...base, feeds, imports }),
    feeds,
    trouble: imports.trouble,
    settled: imports.settled,
    stop: imports.stop,
    look(this: void): void {
      imports.look();
      feeds.tidy();
    },
  };
}
