import { z } from 'zod';

import {
  Appointment,
  AppointmentStatus,
  BookingRules,
  Closure,
  Holiday,
  HolidaySetting,
  Resource,
  Service,
  Slot,
  StaffMember,
  WaitlistEntry,
} from './front-desk.ts';
import { BusinessId, Day, Id, Instant } from './primitives.ts';
import { Waiting } from './waiting.ts';

/** Left out, the default business's. */
const business = BusinessId.default('default');
const OfBusiness = z.object({ business });
const Nothing = z.object({});
/** Without an id, a new one is made. */
const id = Id.optional();
const given = { id, businessId: business };
/** The same key twice is one deed: the second time is answered with what the first one did. */
const key = z.string().min(8).max(200).optional();
/** Outside the working time all the same; never into another appointment. */
const anyway = z.boolean().default(false);
/** With nobody named, with whom they wait for, or else whoever is free. */
const WantedTime = z.object({
  id: Id,
  slot: Slot.pick({ start: true }).extend({ staffId: Id.nullable().default(null) }),
});
const Words = z.string().trim().max(500).nullable().default(null);

export const NewAppointment = z.strictObject({
  business,
  serviceId: Id,
  /** Null: whoever is free. */
  staffId: Id.nullable().default(null),
  start: Instant,
  addOnIds: z.array(Id).max(20).default([]),
  callerId: Id.nullable().default(null),
  name: z.string().trim().min(1).max(80).nullable().default(null),
  /** A phone number in any spelling, or an e-mail address. */
  contact: z.string().trim().min(3).max(120).nullable().default(null),
  note: Words,
  anyway,
  key,
});

export const frontDeskCommands = {
  /** All that is set up of a shop's front desk. `holidays`: those from now on for a year or more. */
  'front-desk.get': {
    input: OfBusiness,
    output: z.object({
      services: z.array(Service),
      staff: z.array(StaffMember),
      resources: z.array(Resource),
      closures: z.array(Closure),
      rules: BookingRules,
      holidaySetting: HolidaySetting,
      holidays: z.array(Holiday),
    }),
  },
  'services.save': { input: Service.extend(given), output: Service },
  /** Appointments that are made stay. */
  'services.remove': { input: z.object({ id: Id }), output: Nothing },
  'staff.save': { input: StaffMember.extend(given), output: StaffMember },
  /** Refused (`conflict`) while they have appointments ahead. */
  'staff.remove': { input: z.object({ id: Id }), output: Nothing },
  'resources.save': { input: Resource.extend(given), output: Resource },
  /** Refused (`conflict`) while it is taken ahead. */
  'resources.remove': { input: z.object({ id: Id }), output: Nothing },
  /** `today` and `tomorrow` are the shop's. Says whose appointments lie there: they stay until somebody moves them. */
  'closures.add': {
    input: z.object({
      business,
      from: Day.or(z.enum(['today', 'tomorrow'])),
      /** Left out: one day. */
      to: Day.optional(),
      note: z.string().trim().max(120).default(''),
    }),
    output: z.object({ closure: Closure, appointments: z.array(Appointment) }),
  },
  'closures.remove': { input: z.object({ id: Id }), output: Nothing },
  'holidays.save': {
    input: z.object({ business, setting: HolidaySetting }),
    output: z.object({ holidays: z.array(Holiday) }),
  },
  /** Countries, and the regions of one of them, that holidays are known of. */
  'holidays.places': {
    input: z.object({ country: z.string().length(2).optional(), language: z.string().max(10).default('en') }),
    output: z.object({
      countries: z.array(z.object({ code: z.string(), name: z.string() })),
      regions: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  },
  'booking-rules.save': { input: z.object({ business, rules: BookingRules }), output: BookingRules },

  /** Every appointment that touches the days, cancelled ones only when asked for; days are the shop's, both inclusive. */
  'appointments.list': {
    input: z.object({
      business,
      from: Day,
      to: Day,
      staffId: Id.optional(),
      callerId: Id.optional(),
      cancelled: z.stringbool().or(z.boolean()).default(false),
    }),
    output: z.object({ appointments: z.array(Appointment) }),
  },
  'appointments.get': { input: z.object({ id: Id }), output: Appointment },
  /** Refused (`conflict`) where the time is taken, or nobody works then. */
  'appointments.book': { input: NewAppointment, output: Appointment },
  /** To another time, another member of staff or both, in one step: where that is refused, it stays where it was. */
  'appointments.move': {
    input: z.object({
      ...{ id: Id, start: Instant, staffId: Id.nullable().default(null) },
      /** Another room in the place of one it has, of the same kind. */
      swap: z.strictObject({ leave: Id, take: Id }).nullable().default(null),
      ...{ anyway, key },
    }),
    output: Appointment,
  },
  'appointments.cancel': { input: z.object({ id: Id, reason: Words, key }), output: Appointment },
  /** Says what became of it, or takes that back (`scheduled`). A cancelled one is booked anew instead. */
  'appointments.settle': {
    input: z.object({ id: Id, status: AppointmentStatus.exclude(['cancelled']) }),
    output: Appointment,
  },
  /** Free times, earliest first. With nobody named: each time once, with whoever has least to do that day. */
  'availability.get': {
    input: z.object({
      business,
      serviceId: Id,
      staffId: Id.nullable().default(null),
      addOnIds: z.array(Id).max(20).default([]),
      from: Day,
      to: Day,
      limit: z.coerce.number().int().min(1).max(2000).default(500),
    }),
    output: z.object({ slots: z.array(Slot) }),
  },

  /** Who waits for a day that is not over, longest first. */
  'waitlist.list': { input: OfBusiness, output: z.object({ entries: z.array(Waiting) }) },
  /** The latest who wait no more, newest first: those whose days are over are `waiting` still. */
  'waitlist.past': { input: OfBusiness, output: z.object({ entries: z.array(Waiting) }) },
  'waitlist.add': {
    input: z.object({
      business,
      callerId: Id,
      serviceId: Id,
      staffId: Id.nullable().default(null),
      from: Day,
      to: Day,
      consented: z.boolean(),
    }),
    output: WaitlistEntry,
  },
  'waitlist.remove': { input: z.object({ id: Id }), output: Nothing },
  /**
   * Keeps a free time for them and asks them, as if it had just been freed. Refused (`conflict`) where they did not agree
   * to be asked, are asked about another one, or the time is taken.
   */
  'waitlist.offer': { input: WantedTime, output: WaitlistEntry },
  /** They go on waiting, and the time that was kept for them is the next one's. */
  'waitlist.take-back': { input: z.object({ id: Id }), output: WaitlistEntry },
  /** Books a free time for them at once: they were called and want it. Refused (`conflict`) where it is taken. */
  'waitlist.book': {
    input: WantedTime,
    output: z.object({ entry: WaitlistEntry, appointment: Appointment }),
  },
  /** What they said to the time that is kept for them. Refused (`conflict`) where none is any more. */
  'waitlist.answer': {
    input: z.object({ id: Id, accept: z.boolean() }),
    output: z.object({ entry: WaitlistEntry, appointment: Appointment.nullable() }),
  },
} as const;
