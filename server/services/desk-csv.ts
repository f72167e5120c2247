import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import type { DeskTable } from '#contract/desk-csv-commands.ts';
import { AppError, refused } from '#contract/errors.ts';
import { Service, StaffMember } from '#contract/front-desk.ts';
import { tell, type Told } from '#contract/told.ts';
import { dayStart } from '../domain/day-bounds.ts';
import { toMomentCells, toPriceCell } from '../domain/desk-csv/cells.ts';
import { filled, toAppointmentRow, toServiceRow, toStaffRow } from '../domain/desk-csv/rows.ts';
import type { Booking, DeskBook } from '../domain/front-desk/ports.ts';
import { BYTE_ORDER_MARK, readCsv, toCsv, type CsvRow } from '../platform/csv.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BookingRecords } from './booking-records.ts';
import type { BusinessBook } from './business-book.ts';
import type { FrontDeskSetup } from './front-desk-setup.ts';

type Deps = {
  stores: Pick<Stores, 'occupations'>;
  book: Pick<BusinessBook, 'has' | 'tenant'>;
  desk: DeskBook;
  setup: Pick<FrontDeskSetup, 'saveService' | 'saveStaff'>;
  booking: Pick<Booking, 'book'>;
  records: Pick<BookingRecords, 'between' | 'contactOf'>;
  /** Does something that nobody is to be written to about. */
  quietly: <T>(work: () => T) => T;
  now: () => Date;
};
type Import = ParsedInput<'front-desk.import'>;
type Outcome = 'added' | 'changed' | Told;

const MOST_ROWS = 5000;
const YEAR_MS = 366 * 86_400_000;
const MINUTE_MS = 60_000;
const COLUMNS = {
  services: [
    ...['name', 'category', 'description', 'minutes', 'price', 'currency', 'buffer_before', 'buffer_after'],
    ...['lead_minutes', 'horizon_days', 'active'],
  ],
  staff: ['name', 'active'],
  appointments: ['day', 'time', 'service', 'staff', 'name', 'contact', 'note', 'status'],
} as const satisfies Record<DeskTable, readonly string[]>;
const NEEDED = {
  services: ['name', 'minutes'],
  staff: ['name'],
  appointments: ['day', 'time', 'service', 'staff'],
} as const satisfies Record<DeskTable, readonly string[]>;

export type DeskCsv = ReturnType<typeof createDeskCsv>;

/** The front desk as tables: taken out for a spreadsheet, brought in from one. */
export function createDeskCsv(deps: Deps) {
  const { book } = deps;
  const rowsOf = createRows(deps);
  const take = createTaking(deps);

  function refuseUnknown(business: string): void {
    if (!book.has(business)) throw refused('not_found', tell('no_such_business'));
  }

  return {
    export(asked: ParsedInput<'front-desk.export'>): CommandOutput<'front-desk.export'> {
      refuseUnknown(asked.business);
      const rows = rowsOf(asked);
      return { csv: BYTE_ORDER_MARK + toCsv([COLUMNS[asked.table], ...rows]), rows: rows.length };
    },
    import(asked: Import): CommandOutput<'front-desk.import'> {
      refuseUnknown(asked.business);
      const { table, csv, dryRun } = asked;
      const read = readCsv(csv, MOST_ROWS);
      if (read === null) throw refused('invalid_input', tell('csv_unreadable'));
      const column = NEEDED[table].find((name) => !read.columns.includes(name));
      if (column !== undefined)
        throw refused('invalid_input', tell('csv_no_column', { column, columns: COLUMNS[table].join(', ') }));
      const seen = new Set<string>();
      const outcomes = read.rows.map((row) => ({ line: row.line, outcome: take(asked, row, seen) }));
      const count = (kind: string): number => outcomes.filter(({ outcome }) => outcome === kind).length;
      const problems = outcomes.flatMap(({ line, outcome }) =>
        typeof outcome === 'string' ? [] : [{ line, problem: outcome }],
      );
      return { dryRun, added: count('added'), changed: count('changed'), refused: problems };
    },
  };
}

