import type { Appointment } from '#contract/front-desk.ts';
import type { Appointments } from '../domain/front-desk/ports.ts';
import { daysMeant } from '../domain/front-desk/spoken/settle.ts';
import { isProven } from '../domain/front-desk/tools/owner-check.ts';
import { samePerson } from '../domain/names.ts';
import { listed } from '../domain/phrase-book.ts';
import { dayIn } from '../domain/told-date.ts';
import type { DeskToolCase } from './desk-tool-case.ts';
import { no, whenOf } from './desk-tool-answer.ts';
import { OFFERED } from './desk-tools-info.ts';
import type { DeskDeeds } from './desk-tool-deeds.ts';
import type { ToolAnswer } from './tool-desk.ts';

type Deps = { reading: Appointments; deeds: DeskDeeds };

/** Which appointments are the caller's own, as far as that is proven. Nothing of any other is told or changed. */
export function createDeskToolProof({ reading, deeds }: Deps) {
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
    const { input, standing, persons, business, call } = one;
    const detail = { name: input.name || null, days: knownDays(one) };
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
    const days = knownDays(one);
    const onDay = named.filter(({ start }) => days.includes(dayIn(one.business.zone, start)));
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

  /**
   * What the caller has of this already: the same service at the same time under the same name. A model that was not
   * sure that it booked asks once more, with one word more or less.
   */
  function same(one: DeskToolCase, serviceId: string, at: string): Appointment | undefined {
    return candidates(one).find(
      ({ name, ...each }) =>
        each.serviceId === serviceId &&
        Date.parse(each.start) === Date.parse(at) &&
        name !== null &&
        samePerson(name, one.input.name),
    );
  }

  return { proven, ownOne, same };
}

/** The days that the wording for the appointment's own day may mean. */
function knownDays({ input, now, business, language }: DeskToolCase): string[] {
  return input.knownDay === '' ? [] : daysMeant({ wording: input.knownDay, now, zone: business.zone, language });
}
