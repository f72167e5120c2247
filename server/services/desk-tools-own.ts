import type { Appointment } from '#contract/front-desk.ts';
import type { Appointments, Booking } from '../domain/front-desk/ports.ts';
import { daysMeant } from '../domain/front-desk/spoken/settle.ts';
import { isProven } from '../domain/front-desk/tools/owner-check.ts';
import { listed } from '../domain/phrase-book.ts';
import { dayIn } from '../domain/told-date.ts';
import type { Stores } from '../store/open-stores.ts';
import type { DeskToolCase } from './desk-tool-case.ts';
import { done, no, shownAppointment, whenOf } from './desk-tool-answer.ts';
import { OFFERED } from './desk-tools-info.ts';
import type { DeskDeeds } from './desk-tool-deeds.ts';
import type { ToolAnswer } from './tool-desk.ts';

type Deps = { stores: Stores; reading: Appointments; booking: Booking; deeds: DeskDeeds };
export type DeskToolsOwn = ReturnType<typeof createDeskToolsOwn>;

/** The caller's own appointments, and nobody else's: what is told and changed begins here. */
export function createDeskToolsOwn({ reading, booking, deeds }: Deps) {
  /** Those ahead of everybody who may be speaking, and those that were made on this call. */
  function candidates({ persons, call, business, now }: DeskToolCase): Appointment[] {
    const own = persons.flatMap(({ id }) => reading.ofCaller(id));
    const here = deeds.madeOn(call).flatMap((id) => reading.find(id) ?? []);
    const all = new Map([...own, ...here].map((one) => [one.id, one]));
    return [...all.values()]
      .filter((one) => one.businessId === business.id && one.status === 'scheduled' && one.end > now)
      .toSorted((a, b) => (a.start < b.start ? -1 : 1));
  }

  function proven(one: DeskToolCase): Appointment[] {
    const { input, standing, persons, business, now, language, call } = one;
    const said = { wording: input.knownDay, now, zone: business.zone, language };
    const detail = { name: input.name || null, days: input.knownDay === '' ? [] : daysMeant(said) };
    const made = new Set(deeds.madeOn(call));
    const asking = { standing, madeHere: (id: string) => made.has(id) };
    return candidates(one).filter((each) => {
      const names = persons.flatMap(({ id, name }) => (id === each.callerId && name !== null ? [name] : []));
      return isProven(asking, each, { names, day: dayIn(business.zone, each.start) }, detail);
    });
  }

  /**
   * The one appointment that is meant and proven, or the answer that asks. It is the same whether there is none, one of
   * somebody else's, or one whose detail was wrong: nobody learns from it what is in the book.
   */
  function ownOne(one: DeskToolCase): Appointment | { ask: ToolAnswer } {
    const { input, says, standing } = one;
    const found = proven(one);
    const named = input.appointmentId === '' ? found : found.filter(({ id }) => id === input.appointmentId);
    const day =
      input.knownDay === ''
        ? []
        : daysMeant({ wording: input.knownDay, now: one.now, zone: one.business.zone, language: one.language });
    const onDay = named.filter(({ start }) => day.includes(dayIn(one.business.zone, start)));
    const [only, another] = onDay.length > 0 ? onDay : named;
    if (only && !another) return only;
    if (only) {
      const list = named.slice(0, OFFERED).map((each) => `${each.serviceName}, ${whenOf(each, one)}`);
      return { ask: no(says.whichAppointment(listed(list, says.or)), 'APPOINTMENT_AMBIGUOUS') };
    }
    if (standing === 'nobody') return { ask: no(says.notYours, 'CALLER_UNIDENTIFIED') };
    const isAsked = input.name === '' && input.knownDay === '';
    const misses = standing === 'shared' ? input.name === '' || input.knownDay === '' : isAsked;
    if (misses) return { ask: no(standing === 'shared' ? says.proveBoth : says.proveIt, 'VERIFICATION_REQUIRED') };
    return { ask: no(says.notYours, 'APPOINTMENT_NOT_FOUND') };
  }

  return {
    ownOne,
    find(one: DeskToolCase): ToolAnswer {
      const found = proven(one);
      if (found.length === 0) {
        const asked = ownOne({ ...one, input: { ...one.input, appointmentId: '' } });
        return 'ask' in asked ? asked.ask : no(one.says.notYours, 'APPOINTMENT_NOT_FOUND');
      }
      const told = found.slice(0, OFFERED);
      const message = told.map((each) => one.says.yours(each.serviceName, whenOf(each, one), each.staffName)).join(' ');
      return done(
        { appointments: told.map((each) => shownAppointment(each, one.input)), total: found.length },
        message,
      );
    },
    cancel(one: DeskToolCase): ToolAnswer {
      const before = deeds.cancelledOn(one.call, one.input.appointmentId);
      const found = before ? reading.find(before) : ownOne(one);
      if (!found) return no(one.says.notYours, 'APPOINTMENT_NOT_FOUND');
      if ('ask' in found) return found.ask;
      const when = whenOf(found, one);
      const reason = one.input.reason || null;
      const cancelled = before
        ? found
        : booking.cancel({ id: found.id, by: 'agent', reason, key: deeds.key(one.call, `cancel:${found.id}`) });
      deeds.noteCancelled(one.call, cancelled.id);
      return done({ appointment: shownAppointment(cancelled, one.input) }, one.says.cancelled(found.serviceName, when));
    },
  };
}
