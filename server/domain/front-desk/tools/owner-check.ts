import type { Appointment } from '#contract/front-desk.ts';

import { samePerson } from '../../names.ts';

/** Who asks, as our own call row tells it. `madeHere`: appointments that were made on this very call. */
export type Asking = { standing: 'known' | 'shared' | 'nobody'; madeHere: (id: string) => boolean };

/** What the caller said of the appointment: a name, and every day the wording may mean. */
export type Detail = { name: string | null; days: readonly string[] };

/**
 * Whether an appointment may be told to somebody or changed for them. Its number must match, and one detail must be
 * known: a name it is under, or its day. On a shared number it takes both, since anybody of them may be speaking.
 * @param names every name the appointment's owner has; `day` is the appointment's, in the shop's zone
 */
export function isProven(
  { standing, madeHere }: Asking,
  appointment: Pick<Appointment, 'id' | 'name'>,
  known: { names: readonly string[]; day: string },
  said: Detail,
): boolean {
  if (madeHere(appointment.id)) return true;
  if (standing === 'nobody') return false;
  const names = [...known.names, ...(appointment.name === null ? [] : [appointment.name])];
  const { name } = said;
  const byName = name !== null && names.some((each) => samePerson(each, name));
  const byDay = said.days.length === 1 && said.days[0] === known.day;
  return standing === 'known' ? byName || byDay : byName && byDay;
}
