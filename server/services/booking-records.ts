import { createHash } from 'node:crypto';

import type { Appointment, Money, Service } from '#contract/front-desk.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { FreeTime } from '../domain/front-desk/availability.ts';
import type { Appointments, BookedFor } from '../domain/front-desk/ports.ts';
import { toAppointment, type AppointmentRecord, type Booked, type Happening } from '../domain/front-desk/records.ts';
import { maskedNumber, toE164 } from '../domain/phone-number.ts';
import { storableText } from '../domain/plain-text.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallerKeys } from './caller-keys.ts';

export type BookingRecords = ReturnType<typeof createBookingRecords>;

type Deps = { stores: Stores; box: SecretBox; keys: CallerKeys };

/** Reads and writes appointments; call what writes inside a transaction. */
export function createBookingRecords({ stores: { appointments, occupations, people }, box, keys }: Deps) {
  const shown = (record: AppointmentRecord): Appointment => toAppointment(record, appointments.historyOf(record.id));

  function get(id: string): AppointmentRecord {
    const found = appointments.find(id);
    if (!found) throw refused('not_found', tell('desk_no_such_appointment'));
    return found;
  }

  /** The contact in clear: only where the owner asked for it, or something is to be sent there. */
  const contactOf = ({ id, contact }: Pick<AppointmentRecord, 'id' | 'contact'>): string | null =>
    contact && box.open(contact, contactContext(id)).toString('utf8');

  return {
    shown,
    get,
    reading: createAppointmentReading(appointments, shown),
    between: (businessId: string, start: number, end: number): AppointmentRecord[] =>
      appointments.between(businessId, start, end),
    /** Puts it where it lies now. Throws `conflict` where the database finds somebody or something taken. */
    place(record: AppointmentRecord, happening: Omit<Happening, 'startMs' | 'staffId'>): Appointment {
      const { id, businessId, booked, startMs, endMs, staffId } = record;
      appointments.save({ ...record, note: keptWords(record.note, LONGEST_WORDS) });
      appointments.addHappening(id, { ...happening, startMs, staffId });
      const span = {
        start: startMs - booked.bufferBeforeMin * MINUTE_MS,
        end: endMs + booked.bufferAfterMin * MINUTE_MS,
      };
      const subjects = [staffId, ...booked.resourceIds];
      if (!occupations.occupy(subjects, span, { businessId, appointmentId: id }))
        throw refused('conflict', tell('desk_time_taken'));
      return shown(get(id));
    },
    /** What became of it; its time stays taken, save where it is cancelled. */
    settle(record: AppointmentRecord, happening: Omit<Happening, 'startMs' | 'staffId'>): Appointment {
      appointments.save(record);
      const reason = keptWords(happening.reason, LONGEST_WORDS);
      appointments.addHappening(record.id, { ...happening, reason, startMs: record.startMs, staffId: record.staffId });
      return shown(get(record.id));
    },
    /** Whom it is for, as it may be kept. Throws `conflict`, or `invalid_input` for a contact that is none. */
    keptFor(id: string, businessId: string, region: string, { callerId, name, contact }: BookedFor) {
      if (callerId !== null && people.businessOf(callerId) !== businessId)
        throw refused('conflict', tell('desk_caller_of_another_business'));
      const reached = contact === null ? null : reachedBy(contact, region);
      return {
        personId: callerId,
        name: keptWords(name, 80),
        contact: reached && box.seal(reached.plain, contactContext(id)),
        masked: reached && reached.masked,
        contactKey: reached?.plain.startsWith('+') ? keys.of(reached.plain) : null,
      };
    },
    contactOf,
    /** Finds numbers by their keyed hash that were kept before it was. */
    keyContacts(this: void): void {
      for (const record of appointments.unkeyed()) {
        const contact = contactOf(record);
        if (contact?.startsWith('+')) appointments.setContactKey(record.id, keys.of(contact));
      }
    },
    ...createDeeds(appointments, (id) => shown(get(id))),
  };
}

const MINUTE_MS = 60_000;
const LONGEST_WORDS = 500;

function createAppointmentReading(
  appointments: Stores['appointments'],
  shown: (record: AppointmentRecord) => Appointment,
): Appointments {
  const some = (record: AppointmentRecord | undefined): Appointment | undefined => record && shown(record);
  return {
    find: (id) => some(appointments.find(id)),
    ofCaller: (callerId) => appointments.ofPerson(callerId).map(shown),
  };
}

/** What was done under which key is answered again and not done again. */
function createDeeds(appointments: Stores['appointments'], shown: (id: string) => Appointment) {
  return {
    /** The appointment as it is by now. Throws `conflict` where the key was used for another deed. */
    done(key: string | null, deed: unknown): Appointment | undefined {
      const known = key === null ? undefined : appointments.doneUnder(hashed(key));
      if (known === undefined) return undefined;
      if (known.deed !== hashed(JSON.stringify(deed))) throw refused('conflict', tell('desk_key_of_another_deed'));
      return shown(known.appointmentId);
    },
    wasDone: (key: string): boolean => appointments.doneUnder(hashed(key)) !== undefined,
    note(key: string | null, deed: unknown, { id }: Appointment, at: string): void {
      if (key !== null) appointments.noteKey(hashed(key), hashed(JSON.stringify(deed)), id, at);
    },
  };
}

/** What is booked, as it is called and costs now. */
export function toBooked(service: Service, addOns: Service['addOns'], free: FreeTime, staffName: string): Booked {
  const { bufferBeforeMin, bufferAfterMin, name: serviceName } = service;
  const price = sum([service, ...addOns].map((one) => one.price));
  const { resourceIds } = free;
  const named = addOns.map(({ id, name }) => ({ id, name }));
  return { serviceName, staffName, resourceIds, addOns: named, price, bufferBeforeMin, bufferAfterMin };
}

/** Null where one of them is on request, or they have two currencies. */
function sum(prices: readonly (Money | null)[]): Money | null {
  const [first] = prices;
  if (!first || prices.some((price) => price?.currency !== first.currency)) return null;
  return { ...first, amount: prices.reduce((total, price) => total + (price?.amount ?? 0), 0) };
}

function reachedBy(contact: string, region: string): { plain: string; masked: string } {
  const e164 = toE164(contact, region);
  if (e164 !== null) return { plain: e164, masked: maskedNumber(e164) };
  if (/^[^\s@]+@[^\s@]+$/u.test(contact)) return { plain: contact, masked: `${contact.slice(0, 1)}…@…` };
  throw refused('invalid_input', tell('desk_contact_unusable'));
}

/** Words as they may be kept: one line, without a phone number in it (0009); null where nothing is left. */
function keptWords(words: string | null, maxLength: number): string | null {
  return words === null ? null : storableText(words, maxLength) || null;
}

function contactContext(id: string): string {
  return `appointment.contact:${id}`;
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
