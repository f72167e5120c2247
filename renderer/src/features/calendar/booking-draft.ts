import type { CommandInput } from '#contract/commands.ts';
import { instantAt } from '../../shop/shop-clock.ts';

/** What is known of an appointment somebody wants to make: a time that was clicked on. */
export type Wanted = { day: string; time?: string; staffId?: string };

/** A new appointment as it is being typed. */
export type BookingDraft = {
  serviceId: string;
  /** Empty: whoever is free. */
  staffId: string;
  day: string;
  /** `HH:MM` on the shop's clock. */
  time: string;
  addOnIds: readonly string[];
  caller: { id: string; name: string | null } | null;
  name: string;
  contact: string;
  note: string;
  /** The same for as long as the same is asked for, so that nothing is booked twice. */
  key: string;
};

export function emptyBooking(wanted: Wanted, serviceId: string): BookingDraft {
  return {
    ...{ serviceId, staffId: wanted.staffId ?? '', day: wanted.day, time: wanted.time ?? '', addOnIds: [] },
    ...{ caller: null, name: '', contact: '', note: '', key: crypto.randomUUID() },
  };
}

/** What was typed before, at the time that is wanted now. */
export function wantedAt(draft: BookingDraft, wanted: Wanted): BookingDraft {
  return {
    ...draft,
    day: wanted.day,
    time: wanted.time ?? draft.time,
    staffId: wanted.staffId ?? draft.staffId,
  };
}

type Booking = CommandInput<'appointments.book'>;

/** What is sent; null while something is missing that it cannot do without. */
export function toBooking(draft: BookingDraft, { business, zone }: { business: string; zone: string }): Booking | null {
  const start = draft.day === '' || draft.time === '' ? null : instantAt(`${draft.day}T${draft.time}`, zone);
  if (draft.serviceId === '' || start === null) return null;
  const text = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());
  const { caller } = draft;
  return {
    ...{ business, start, serviceId: draft.serviceId, staffId: text(draft.staffId), addOnIds: [...draft.addOnIds] },
    callerId: caller?.id ?? null,
    name: caller ? null : text(draft.name),
    contact: caller ? null : text(draft.contact),
    ...{ note: text(draft.note), key: draft.key },
  };
}
