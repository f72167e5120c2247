import { z } from 'zod';

import { WeeklyHours } from './businesses.ts';
import { BusinessId, Day, Id, Instant } from './primitives.ts';

const Name = z.string().trim().min(1).max(80);
const Minutes = z.int().min(0).max(1440);
/** A moment on the shop's own clocks, `YYYY-MM-DDTHH:MM`. */
const LocalTime = z.iso.datetime({ local: true, precision: -1 });

/** `amount` in the currency's smallest unit (cents, yen). */
export const Money = z.strictObject({
  amount: z.int().min(0).max(100_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be three letters, as EUR'),
});
export type Money = z.infer<typeof Money>;

/** Something more that is done with a service: it takes its own time, and costs its own price. */
const AddOn = z.strictObject({ id: Id, name: Name, minutes: Minutes, price: Money.nullable().default(null) });

/** What a customer can book. */
export const Service = z.strictObject({
  id: Id,
  businessId: BusinessId,
  name: Name,
  description: z.string().trim().max(500).default(''),
  category: z.string().trim().max(60).default(''),
  minutes: z.int().min(5).max(1440),
  /** Null: on request. */
  price: Money.nullable().default(null),
  /** Minutes before and after in which staff and resources are taken, though the customer is not there. */
  bufferBeforeMin: Minutes.max(240).default(0),
  bufferAfterMin: Minutes.max(240).default(0),
  addOns: z.array(AddOn).max(20).default([]),
  /** How many minutes ahead a caller must book at least, and how many days at most. */
  leadMin: z.int().min(0).max(43_200).default(0),
  horizonDays: z.int().min(1).max(730).default(60),
  /** Who can do it; empty: everybody. */
  staffIds: z.array(Id).max(100).default([]),
  /** One free resource of each kind named; a kind named twice means two of them. */
  resourceKinds: z.array(Name).max(10).default([]),
  /** Every one of these besides. */
  resourceIds: z.array(Id).max(10).default([]),
  active: z.boolean().default(true),
});
export type Service = z.infer<typeof Service>;

/** Time in which somebody does not work. */
const Absence = z
  .strictObject({ id: Id, from: LocalTime, to: LocalTime, reason: z.string().trim().max(120).default('') })
  .refine(({ from, to }) => from < to, 'must begin before it ends');

export const StaffMember = z.strictObject({
  id: Id,
  businessId: BusinessId,
  name: Name,
  /** Null: whenever the shop is open. Never longer than the shop, where its hours are known. */
  week: WeeklyHours.nullable().default(null),
  /** Breaks of each weekday, cut out of the week. */
  breaks: WeeklyHours.nullable().default(null),
  absences: z.array(Absence).max(200).default([]),
  active: z.boolean().default(true),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** A chair, a room, a lift. */
export const Resource = z.strictObject({
  id: Id,
  businessId: BusinessId,
  name: Name,
  kind: Name,
  active: z.boolean().default(true),
});
export type Resource = z.infer<typeof Resource>;

/** Days on which the shop stays closed, both inclusive. A night that began the day before goes on to its end. */
export const Closure = z.object({ id: Id, businessId: BusinessId, from: Day, to: Day, note: z.string() });
export type Closure = z.infer<typeof Closure>;

/** Which public holidays the shop keeps. */
export const HolidaySetting = z.strictObject({
  /** ISO 3166-1 alpha-2; null: none. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a two-letter country')
    .nullable()
    .default(null),
  /** The country's own short name of a state or region, such as `BY`; null: the country's holidays alone. */
  region: z.string().trim().min(1).max(10).nullable().default(null),
  /** Holidays on which the shop works, by their `rule`. */
  worked: z.array(z.string().max(200)).max(100).default([]),
});
export type HolidaySetting = z.infer<typeof HolidaySetting>;

/** One holiday on one day; `rule` is the same every year. */
export const Holiday = z.object({ day: Day, name: z.string(), rule: z.string(), worked: z.boolean() });
export type Holiday = z.infer<typeof Holiday>;

/** How a shop takes bookings. */
export const BookingRules = z.strictObject({
  /** Times are offered at these minutes of the clock: 15 means :00, :15, :30, :45. */
  stepMin: z.union([5, 10, 15, 20, 30, 60].map((step) => z.literal(step))).default(15),
  /** Until how many minutes before its start a caller may cancel or move an appointment; staff always may. */
  changeNoticeMin: z.int().min(0).max(43_200).default(0),
});
export type BookingRules = z.infer<typeof BookingRules>;

export const AppointmentStatus = z.enum(['scheduled', 'done', 'cancelled', 'no-show']);
export type AppointmentStatus = z.infer<typeof AppointmentStatus>;

/** Who asked: a caller through the agent, or somebody of the shop. */
export const BookedBy = z.enum(['agent', 'staff']);
export type BookedBy = z.infer<typeof BookedBy>;

const Happening = z.object({
  at: Instant,
  by: BookedBy,
  what: z.enum(['booked', 'moved', 'cancelled', 'done', 'no-show', 'reopened']),
  /** Where it lay from then on. */
  start: Instant,
  staffId: Id,
  reason: z.string().nullable(),
});

export const Appointment = z.object({
  id: Id,
  businessId: BusinessId,
  serviceId: Id,
  /** Names, minutes and price as they were when it was booked. */
  serviceName: z.string(),
  staffId: Id,
  staffName: z.string(),
  resourceIds: z.array(Id),
  /** The caller it is for, where it is one we know; a name and a contact alone otherwise. */
  callerId: Id.nullable(),
  name: z.string().nullable(),
  /** The last two digits of a number, or an e-mail's beginning. */
  maskedContact: z.string().nullable(),
  start: Instant,
  end: Instant,
  addOnIds: z.array(Id),
  addOnNames: z.array(z.string()),
  /** Add-ons included; null: on request. */
  price: Money.nullable(),
  status: AppointmentStatus,
  note: z.string().nullable(),
  createdAt: Instant,
  history: z.array(Happening),
});
export type Appointment = z.infer<typeof Appointment>;

/** A free time: who would do it, and with what. */
export const Slot = z.object({ start: Instant, end: Instant, staffId: Id, resourceIds: z.array(Id) });
export type Slot = z.infer<typeof Slot>;

/**
 * Somebody who would come earlier. `offered`: a freed time is kept for them until `offer.until`. `booked`, `declined`
 * and `removed` are ends; an offer that ran out makes them wait again, behind everybody who was not asked yet.
 */
export const WaitlistEntry = z.object({
  id: Id,
  businessId: BusinessId,
  callerId: Id,
  serviceId: Id,
  /** Null: anybody. */
  staffId: Id.nullable(),
  /** The days they would come on, both inclusive. */
  from: Day,
  to: Day,
  /** Whether they agreed to be written to about a free time; nobody else is ever offered one. */
  consented: z.boolean(),
  state: z.enum(['waiting', 'offered', 'booked', 'declined', 'removed']),
  offer: z.object({ slot: Slot, until: Instant }).nullable(),
  timesOffered: z.int(),
  /** Who wrote them down, and asked whether they agree: the agent on the phone, or somebody of the shop. */
  by: BookedBy,
  createdAt: Instant,
});
export type WaitlistEntry = z.infer<typeof WaitlistEntry>;
