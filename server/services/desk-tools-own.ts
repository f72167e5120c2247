import type { Appointments, Booking } from '../domain/front-desk/ports.ts';
import type { DeskToolCase } from './desk-tool-case.ts';
import { done, no, shownAppointment, whatOf, whenOf } from './desk-tool-answer.ts';
import type { DeskDeeds } from './desk-tool-deeds.ts';
import { createDeskToolProof } from './desk-tool-proof.ts';
import { OFFERED } from './desk-tools-info.ts';
import type { ToolAnswer } from './tool-desk.ts';

type Deps = { reading: Appointments; booking: Booking; deeds: DeskDeeds };

/** The caller's own appointments, and nobody else's: what is told and changed begins here. */
export function createDeskToolsOwn({ reading, booking, deeds }: Deps) {
  const { proven, ownOne, same } = createDeskToolProof({ reading, deeds });

  return {
    ownOne,
    same,
    find(one: DeskToolCase): ToolAnswer {
      const found = proven(one);
      if (found.length === 0) {
        const asked = ownOne({ ...one, input: { ...one.input, appointmentId: '' } });
        return 'ask' in asked ? asked.ask : no(one.says.notYours, 'APPOINTMENT_NOT_FOUND');
      }
      const told = found.slice(0, OFFERED);
      const message = told
        .map((each) => one.says.yours(whatOf(each, one), whenOf(each, one), each.staffName))
        .join(' ');
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
        : booking.cancel({ id: found.id, by: 'agent', reason, key: deeds.cancelKey(one.call, found.id) });
      return done(
        { appointment: shownAppointment(cancelled, one.input) },
        one.says.cancelled(whatOf(found, one), when),
      );
    },
  };
}
