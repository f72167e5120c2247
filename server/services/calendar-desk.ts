import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import type { StaffCalendar } from '#contract/calendars.ts';
import type { StaffMember } from '#contract/front-desk.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { dayStart } from '../domain/day-bounds.ts';
import type { DeskBook } from '../domain/front-desk/ports.ts';
import { toIso } from '../domain/front-desk/records.ts';
import { joined } from '../domain/spans.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CalendarFeeds } from './calendar-feeds.ts';
import type { CalendarImports } from './calendar-imports.ts';

type Deps = {
  stores: Pick<Stores, 'calendars'>;
  book: BusinessBook;
  desk: Pick<DeskBook, 'staff'>;
  feeds: CalendarFeeds;
  imports: CalendarImports;
  bus: Bus<AppEvents>;
};

export type CalendarDesk = ReturnType<typeof createCalendarDesk>;

/** The owner's hand on the calendars of staff. */
export function createCalendarDesk(deps: Deps) {
  const { book, desk, feeds, imports, bus } = deps;
  const busy = createBusyReading(deps);

  function member(staffId: string): StaffMember {
    const everybody = book.all().flatMap(({ business }) => desk.staff(business.id));
    const found = everybody.find(({ id }) => id === staffId);
    if (!found) throw refused('not_found', tell('desk_no_such_staff'));
    return found;
  }

  const shown = (staffId: string): StaffCalendar => ({
    staffId,
    feed: feeds.shown(staffId),
    imported: imports.shown(staffId),
  });

  function changed({ id, businessId }: StaffMember): StaffCalendar {
    bus.publish('front-desk.changed', { business: businessId });
    return shown(id);
  }

  return {
    get({ business }: ParsedInput<'calendars.get'>): CommandOutput<'calendars.get'> {
      if (!book.has(business)) throw refused('not_found', tell('no_such_business'));
      return { calendars: desk.staff(business).map(({ id }) => shown(id)) };
    },
    busy,
    renewFeed({ staffId }: ParsedInput<'calendars.renew-feed'>): StaffCalendar {
      const person = member(staffId);
      feeds.renew(person);
      return changed(person);
    },
    setFeed({ staffId, ...change }: ParsedInput<'calendars.set-feed'>): StaffCalendar {
      const person = member(staffId);
      feeds.set(person, change);
      return changed(person);
    },
    revokeFeed({ staffId }: ParsedInput<'calendars.revoke-feed'>): StaffCalendar {
      const person = member(staffId);
      feeds.revoke(person);
      return changed(person);
    },
    async import({ staffId, address }: ParsedInput<'calendars.import'>): Promise<StaffCalendar> {
      const person = member(staffId);
      await imports.add(staffId, person.businessId, address);
      return changed(person);
    },
    async refresh({ staffId }: ParsedInput<'calendars.refresh'>): Promise<StaffCalendar> {
      const person = member(staffId);
      await imports.refresh(staffId);
      return changed(person);
    },
    dropImport({ staffId }: ParsedInput<'calendars.drop-import'>): StaffCalendar {
      const person = member(staffId);
      imports.remove(staffId);
      return changed(person);
    },
    // The name says neither who nor what: it may lie about in a folder of downloads.
    file: ({ id }: ParsedInput<'appointments.file'>): CommandOutput<'appointments.file'> => ({
      name: 'appointment.ics',
      text: feeds.file(id),
    }),
  };
}

function createBusyReading({ stores, book, desk }: Deps) {
  return function busy({ business, from, to }: ParsedInput<'calendars.busy'>): CommandOutput<'calendars.busy'> {
    if (!book.has(business)) throw refused('not_found', tell('no_such_business'));
    const { zone } = book.tenant(business).business;
    const range = { start: Date.parse(dayStart(from, zone)), end: Date.parse(dayStart(to, zone, 1)) };
    const pieces = stores.calendars.busyIn(business, range);
    // A time longer than two days is kept in pieces.
    const busy = desk.staff(business).flatMap(({ id }) => {
      const own = joined(pieces.filter(({ staffId }) => staffId === id));
      return own.map(({ start, end }) => ({ staffId: id, start: toIso(start), end: toIso(end) }));
    });
    return { busy };
  };
}
