import type { Appointment } from '#contract/front-desk.ts';
import type { CalendarEntry } from './calendar-text.ts';

/** An appointment as it stands in a calendar: what is done, and for whom only by first name and only where wanted. */
export function toEntry(appointment: Appointment, withNames: boolean): CalendarEntry {
  const { id, serviceName, name, status, history, createdAt } = appointment;
  const first = name?.trim().split(/\s+/)[0];
  return {
    id,
    start: Date.parse(appointment.start),
    end: Date.parse(appointment.end),
    title: withNames && first ? `${serviceName} · ${first}` : serviceName,
    sequence: Math.max(0, history.length - 1),
    changed: Date.parse(history.at(-1)?.at ?? createdAt),
    isCancelled: status === 'cancelled',
  };
}
