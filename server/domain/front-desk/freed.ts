import type { Appointment } from '#contract/front-desk.ts';

/** The time that an appointment's last change left free, where it did; ISO instants. */
export function freedBy({ businessId, start, end, status, history }: Appointment) {
  const [before, last] = history.slice(-2);
  if (status === 'cancelled') return { businessId, start, end };
  if (last?.what !== 'moved' || !before) return null;
  const length = Date.parse(end) - Date.parse(start);
  return { businessId, start: before.start, end: new Date(Date.parse(before.start) + length).toISOString() };
}
