import type { CommandHandlers } from '#contract/commands.ts';
import type { calendarsCommands } from '#contract/calendars-commands.ts';
import type { CalendarDesk } from './services/calendar-desk.ts';

type Handled = Extract<keyof CommandHandlers, keyof typeof calendarsCommands>;

/** Which service does which command about calendars of staff. */
export function calendarHandlers(desk: CalendarDesk): Pick<CommandHandlers, Handled> {
  return {
    'calendars.get': (input) => desk.get(input),
    'calendars.busy': (input) => desk.busy(input),
    'calendars.renew-feed': (input) => desk.renewFeed(input),
    'calendars.set-feed': (input) => desk.setFeed(input),
    'calendars.revoke-feed': (input) => desk.revokeFeed(input),
    'calendars.import': (input) => desk.import(input),
    'calendars.refresh': (input) => desk.refresh(input),
    'calendars.drop-import': (input) => desk.dropImport(input),
    'appointments.file': (input) => desk.file(input),
  };
}
