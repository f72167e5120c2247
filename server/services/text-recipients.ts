import { mayReceiveText } from '../domain/line-text.ts';
import type { Stores } from '../store/open-stores.ts';
import type { TextRow } from '../store/texts-store.ts';
import type { BookingRecords } from './booking-records.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import { createTextLanguage } from './text-language.ts';

type Deps = {
  stores: Pick<Stores, 'appointments' | 'waitlist' | 'people' | 'calls' | 'facts'>;
  records: Pick<BookingRecords, 'contactOf'>;
  book: Pick<BusinessBook, 'tenant'>;
  keys: CallerKeys;
};

/** Whom a text goes to, in clear: only for as long as it is being sent. */
export type Recipient = { e164: string; key: string; name: string | null; language: string };

export type TextRecipients = ReturnType<typeof createTextRecipients>;

/** Finds whom a text is for: the number that was given for the appointment, else that of its caller. */
export function createTextRecipients({ stores, records, book, keys }: Deps) {
  const languageOf = createTextLanguage({ stores, book });

  /** Of several numbers the one that was heard from last. */
  function numberOf(personId: string): string | null {
    const numbers = stores.people.identitiesOf(personId).filter(({ sealedNumber }) => sealedNumber !== null);
    const lately = stores.calls.ofPerson(personId).find((call) => numbers.some(({ id }) => id === call.identityId));
    const sealed = (numbers.find(({ id }) => id === lately?.identityId) ?? numbers[0])?.sealedNumber;
    return sealed ? keys.open(sealed) : null;
  }

  function given(row: TextRow): { personId: string | null; contact: string | null; name: string | null } | null {
    if (row.appointmentId === null) {
      const entry = row.entryId === null ? undefined : stores.waitlist.find(row.entryId);
      if (!entry) return null;
      return { personId: entry.personId, contact: null, name: stores.people.summary(entry.personId)?.name ?? null };
    }
    const record = stores.appointments.find(row.appointmentId);
    if (!record) return null;
    return { personId: record.personId, contact: records.contactOf(record), name: record.name ?? record.callerName };
  }

  /** Null where no number is known that takes a text. */
  return function of(row: TextRow): Recipient | null {
    const found = given(row);
    if (found === null) return null;
    const { personId, contact, name } = found;
    const typed = contact?.startsWith('+') ? contact : null;
    const e164 = typed ?? (personId === null ? null : numberOf(personId));
    if (e164 === null || !mayReceiveText(e164)) return null;
    return { e164, key: keys.of(e164), name, language: languageOf(personId, row.businessId) };
  };
}
