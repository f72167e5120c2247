import type { AppEvents } from '#contract/events.ts';
import { freedBy } from './domain/front-desk/freed.ts';
import type { Appointments, Availability, Booking, DeskBook } from './domain/front-desk/ports.ts';
import type { FrontDeskServices } from './handlers-front-desk.ts';
import { createHolidaySource } from './integrations/holidays/holiday-source.ts';
import type { Bus } from './platform/bus.ts';
import type { SecretBox } from './platform/secret-box.ts';
import { createAppointmentDesk } from './services/appointment-desk.ts';
import { createBookingDesk } from './services/booking-desk.ts';
import { createBookingRecords } from './services/booking-records.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { CallerKeys } from './services/caller-keys.ts';
import { createClosedDaysDesk } from './services/closed-days-desk.ts';
import { createDeskBook } from './services/desk-book.ts';
import { createFrontDeskSetup } from './services/front-desk-setup.ts';
import { createSlotSearch } from './services/slot-search.ts';
import { createWaitlistBoard } from './services/waitlist-board.ts';
import { createWaitlistDesk } from './services/waitlist-desk.ts';
import type { Stores } from './store/open-stores.ts';

type Deps = {
  stores: Stores;
  box: SecretBox;
  keys: CallerKeys;
  book: BusinessBook;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

export type FrontDesk = FrontDeskServices & {
  desk: DeskBook;
  availability: Availability;
  booking: Booking;
  reading: Appointments;
  wasDone: (key: string) => boolean;
  /** What has changed by the clock alone; cheap where nothing has. */
  look: () => void;
};

/** The front desk: what can be booked, what is, and who waits. */
export function wireFrontDesk({ report, ...deps }: Deps): FrontDesk {
  const { stores, bus, now } = deps;
  const desk = createDeskBook(deps);
  const search = createSlotSearch({ ...deps, desk });
  const records = createBookingRecords(deps);
  const base = { ...deps, desk, search, records, availability: search };
  const booking = createBookingDesk(base);
  const waitlist = createWaitlistDesk({ ...base, booking });
  const closedDays = createClosedDaysDesk({ ...base, holidays: createHolidaySource() });
  let daily = '';

  function look(): void {
    waitlist.look();
    const today = now().toISOString().slice(0, 10);
    if (today === daily) return;
    if (daily === '') stores.transact(records.keyContacts);
    daily = today;
    stores.appointments.removeKeysBefore(new Date(now().getTime() - KEYS_MS).toISOString());
    void closedDays.extendHolidays().catch((error: unknown) => report('holidays', error));
  }

  bus.subscribe(({ name, payload }) => {
    // What the owner does in the shop's form may close the shop, or another one with what it had.
    if (name === 'business.changed') desk.drop(payload.id);
    if (name !== 'appointment.changed') return;
    const freed = freedBy(payload);
    if (freed) waitlist.freed(freed);
  });
  return {
    ...{ desk, availability: search, booking, reading: records.reading, wasDone: records.wasDone },
    ...{ waitlist, closedDays, look },
    setup: createFrontDeskSetup(base),
    appointments: createAppointmentDesk({ ...base, booking }),
    board: createWaitlistBoard(base),
  };
}

/** Nobody asks again for what was asked a month ago. */
const KEYS_MS = 30 * 86_400_000;
