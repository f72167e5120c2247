import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import type { Appointment } from '#contract/front-desk.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { dayStart } from '../domain/day-bounds.ts';
import type { Availability, Booking } from '../domain/front-desk/ports.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BookingRecords } from './booking-records.ts';
import type { SlotSearch } from './slot-search.ts';

type Deps = {
  stores: Stores;
  booking: Booking;
  availability: Availability;
  search: SlotSearch;
  records: BookingRecords;
  bus: Bus<AppEvents>;
  now: () => Date;
};

export type AppointmentDesk = ReturnType<typeof createAppointmentDesk>;

/** The owner's hand on the appointments. */
export function createAppointmentDesk({ stores, booking, availability, search, records, bus, now }: Deps) {
  /** Days of the shop, both inclusive. */
  function range(business: string, from: string, to: string): { from: string; to: string } {
    const { zone } = search.shopTime(business);
    return { from: dayStart(from, zone), to: dayStart(to, zone, 1) };
  }

  return {
    list(asked: ParsedInput<'appointments.list'>): CommandOutput<'appointments.list'> {
      const { business, staffId, callerId, cancelled } = asked;
      const { from, to } = range(business, asked.from, asked.to);
      const appointments = records
        .between(business, Date.parse(from), Date.parse(to))
        .filter((one) => cancelled || one.status !== 'cancelled')
        .filter((one) => (staffId ?? one.staffId) === one.staffId && (callerId ?? one.personId) === one.personId);
      return { appointments: appointments.map(records.shown) };
    },
    get: ({ id }: ParsedInput<'appointments.get'>): Appointment => records.shown(records.get(id)),
    book({ business, callerId, name, contact, key, ...ask }: ParsedInput<'appointments.book'>): Appointment {
      const who = { callerId, name, contact };
      return booking.book({ ...ask, businessId: business, who, key: key ?? null, holder: null, by: 'staff' });
    },
    move: ({ key, ...ask }: ParsedInput<'appointments.move'>): Appointment =>
      booking.move({ ...ask, key: key ?? null, holder: null, by: 'staff' }),
    cancel: ({ key, ...ask }: ParsedInput<'appointments.cancel'>): Appointment =>
      booking.cancel({ ...ask, key: key ?? null, by: 'staff' }),
    settle({ id, status }: ParsedInput<'appointments.settle'>): Appointment {
      const appointment = stores.transact(() => {
        const record = records.get(id);
        if (record.status === 'cancelled') throw refused('conflict', tell('desk_not_scheduled'));
        const what = status === 'scheduled' ? 'reopened' : status;
        return records.settle({ ...record, status }, { at: now().toISOString(), by: 'staff', what, reason: null });
      });
      bus.publish('appointment.changed', appointment);
      return appointment;
    },
    free({ business, from, to, ...ask }: ParsedInput<'availability.get'>): CommandOutput<'availability.get'> {
      const asked = { ...ask, ...range(business, from, to), businessId: business };
      const start = new Date(Math.max(Date.parse(asked.from), now().getTime())).toISOString();
      return { slots: availability.slots({ ...asked, from: start, holder: null, by: 'staff' }) };
    },
  };
}
