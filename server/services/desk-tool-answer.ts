import type { Appointment, Service } from '#contract/front-desk.ts';
import { sayWhen } from '../domain/front-desk/spoken/say.ts';
import { inUnits } from '../domain/front-desk/tools/wording.ts';
import { listed } from '../domain/phrase-book.ts';
import type { DeskToolCase } from './desk-tool-case.ts';
import type { ToolAnswer } from './tool-desk.ts';

export function done(data: Record<string, unknown>, message: string): ToolAnswer {
  return { success: true, data, message };
}

/** A refusal is a sentence too: the agent says it and goes on. Codes in the manner of seed 004. */
export function no(error: string, code: string): ToolAnswer {
  return { success: false, error, code };
}

/** A service as seed 004 shows one; `price` null: on request. */
export function shownService({ id, name, description, price, minutes, category, addOns }: Service) {
  const more = addOns.map((addOn) => ({
    id: addOn.id,
    name: addOn.name,
    price: inUnits(addOn.price),
    duration: addOn.minutes,
  }));
  return {
    ...{ id, name, description, price: inUnits(price), duration: minutes, category },
    ...(price !== null && { currency: price.currency }),
    ...(more.length > 0 && { addOns: more }),
  };
}

/**
 * An appointment as seed 004 shows one: told only to whom it belongs. What staff noted of it is for staff; a note from
 * the phone is the caller's own.
 */
export function shownAppointment(appointment: Appointment, { name, phone, email }: DeskToolCase['input']) {
  const { id, businessId, staffId, staffName, serviceId, serviceName, start, end, status, note, history } = appointment;
  const notes = history[0]?.by === 'agent' ? note : null;
  return {
    ...{ id, tenantId: businessId, employeeId: staffId, employeeName: staffName, serviceId, serviceName },
    ...{ customerName: appointment.name ?? name, customerEmail: email || null, customerPhone: phone || null },
    ...{ startTime: shownInstant(start), endTime: shownInstant(end), status, notes },
  };
}

/** An instant as seed 004 writes one: to the second. */
export function shownInstant(iso: string): string {
  return iso.replace('.000Z', 'Z');
}

/** What is done at an appointment: the service, and what was booked with it. */
export function whatOf({ serviceName, addOnNames }: Appointment, { says }: DeskToolCase): string {
  return listed([serviceName, ...addOnNames], says.and);
}

/** The shop's words for when an appointment is. */
export function whenOf({ start }: Pick<Appointment, 'start'>, { now, business, language }: DeskToolCase): string {
  return sayWhen(start, now, business.zone, language);
}
