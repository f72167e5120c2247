import type { Appointment, AppointmentStatus, BookedBy, Money } from '#contract/front-desk.ts';

/** The longest that somebody or something can be taken at once, in milliseconds: what to look back for. */
export const LONGEST_TAKEN_MS = 172_800_000;

/** What was booked, as it was called and cost then. */
export type Booked = {
  serviceName: string;
  staffName: string;
  resourceIds: string[];
  addOns: { id: string; name: string }[];
  price: Money | null;
  bufferBeforeMin: number;
  bufferAfterMin: number;
};

/** An appointment as it is kept; times in epoch milliseconds. */
export type AppointmentRecord = {
  id: string;
  businessId: string;
  serviceId: string;
  staffId: string;
  personId: string | null;
  /** As it was given for this appointment. */
  name: string | null;
  /** As the caller is called; not kept with it. */
  callerName: string | null;
  /** A number or an e-mail address, sealed. */
  contact: Buffer | null;
  masked: string | null;
  /** The keyed hash of the contact, where it is a number. */
  contactKey: string | null;
  /** The call it was booked on. */
  callId: string | null;
  note: string | null;
  startMs: number;
  endMs: number;
  status: AppointmentStatus;
  booked: Booked;
  createdAt: string;
};

export type Happening = {
  at: string;
  by: BookedBy;
  what: Appointment['history'][number]['what'];
  startMs: number;
  staffId: string;
  reason: string | null;
};

export function toAppointment(record: AppointmentRecord, history: readonly Happening[]): Appointment {
  const { businessId, serviceId, staffId, note, status, createdAt, booked } = record;
  const { serviceName, staffName, resourceIds, addOns, price } = booked;
  return {
    ...{ id: record.id, businessId, serviceId, serviceName, staffId, staffName, resourceIds, note, status },
    callerId: record.personId,
    name: record.name ?? record.callerName,
    maskedContact: record.masked,
    start: toIso(record.startMs),
    end: toIso(record.endMs),
    addOnIds: addOns.map(({ id }) => id),
    addOnNames: addOns.map((addOn) => addOn.name),
    ...{ price, createdAt },
    history: history.map(({ startMs, ...same }) => ({ ...same, start: toIso(startMs) })),
  };
}

export function toIso(ms: number): string {
  return new Date(ms).toISOString();
}
