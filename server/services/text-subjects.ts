import type { Appointment } from '#contract/front-desk.ts';
import type { TextFill } from '../domain/texts/words.ts';
import { writtenText } from '../domain/texts/words.ts';
import type { DeskBook } from '../domain/front-desk/ports.ts';
import type { Stores } from '../store/open-stores.ts';
import type { TextRow } from '../store/texts-store.ts';
import type { BookingRecords } from './booking-records.ts';
import type { BusinessBook } from './business-book.ts';
import type { Recipient } from './text-recipients.ts';
import type { TextRules } from './text-rules.ts';

type Deps = {
  stores: Pick<Stores, 'appointments' | 'waitlist'>;
  records: Pick<BookingRecords, 'shown'>;
  desk: Pick<DeskBook, 'services' | 'staff'>;
  book: Pick<BusinessBook, 'tenant'>;
  rules: Pick<TextRules, 'current'>;
  /** An address of an appointment as a calendar's entry; null where there is none from outside. */
  calendarLink: (appointmentId: string) => string | null;
};
type Writing = { to: Recipient; canAnswer: boolean; isFirst: boolean };

/** What a text speaks of, as it is by now. */
export type TextSubject = { appointment: Appointment | null; written: (writing: Writing) => string };

export type TextSubjects = ReturnType<typeof createTextSubjects>;

export function createTextSubjects({ stores, records, desk, book, rules, calendarLink }: Deps) {
  function written(row: TextRow, fill: TextFill): TextSubject['written'] {
    const { business } = book.tenant(row.businessId);
    const { words } = rules.current(row.businessId).settings;
    // Made only where it is wanted: each is an address that works.
    const wanted = words[row.kind]?.includes('{calendar}') === true && row.kind !== 'cancelled';
    return ({ to, canAnswer, isFirst }) => {
      const calendar = wanted && row.appointmentId !== null ? calendarLink(row.appointmentId) : null;
      return writtenText({
        ...{ kind: row.kind, language: to.language, canAnswer, isFirst },
        words: words[row.kind],
        fill: { business: business.name, name: to.name ?? '', calendar: calendar ?? '', ...fill },
        ...{ startMs: row.aboutMs, zone: business.zone },
      });
    };
  }

  function ofAppointment(row: TextRow, id: string): TextSubject | null {
    const record = stores.appointments.find(id);
    if (!record || record.startMs !== row.aboutMs) return null;
    const isRight = row.kind === 'cancelled' ? record.status === 'cancelled' : record.status === 'scheduled';
    if (!isRight) return null;
    const { serviceName: service, staffName: staff } = record.booked;
    return { appointment: records.shown(record), written: written(row, { service, staff }) };
  }

  function ofEntry(row: TextRow, id: string): TextSubject | null {
    const entry = stores.waitlist.find(id);
    if (entry?.state !== 'offered' || Date.parse(entry.offer?.slot.start ?? '') !== row.aboutMs) return null;
    const named = (items: readonly { id: string; name: string }[], wanted: string | undefined): string =>
      items.find((item) => item.id === wanted)?.name ?? '';
    const service = named(desk.services(entry.businessId), entry.serviceId);
    const staff = named(desk.staff(entry.businessId), entry.offer?.slot.staffId);
    return { appointment: null, written: written(row, { service, staff }) };
  }

  return {
    /** Null where it is not as the text would say any more. */
    of(row: TextRow): TextSubject | null {
      if (row.appointmentId !== null) return ofAppointment(row, row.appointmentId);
      return row.entryId === null ? null : ofEntry(row, row.entryId);
    },
  };
}
