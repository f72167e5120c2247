import type {
  Appointment,
  BookedBy,
  BookingRules,
  Closure,
  Holiday,
  HolidaySetting,
  Resource,
  Service,
  Slot,
  StaffMember,
} from '#contract/front-desk.ts';
import type { ResourceSwap } from './other-resource.ts';

/** What is set up of one shop's front desk, and which of its days are closed. Read-only; from memory. */
export type DeskBook = {
  services: (businessId: string) => readonly Service[];
  staff: (businessId: string) => readonly StaffMember[];
  resources: (businessId: string) => readonly Resource[];
  closures: (businessId: string) => readonly Closure[];
  holidays: (businessId: string) => readonly Holiday[];
  holidaySetting: (businessId: string) => HolidaySetting;
  rules: (businessId: string) => BookingRules;
  /** Closures, holidays that are kept, and the shop's own `closedOn`, as days of the shop. */
  closedDays: (businessId: string) => readonly string[];
};

export type SlotsAsk = {
  businessId: string;
  serviceId: string;
  /** Null: anybody who can do it; each time is then told once, with whoever has least to do that day. */
  staffId: string | null;
  addOnIds: readonly string[];
  /** Slots that begin in [from, to), as ISO instants. */
  from: string;
  to: string;
  /** The conversation that asks: times held for it are free for it. Null: nobody's. */
  holder: string | null;
  /** A caller is bound to lead time and horizon, staff is not. */
  by: BookedBy;
  limit?: number | undefined;
};

export type Availability = {
  /**
   * Free times, earliest first. Throws AppError `not_found` for a service, add-on or member of staff that the shop does
   * not have, or no longer (`desk_no_such_service`, `desk_no_such_add_on`, `desk_no_such_staff`).
   */
  slots(ask: SlotsAsk): Slot[];
};

/** Who an appointment is for. `contact` is a phone number or an e-mail address, in clear: it is sealed when kept. */
export type BookedFor = { callerId: string | null; name: string | null; contact: string | null };

export type BookAsk = Pick<SlotsAsk, 'businessId' | 'serviceId' | 'staffId' | 'addOnIds' | 'holder' | 'by'> & {
  start: string;
  who: BookedFor;
  note: string | null;
  /** Also outside the working time; never into another appointment. For staff only. */
  anyway?: boolean;
  /** The call it is booked on. */
  callId?: string | null;
  /** The same key, the same deed: e.g. conversation and tool call. Null: every ask is a deed of its own. */
  key: string | null;
};

export type MoveAsk = {
  id: string;
  start: string;
  /** Null: the same as before where they are free, and otherwise whoever is. */
  staffId: string | null;
  /** Another room in the place of one it has. Left out or null: the same where it is free. */
  swap?: ResourceSwap | null;
  holder: string | null;
  by: BookedBy;
  anyway?: boolean;
  key: string | null;
};

/**
 * Every method is one transaction and is on the disk when it returns. Throws AppError `not_found` as `slots` does, and
 * `desk_no_such_appointment`; `conflict` with the reason `desk_time_taken`, `desk_closed_then` (nobody works then),
 * `desk_too_soon`, `desk_too_far`, `desk_too_late_to_change`, `desk_not_scheduled`, `desk_resource_unfit` or
 * `desk_key_of_another_deed`.
 */
export type Booking = {
  /**
   * Keeps these times for the holder for three minutes, in the place of all that it held; those that are taken
   * meanwhile are left out of the answer.
   */
  hold(ask: {
    businessId: string;
    serviceId: string;
    addOnIds: readonly string[];
    holder: string;
    slots: readonly Slot[];
  }): Slot[];
  /** Books, and lets go of what the holder held. */
  book(ask: BookAsk): Appointment;
  move(ask: MoveAsk): Appointment;
  cancel(ask: { id: string; by: BookedBy; reason: string | null; key: string | null }): Appointment;
};

export type Appointments = {
  find(id: string): Appointment | undefined;
  /** Every appointment of the caller, newest first. */
  ofCaller(callerId: string): Appointment[];
};
