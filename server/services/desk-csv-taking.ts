import type { z } from 'zod';

import type { ParsedInput } from '#contract/commands.ts';
import { AppError } from '#contract/errors.ts';
import { Service, StaffMember } from '#contract/front-desk.ts';
import { tell, type Told } from '#contract/told.ts';
import {
  badCell,
  filled,
  isTold,
  toAppointmentRow,
  toServiceRow,
  toStaffRow,
  type Cells,
} from '../domain/desk-csv/rows.ts';
import type { Booking, DeskBook } from '../domain/front-desk/ports.ts';
import type { Span } from '../domain/spans.ts';
import type { CsvRow } from '../platform/csv.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BookingRecords } from './booking-records.ts';
import type { BusinessBook } from './business-book.ts';
import type { FrontDeskSetup } from './front-desk-setup.ts';

export type DeskTakingDeps = {
  stores: Pick<Stores, 'occupations'>;
  book: Pick<BusinessBook, 'tenant'>;
  desk: DeskBook;
  setup: Pick<FrontDeskSetup, 'saveService' | 'saveStaff'>;
  booking: Pick<Booking, 'book'>;
  records: Pick<BookingRecords, 'between' | 'keptFor'>;
  /** Does something that nobody is to be written to about. */
  quietly: <T>(work: () => T) => T;
  now: () => Date;
};
type Import = ParsedInput<'front-desk.import'>;
type Outcome = 'added' | 'changed' | Told;
type Placed = Span & { startMs: number; serviceId: string };
/** What the rows before are for: in a dry run they stand nowhere else. */
type Before = { names: Set<string>; placed: Map<string, Placed[]> };
type Taking = (asked: Import, cells: Cells, before: Before) => Outcome;

const MINUTE_MS = 60_000;

/** Takes the rows of one table, in their order, or says what would come of each. */
export function createDeskTaking(deps: DeskTakingDeps) {
  const { desk, setup } = deps;
  const takings: Readonly<Record<Import['table'], Taking>> = {
    services: takingOf({ read: toServiceRow, all: desk.services, whole: Service, save: setup.saveService }),
    staff: takingOf({ read: toStaffRow, all: desk.staff, whole: StaffMember, save: setup.saveStaff }),
    appointments: takingOfAppointments(deps),
  };
  return (asked: Import): ((row: CsvRow) => Outcome) => {
    const before: Before = { names: new Set(), placed: new Map() };
    return (row) => {
      try {
        return takings[asked.table](asked, filled(row.cells), before);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const { code = 'csv_not_taken', values = {} } = error.reason ?? {};
        return { code, values, sentence: error.message };
      }
    };
  };
}

type Kind<Item extends { id: string; name: string }> = {
  read: (cells: Cells) => (Partial<Item> & { name: string }) | Told;
  all: (business: string) => readonly Item[];
  whole: z.ZodType<Item>;
  save: (item: Item) => unknown;
};

/** What is known by its name: changed where there is one of that name, added otherwise. */
function takingOf<Item extends { id: string; name: string }>({ read, all, whole, save }: Kind<Item>): Taking {
  return ({ business, dryRun }, cells, { names }) => {
    const given = read(cells);
    if (isTold(given)) return given;
    const name = folded(given.name);
    const known = all(business).find((one) => folded(one.name) === name);
    const item = whole.safeParse({ ...known, ...given, businessId: business, id: known?.id ?? newId() });
    if (!item.success) return badCell(String(item.error.issues[0]?.path[0] ?? 'name'));
    if (!dryRun) save(item.data);
    const outcome = known || names.has(name) ? 'changed' : 'added';
    names.add(name);
    return outcome;
  };
}

function takingOfAppointments({ stores, book, desk, booking, records, quietly, now }: DeskTakingDeps): Taking {
  return ({ business, dryRun }, cells, { placed }) => {
    const { zone, region } = book.tenant(business).business;
    const given = toAppointmentRow(cells, zone);
    if (isTold(given)) return given;
    const wanted = desk.services(business).find(({ name }) => folded(name) === folded(given.service));
    if (!wanted) return tell('csv_no_service', { name: given.service });
    const staff = desk.staff(business).find(({ name }) => folded(name) === folded(given.staff));
    if (!staff) return tell('csv_no_person', { name: given.staff });
    const span = placeOf(wanted, Date.parse(given.start));
    const theirs = placed.get(staff.id) ?? [];
    const there = records
      .between(business, span.startMs, span.startMs + 1)
      .filter(({ status, staffId }) => status !== 'cancelled' && staffId === staff.id);
    if ([...there, ...theirs].some((one) => one.startMs === span.startMs && one.serviceId === wanted.id))
      return tell('csv_same_already');
    const taken = stores.occupations.takenIn(business, span, now().getTime(), null).get(staff.id) ?? [];
    if ([...taken, ...theirs].some(({ start, end }) => start < span.end && end > span.start))
      return tell('desk_time_taken');
    const who = { callerId: null, name: given.name, contact: given.contact };
    // Only for what it refuses.
    if (dryRun) records.keptFor(newId(), business, region, who);
    const ask = { businessId: business, serviceId: wanted.id, staffId: staff.id, addOnIds: [], holder: null, who };
    const { start, note } = given;
    if (!dryRun) quietly(() => booking.book({ ...ask, start, note, by: 'staff', anyway: true, key: null }));
    placed.set(staff.id, [...theirs, span]);
    return 'added';
  };
}

/** Where it would lie, buffers and all. */
function placeOf({ id, minutes, bufferBeforeMin, bufferAfterMin }: Service, startMs: number): Placed {
  const start = startMs - bufferBeforeMin * MINUTE_MS;
  return { startMs, serviceId: id, start, end: startMs + (minutes + bufferAfterMin) * MINUTE_MS };
}

/** Names that differ in case alone are one; `Färben` and `Farben` are two. */
const folded = (name: string): string => name.normalize('NFC').toLowerCase();
