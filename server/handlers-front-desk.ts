import type { CommandHandlers } from '#contract/commands.ts';
import type { frontDeskCommands } from '#contract/front-desk-commands.ts';
import type { AppointmentDesk } from './services/appointment-desk.ts';
import type { ClosedDaysDesk } from './services/closed-days-desk.ts';
import type { FrontDeskSetup } from './services/front-desk-setup.ts';
import type { WaitlistBoard } from './services/waitlist-board.ts';
import type { WaitlistDesk } from './services/waitlist-desk.ts';

export type FrontDeskServices = {
  setup: FrontDeskSetup;
  closedDays: ClosedDaysDesk;
  appointments: AppointmentDesk;
  waitlist: WaitlistDesk;
  board: WaitlistBoard;
};

type Handled = Extract<keyof CommandHandlers, keyof typeof frontDeskCommands>;

/** Which part of the front desk does which command. */
export function frontDeskHandlers(services: FrontDeskServices): Pick<CommandHandlers, Handled> {
  const { setup, closedDays, appointments, waitlist, board } = services;
  return {
    'front-desk.get': (input) => setup.get(input),
    'services.save': (input) => setup.saveService(input),
    'services.remove': (input) => setup.removeService(input),
    'staff.save': (input) => setup.saveStaff(input),
    'staff.remove': (input) => setup.removeStaff(input),
    'resources.save': (input) => setup.saveResource(input),
    'resources.remove': (input) => setup.removeResource(input),
    'booking-rules.save': (input) => setup.saveRules(input),
    'closures.add': (input) => closedDays.add(input),
    'closures.remove': (input) => closedDays.remove(input),
    'holidays.save': (input) => closedDays.saveHolidays(input),
    'holidays.places': (input) => closedDays.places(input),
    'appointments.list': (input) => appointments.list(input),
    'appointments.get': (input) => appointments.get(input),
    'appointments.book': (input) => appointments.book(input),
    'appointments.move': (input) => appointments.move(input),
    'appointments.cancel': (input) => appointments.cancel(input),
    'appointments.settle': (input) => appointments.settle(input),
    'availability.get': (input) => appointments.free(input),
    'waitlist.list': (input) => board.list(input),
    'waitlist.past': (input) => board.past(input),
    'waitlist.add': (input) => waitlist.add(input),
    'waitlist.offer': (input) => waitlist.offer(input),
    'waitlist.take-back': (input) => waitlist.takeBack(input),
    'waitlist.remove': (input) => waitlist.remove(input),
    'waitlist.book': (input) => waitlist.book(input),
    'waitlist.answer': (input) => waitlist.answer(input),
  };
}