function createRows({ book, desk, records, now }: Deps) {
  const yes = (is: boolean): string => (is ? 'yes' : 'no');

  function appointments({ business, from, to }: ParsedInput<'front-desk.export'>): string[][] {
    const { zone } = book.tenant(business).business;
    const start = from === undefined ? now().getTime() - YEAR_MS : Date.parse(dayStart(from, zone));
    const end = to === undefined ? now().getTime() + YEAR_MS : Date.parse(dayStart(to, zone, 1));
    return records.between(business, start, end).map((record) => {
      const { day, time } = toMomentCells(new Date(record.startMs).toISOString(), zone);
      const { serviceName, staffName } = record.booked;
      const who = [record.name ?? record.callerName ?? '', records.contactOf(record) ?? ''];
      return [day, time, serviceName, staffName, ...who, record.note ?? '', record.status];
    });
  }

  return (asked: ParsedInput<'front-desk.export'>): string[][] => {
    if (asked.table === 'appointments') return appointments(asked);
    if (asked.table === 'staff') return desk.staff(asked.business).map(({ name, active }) => [name, yes(active)]);
    return desk
      .services(asked.business)
      .map((service) => [
        ...[service.name, service.category, service.description, String(service.minutes)],
        ...[toPriceCell(service.price), service.price?.currency ?? ''],
        ...[service.bufferBeforeMin, service.bufferAfterMin, service.leadMin, service.horizonDays].map(String),
        yes(service.active),
      ]);
  };
}

/** Takes one row, or says what would come of it. `seen`: what earlier rows of the table are for. */
function createTaking({ stores, book, desk, setup, booking, records, quietly, now }: Deps) {
  function service({ business, dryRun }: Import, row: CsvRow): Outcome {
    const given = toServiceRow(row.cells);
    if ('code' in given) return given;
    const known = desk.services(business).find(({ name }) => same(name, given.name));
    const whole = Service.safeParse({ ...known, ...given, businessId: business, id: known?.id ?? NO_ID });
    if (!whole.success) return badCell(String(whole.error.issues[0]?.path[0] ?? 'name'));
    const { id: _, ...fields } = whole.data;
    if (!dryRun) setup.saveService(known ? { ...fields, id: known.id } : fields);
    return known ? 'changed' : 'added';
  }

  function person({ business, dryRun }: Import, row: CsvRow): Outcome {
    const given = toStaffRow(row.cells);
    if ('code' in given) return given;
    const known = desk.staff(business).find(({ name }) => same(name, given.name));
    const whole = StaffMember.safeParse({ ...known, ...given, businessId: business, id: known?.id ?? NO_ID });
    if (!whole.success) return badCell(String(whole.error.issues[0]?.path[0] ?? 'name'));
    const { id: _, ...fields } = whole.data;
    if (!dryRun) setup.saveStaff(known ? { ...fields, id: known.id } : fields);
    return known ? 'changed' : 'added';
  }

  function appointment({ business, dryRun }: Import, row: CsvRow, seen: Set<string>): Outcome {
    const given = toAppointmentRow(row.cells, book.tenant(business).business.zone);
    if ('code' in given) return given;
    const wanted = desk.services(business).find(({ name }) => same(name, given.service));
    if (!wanted) return tell('csv_no_service', { name: given.service });
    const staff = desk.staff(business).find(({ name }) => same(name, given.staff));
    if (!staff) return tell('csv_no_person', { name: given.staff });
    const startMs = Date.parse(given.start);
    const endMs = startMs + wanted.minutes * MINUTE_MS;
    const there = records.between(business, startMs, startMs + 1).filter(({ status }) => status !== 'cancelled');
    if (there.some((one) => one.startMs === startMs && one.staffId === staff.id && one.serviceId === wanted.id))
      return tell('csv_same_already');
    const span = {
      start: startMs - wanted.bufferBeforeMin * MINUTE_MS,
      end: endMs + wanted.bufferAfterMin * MINUTE_MS,
    };
    const taken = stores.occupations.takenIn(business, span, now().getTime(), null);
    const slot = `${staff.id} ${startMs}`;
    const theirs = taken.get(staff.id) ?? [];
    if (seen.has(slot) || theirs.some(({ start, end }) => start < span.end && end > span.start))
      return tell('desk_time_taken');
    seen.add(slot);
    if (dryRun) return 'added';
    const who = { callerId: null, name: given.name, contact: given.contact };
    const ask = { businessId: business, serviceId: wanted.id, staffId: staff.id, addOnIds: [], holder: null, who };
    quietly(() => booking.book({ ...ask, start: given.start, note: given.note, by: 'staff', anyway: true, key: null }));
    return 'added';
  }

  return (asked: Import, row: CsvRow, seen: Set<string>): Outcome => {
    const work = { services: service, staff: person, appointments: appointment }[asked.table];
    try {
      return work(asked, filled(row), seen);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code = 'csv_not_taken', values = {} } = error.reason ?? {};
      return { code, values, sentence: error.message };
    }
  };
}

/** Stands in for the id of what is new, which is given when it is kept. */
const NO_ID = '00000000-0000-4000-8000-000000000000';

const same = (one: string, other: string): boolean =>
  one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0;

const badCell = (column: string): Told => tell('csv_bad_cell', { column });
