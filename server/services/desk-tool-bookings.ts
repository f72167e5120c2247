import { AppError } from '#contract/errors.ts';
import type { Appointment, Service } from '#contract/front-desk.ts';
import type { BookedFor, Booking } from '../domain/front-desk/ports.ts';
import { samePerson } from '../domain/names.ts';
import { toE164 } from '../domain/phone-number.ts';
import { done, no, shownAppointment, whatOf, whenOf } from './desk-tool-answer.ts';
import type { DeskToolCase } from './desk-tool-case.ts';
import type { DeskDeeds } from './desk-tool-deeds.ts';
import type { createDeskToolsInfo } from './desk-tools-info.ts';
import type { createDeskToolsOwn } from './desk-tools-own.ts';
import type { createDeskToolsTimes, Wished, WhyNot } from './desk-tools-times.ts';
import type { ToolAnswer } from './tool-desk.ts';

type Deps = {
  booking: Booking;
  deeds: DeskDeeds;
  info: Pick<ReturnType<typeof createDeskToolsInfo>, 'serviceOf' | 'offered'>;
  times: ReturnType<typeof createDeskToolsTimes>;
  own: Pick<ReturnType<typeof createDeskToolsOwn>, 'ownOne' | 'same'>;
};

/** Books, once per caller, service, time and name. */
export function createDeskToolBooking({ booking, deeds, info, times, own }: Deps) {
  return function book(one: DeskToolCase): ToolAnswer {
    const service = info.serviceOf(one);
    if ('ask' in service) return service.ask;
    const staff = times.staffOf(one, service);
    if (staff === 'nobody') return no(one.says.noSuchStaff, 'EMPLOYEE_NOT_FOUND');
    if (one.input.name === '') return no(one.says.needName, 'VALIDATION_ERROR');
    const wanted = times.addOnsOf(one, service);
    if ('ask' in wanted) return wanted.ask;
    const moment = times.moment(one);
    if ('ask' in moment) return moment.ask;
    const { at } = moment;
    const ask = {
      businessId: one.business.id,
      serviceId: service.id,
      staffId: staff?.id ?? null,
      addOnIds: wanted.ids,
    };
    const more = {
      start: at,
      who: whoOf(one),
      note: one.input.note || null,
      holder: one.call?.id ?? null,
      callId: one.call?.id ?? null,
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
    return placed(times, one, { service, addOnIds: wanted.ids }, at, () => {
      const made =
        own.same(one, service.id, at) ??
        deeds.once(
          deed,
          ({ status }) => status === 'scheduled',
          (key) => booking.book({ ...ask, ...more, key }),
        );
      return done(
        { appointment: shownAppointment(made, one.input) },
        one.says.booked(whatOf(made, one), whenOf(made, one), made.staffName),
      );
    });
  };
}

/** Moves the caller's own appointment to another time or person. */
export function createDeskToolMoving({ booking, deeds, info, times, own }: Deps) {
  return function move(one: DeskToolCase): ToolAnswer {
    const found = own.ownOne(one);
    if ('ask' in found) return found.ask;
    const moment = times.moment(one);
    if ('ask' in moment) return moment.ask;
    const service = info.offered(one, found.serviceId);
    const staff = times.staffOf(one, service ?? ANYBODY);
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
    // Other times are looked for as long as it was booked for, add-ons included.
    const addOnIds = found.addOnIds.filter((id) => service?.addOns.some((addOn) => addOn.id === id));
    return placed(times, one, service && { service, addOnIds }, at, () => {
      const moved = isThere(found) ? found : deeds.once(deed, isThere, (key) => booking.move({ ...ask, key }));
      return done(
        { appointment: shownAppointment(moved, one.input) },
        one.says.moved(whatOf(moved, one), whenOf(moved, one), moved.staffName),
      );
    });
  };
}

/** What the desk refuses is told as what it is, with other times where there are some. */
function placed(
  { instead }: Pick<Deps['times'], 'instead'>,
  one: DeskToolCase,
  wished: Wished | null,
  at: string,
  work: () => ToolAnswer,
): ToolAnswer {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
    const reason = error.reason?.code ?? '';
    if (reason === 'desk_too_late_to_change') return no(one.says.tooLate, 'TOO_LATE_TO_CHANGE');
    if (error.code === 'invalid_input') return no(one.says.notThen, 'VALIDATION_ERROR');
    if (wished === null || error.code !== 'conflict') return no(one.says.notThen, 'SLOT_UNAVAILABLE');
    return instead(one, wished, at, WHY[reason] ?? 'taken');
  }
}

/** A service that is no more was done by anybody. */
const ANYBODY: Pick<Service, 'staffIds'> = { staffIds: [] };

const WHY: Record<string, WhyNot | undefined> = {
  desk_closed_then: 'notOpenThen',
  desk_too_soon: 'tooSoon',
  desk_too_far: 'tooFar',
};

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
