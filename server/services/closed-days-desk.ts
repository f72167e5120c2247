import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import type { Closure, HolidaySetting } from '#contract/front-desk.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { LONGEST_CLOSURE_DAYS } from '../domain/front-desk/closed-days.ts';
import { dayStart } from '../domain/day-bounds.ts';
import type { DeskBook } from '../domain/front-desk/ports.ts';
import { createWallClock, toDayNumber } from '../domain/wall-clock.ts';
import { newId } from '../platform/ids.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BookingRecords } from './booking-records.ts';
import type { BusinessBook } from './business-book.ts';

/** Public holidays of the world; where they come from is not this service's matter. */
export type HolidaySource = {
  /** Null for a country or region that is not known. */
  of(place: { country: string; region: string | null }, years: readonly number[]): Promise<HolidayDay[] | null>;
  places(country: string | undefined, language: string): Promise<CommandOutput<'holidays.places'>>;
};
export type HolidayDay = { day: string; name: string; rule: string };

type Deps = {
  stores: Stores;
  book: BusinessBook;
  desk: DeskBook & { drop: (businessId: string) => void };
  records: BookingRecords;
  holidays: HolidaySource;
  bus: Bus<AppEvents>;
  now: () => Date;
};

const DAY_MS = 86_400_000;
/** This year and the two after it: as far ahead as anybody books. */
const YEARS = [0, 1, 2];

export type ClosedDaysDesk = ReturnType<typeof createClosedDaysDesk>;

/** The days on which a shop is closed: what its agent says and what can be booked follow at once. */
export function createClosedDaysDesk(deps: Deps) {
  const { stores, book, records, holidays, now } = deps;
  const refresh = createRefresh(deps);
  const holidaySaving = createHolidaySaving({ ...deps, refresh });

  function zoneOf(business: string): string {
    if (!book.has(business)) throw refused('not_found', tell('no_such_business'));
    return book.tenant(business).business.zone;
  }

  function dayOf(day: string, zone: string): string {
    if (day !== 'today' && day !== 'tomorrow') return day;
    const today = createWallClock(zone, now().getTime()).dayAt(now().getTime());
    return new Date((today + (day === 'today' ? 0 : 1)) * DAY_MS).toISOString().slice(0, 10);
  }

  return {
    add({ business, note, ...given }: ParsedInput<'closures.add'>): CommandOutput<'closures.add'> {
      const zone = zoneOf(business);
      const from = dayOf(given.from, zone);
      const { to = from } = given;
      if (to < from) throw refused('invalid_input', tell('desk_closure_ends_first'));
      if (toDayNumber(to) - toDayNumber(from) >= LONGEST_CLOSURE_DAYS)
        throw refused('invalid_input', tell('desk_closure_too_long', { days: LONGEST_CLOSURE_DAYS }));
      const closure: Closure = { id: newId(), businessId: business, from, to, note };
      stores.transact(() => stores.deskBook.addClosure(closure));
      refresh(business);
      const touched = records.between(business, Date.parse(dayStart(from, zone)), Date.parse(dayStart(to, zone, 1)));
      const appointments = touched.filter(({ status }) => status === 'scheduled').map(records.shown);
      return { closure, appointments };
    },
    remove({ id }: ParsedInput<'closures.remove'>): Record<string, never> {
      const business = stores.transact(() => stores.deskBook.removeClosure(id));
      if (business === undefined) throw refused('not_found', tell('desk_no_such_closure'));
      refresh(business);
      return {};
    },
    places: ({ country, language }: ParsedInput<'holidays.places'>) => holidays.places(country, language),
    ...holidaySaving,
  };
}

function createRefresh({ book, desk, bus }: Pick<Deps, 'book' | 'desk' | 'bus'>) {
  return (business: string): void => {
    desk.drop(business);
    book.load();
    bus.publish('front-desk.changed', { business });
    bus.publish('business.changed', { id: business });
  };
}

type Saving = Pick<Deps, 'stores' | 'book' | 'desk' | 'holidays' | 'now'> & { refresh: (business: string) => void };

function createHolidaySaving({ stores, book, desk, holidays, now, refresh }: Saving) {
  async function daysOf({ country, region }: HolidaySetting): Promise<HolidayDay[]> {
    if (country === null) return [];
    const year = now().getUTCFullYear();
    const days = await holidays.of(
      { country, region },
      YEARS.map((later) => year + later),
    );
    if (days === null) throw refused('not_found', tell('desk_no_such_country'));
    return days;
  }

  async function save(business: string, setting: HolidaySetting): Promise<void> {
    const days = await daysOf(setting);
    stores.transact(() => {
      stores.deskBook.saveSettings(business, { rules: desk.rules(business), holidays: setting });
      stores.deskBook.replaceHolidays(business, days);
    });
    refresh(business);
  }

  return {
    async saveHolidays({ business, setting }: ParsedInput<'holidays.save'>): Promise<CommandOutput<'holidays.save'>> {
      if (!book.has(business)) throw refused('not_found', tell('no_such_business'));
      await save(business, setting);
      return { holidays: [...desk.holidays(business)] };
    },
    /** In a new year the one after next is not known yet. Cheap where nothing is to be done. */
    async extendHolidays(): Promise<void> {
      const last = String(now().getUTCFullYear() + Math.max(...YEARS));
      for (const { business } of book.all()) {
        const setting = desk.holidaySetting(business.id);
        const known = desk.holidays(business.id).at(-1)?.day ?? last;
        if (setting.country !== null && known < last) await save(business.id, setting);
      }
    },
  };
}
