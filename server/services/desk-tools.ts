import { AppError } from '#contract/errors.ts';
import type { Appointments, Availability, Booking, DeskBook } from '../domain/front-desk/ports.ts';
import { DESK_TOOLS, type DeskTool, type DeskToolName } from '../domain/front-desk/tools/names.ts';
import type { ToolSays } from '../domain/front-desk/tools/tool-says.ts';
import { isDiskFault } from '../store/disk-fault.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallFinder } from './call-finder.ts';
import { createDeskToolCase, type DeskToolCase, type ToolPlace } from './desk-tool-case.ts';
import { no } from './desk-tool-answer.ts';
import { createDeskToolBooking, createDeskToolMoving } from './desk-tool-bookings.ts';
import { createDeskDeeds } from './desk-tool-deeds.ts';
import { toDeskToolInput } from './desk-tool-input.ts';
import { createDeskToolsInfo } from './desk-tools-info.ts';
import { createDeskToolsOwn } from './desk-tools-own.ts';
import { createDeskToolsTimes } from './desk-tools-times.ts';
import { createDeskToolWaiting } from './desk-tools-waitlist.ts';
import type { Notes } from './notes.ts';
import { TEMPORARILY_UNAVAILABLE, type ToolAnswer } from './tool-desk.ts';
import type { WaitlistDesk } from './waitlist-desk.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  callOf: CallFinder;
  desk: DeskBook;
  availability: Availability;
  booking: Booking;
  waitlist: Pick<WaitlistDesk, 'entries' | 'add'>;
  reading: Appointments;
  answersOf: Notes['answersOf'];
  /** Whether something was done under a key. */
  wasDone: (key: string) => boolean;
  isPaused: () => boolean;
  now: () => Date;
};

export type DeskTools = ReturnType<typeof createDeskTools>;

/** The agent's hands at the front desk (spec §6). Who acts follows from our own call row, never from the request. */
export function createDeskTools({ isPaused, ...deps }: Deps) {
  const { toCase, saysAt } = createDeskToolCase(deps);
  const deeds = createDeskDeeds(deps);
  const info = createDeskToolsInfo(deps);
  const times = createDeskToolsTimes(deps);
  const own = createDeskToolsOwn({ ...deps, deeds });

  const run: Record<DeskTool, (one: DeskToolCase) => ToolAnswer> = {
    check_availability(one) {
      const service = info.serviceOf(one);
      return 'ask' in service ? service.ask : times.free(one, service);
    },
    book_appointment: createDeskToolBooking({ ...deps, deeds, info, times, own }),
    reschedule_appointment: createDeskToolMoving({ ...deps, deeds, info, times, own }),
    cancel_appointment: (one) => own.cancel(one),
    find_appointment: (one) => own.find(one),
    join_waitlist: createDeskToolWaiting({ ...deps, info, times }),
    get_services: (one) => info.services(one),
    get_service_details: (one) => info.details(one),
    get_business_hours: (one) => info.hours(one),
    get_tenant_info: (one) => info.shop(one),
  };

  /** Never throws for anything a request may hold. */
  return function useDeskTool(name: DeskToolName, place: ToolPlace, body: unknown): ToolAnswer {
    if (isPaused()) return no(saysAt(place).paused, 'PAUSED');
    try {
      return run[DESK_TOOLS[name]](toCase(place, toDeskToolInput(body)));
    } catch (error) {
      return refusal(error, saysAt(place));
    }
  };
}

function refusal(error: unknown, says: ToolSays): ToolAnswer {
  const isTemporary = isDiskFault(error) || (error instanceof AppError && error.code === 'unavailable');
  if (isTemporary) return no(says.unavailable, TEMPORARILY_UNAVAILABLE);
  if (!(error instanceof AppError)) throw error;
  const { reason, message, code } = error;
  if (reason?.code === 'no_such_business') return no('There is no such tenant.', 'TENANT_NOT_FOUND');
  return no(
    message,
    reason?.code === 'desk_too_late_to_change'
      ? 'TOO_LATE_TO_CHANGE'
      : code === 'not_found'
        ? 'NOT_FOUND'
        : 'VALIDATION_ERROR',
  );
}
