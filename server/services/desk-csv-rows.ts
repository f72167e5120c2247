import type { ParsedInput } from '#contract/commands.ts';
import { dayStart } from '../domain/day-bounds.ts';
import { toMomentCells, toPriceCell } from '../domain/desk-csv/cells.ts';
import type { DeskBook } from '../domain/front-desk/ports.ts';
import type { AppointmentRecord } from '../domain/front-desk/records.ts';
import type { BookingRecords } from './booking-records.ts';
import type { BusinessBook } from './business-book.ts';

export type DeskRowsDeps = {
  book: Pick<BusinessBook, 'tenant'>;
  desk: DeskBook;
  records: Pick<BookingRecords, 'between' | 'contactOf'>;
  now: () => Date;
};
type Export = ParsedInput<'front-desk.export'>;

const DAY_MS = 86_400_000;
const YEAR_MS = 366 * DAY_MS;

/** What is taken out of the front desk as rows, a few at a time: years of appointments are not read at once. */
export function createDeskRows({ book, desk, records, now }: DeskRowsDeps) {
  const yes = (is: boolean): string => (is ? 'yes' : 'no');

  function* appointments({ business, from, to }: Export): Generator<string[][]> {
    const { zone } = book.tenant(business).business;
    const start = from === undefined ? now().getTime() - YEAR_MS : Date.parse(dayStart(from, zone));
    const end = to === undefined ? now().getTime() + YEAR_MS : Date.parse(dayStart(to, zone, 1));
    for (let at = start; at < end; at += DAY_MS) {
      const some = records.between(business, at, Math.min(at + DAY_MS, end));
      // One that reaches over midnight stood in the piece before.
      yield some.filter(({ startMs }) => startMs >= at || at === start).map((record) => rowOf(record, zone));
    }
  }

  function rowOf(record: AppointmentRecord, zone: string): string[] {
    const { day, time } = toMomentCells(new Date(record.startMs).toISOString(), zone);
    const { serviceName, staffName } = record.booked;
    const who = [record.name ?? record.callerName ?? '', records.contactOf(record) ?? ''];
    return [day, time, serviceName, staffName, ...who, record.note ?? '', record.status];
  }

  function* services(business: string): Generator<string[][]> {
    yield desk
      .services(business)
      .map((service) => [
        ...[service.name, service.category, service.description, String(service.minutes)],
        ...[toPriceCell(service.price), service.price?.currency ?? ''],
        ...[service.bufferBeforeMin, service.bufferAfterMin, service.leadMin, service.horizonDays].map(String),
        yes(service.active),
      ]);
  }

  function* staff(business: string): Generator<string[][]> {
    yield desk.staff(business).map(({ name, active }) => [name, yes(active)]);
  }

  return (asked: Export): Generator<string[][]> => {
    if (asked.table === 'appointments') return appointments(asked);
    return asked.table === 'staff' ? staff(asked.business) : services(asked.business);
  };
}
