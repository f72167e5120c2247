import { AppError } from '#contract/errors.ts';
import type { Appointment, Service } from '#contract/front-desk.ts';
import type { Appointments, Availability, Booking, BookedFor, DeskBook } from '../domain/front-desk/ports.ts';
import { DESK_TOOLS, type DeskTool, type DeskToolName } from '../domain/front-desk/tools/names.ts';
import { samePerson } from '../domain/names.ts';
import { toE164 } from '../domain/phone-number.ts';
import { isDiskFault } from '../store/disk-fault.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallFinder } from './call-finder.ts';
import { createDeskToolCase, type DeskToolCase, type ToolPlace } from './desk-tool-case.ts';
import { done, no, shownAppointment, whenOf } from './desk-tool-answer.ts';
import { createDeskDeeds } from './desk-tool-deeds.ts';
import { toDeskToolInput } from './desk-tool-input.ts';
import { createDeskToolsInfo } from './desk-tools-info.ts';
import { createDeskToolsOwn } from './desk-tools-own.ts';
import { createDeskToolsTimes } from './desk-tools-times.ts';
import { TEMPORARILY_UNAVAILABLE, type ToolAnswer } from './tool-desk.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  callOf: CallFinder;
  desk: DeskBook;
  availability: Availability;
  booking: Booking;
  reading: Appointments;
  isPaused: () => boolean;
  now: () => Date;
};

export type DeskTools = ReturnType<typeof createDeskTools>;

/** The agent's hands at the front desk (spec §6). Who acts follows from our own call row, never from the request. */
export function createDeskTools({ isPaused, ...deps }: Deps) {
  const { booking } = deps;
  const toCase = createDeskToolCase(deps);
  const deeds = createDeskDeeds();
  const info = createDeskToolsInfo(deps);
  const times = createDeskToolsTimes(deps);
  const own = createDeskToolsOwn({ ...deps, deeds });

  function book(one: DeskToolCase): ToolAnswer {
    const service = info.serviceOf(one);
    if ('ask' in service) return service.ask;
    const staff = times.staffOf(one);
    if (staff === 'nobody') return no(one.says.noSuchStaff, 'EMPLOYEE_NOT_FOUND');
    if (one.input.name === '') return no(one.says.needName, 'VALIDATION_ERROR');
    const moment = times.moment(one);
    if ('ask' in moment) return moment.ask;
    const { at } = moment;
    const ask = {
      businessId: one.business.id,
      serviceId: service.id,
      staffId: staff?.id ?? null,
      addOnIds: times.addOnIds(one, service),
    };
    const more = {
      start: at,
      who: whoOf(one),
      note: one.input.note || null,
      holder: one.call?.id ?? null,
      by: 'agent' as const,
    };
    const deed = JSON.stringify([
      one.call?.id ?? 'direct',
      'book',
      ask,
      at,
      one.input.name,
      one.input.phone,
      one.input.email,
    ]);
    return placed(one, service, at, () => {
      const made = deeds.once(
        deed,
        ({ status }) => status === 'scheduled',
        (key) => booking.book({ ...ask, ...more, key }),
      );
      deeds.noteMade(one.call, made.id);
      return done(
        { appointment: shownAppointment(made, one.input) },
        one.says.booked(made.serviceName, whenOf(made, one), made.staffName),
      );
    });
  }

  function move(one: DeskToolCase): ToolAnswer {
    const found = own.ownOne(one);
    if ('ask' in found) return found.ask;
    const moment = times.moment(one);
    if ('ask' in moment) return moment.ask;
    const staff = times.staffOf(one);
    if (staff === 'nobody') return no(one.says.noSuchStaff, 'EMPLOYEE_NOT_FOUND');
    const { at } = moment;
    const ask = {
      id: found.id,
      start: at,
      staffId: staff?.id ?? null,
      holder: one.call?.id ?? null,
      by: 'agent' as const,
    };
    const deed = JSON.stringify([one.call?.id ?? 'direct', 'move', ask]);
    const isThere = ({ start }: Appointment): boolean => Date.parse(start) === Date.parse(at);
    const service = info.serviceOf({ ...one, input: { ...one.input, service: found.serviceId } });
    return placed(one, 'ask' in service ? null : service, at, () => {
      const moved = isThere(found) ? found : deeds.once(deed, isThere, (key) => booking.move({ ...ask, key }));
      return done(
        { appointment: shownAppointment(moved, one.input) },
        one.says.moved(moved.serviceName, whenOf(moved, one), moved.staffName),
      );
    });
  }

  /** What the desk refuses is told as what it is, with other times where there are some. */
  function placed(one: DeskToolCase, service: Service | null, at: string, work: () => ToolAnswer): ToolAnswer {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
      const reason = error.reason?.code ?? '';
      if (reason === 'desk_too_late_to_change') return no(one.says.tooLate, 'TOO_LATE_TO_CHANGE');
      if (error.code === 'invalid_input') return no(one.says.notThen, 'VALIDATION_ERROR');
      if (service === null || error.code !== 'conflict') return no(one.says.notThen, 'SLOT_UNAVAILABLE');
      return times.instead(one, service, at);
    }
  }

  const run: Record<DeskTool, (one: DeskToolCase) => ToolAnswer> = {
    check_availability(one) {
      const service = info.serviceOf(one);
      return 'ask' in service ? service.ask : times.free(one, service);
    },
    book_appointment: book,
    reschedule_appointment: move,
    cancel_appointment: (one) => own.cancel(one),
    find_appointment: (one) => own.find(one),
    get_services: (one) => info.services(one),
    get_service_details: (one) => info.details(one),
    get_business_hours: (one) => info.hours(one),
    get_tenant_info: (one) => info.shop(one),
  };

  /** Never throws for anything a request may hold. */
  return function useDeskTool(name: DeskToolName, place: ToolPlace, body: unknown): ToolAnswer {
    if (isPaused()) return PAUSED;
    try {
      return run[DESK_TOOLS[name]](toCase(place, toDeskToolInput(body)));
    } catch (error) {
      return refusal(error);
    }
  };
}

/** The caller for whom it is booked: the one of the call, and of several the one of that name. */
function whoOf({ persons, input, call, business }: DeskToolCase): BookedFor {
  const [only, another] = persons;
  const named = persons.filter(({ name }) => name !== null && samePerson(name, input.name));
  const person = only && !another ? only : named.length === 1 ? named[0] : undefined;
  const callerId = person?.id ?? null;
  // A number that is none, as a model may write one, keeps nobody from being booked.
  const contact = toE164(input.phone, business.region) ?? (/^[^\s@]+@[^\s@]+$/.test(input.email) ? input.email : null);
  return { callerId: call === null ? null : callerId, name: input.name, contact };
}

function refusal(error: unknown): ToolAnswer {
  const isTemporary = isDiskFault(error) || (error instanceof AppError && error.code === 'unavailable');
  if (isTemporary) return no('The appointment book cannot be reached just now.', TEMPORARILY_UNAVAILABLE);
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

const PAUSED = no('The appointment book is closed for the moment.', 'PAUSED');
