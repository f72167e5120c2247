import type { Random } from './random.ts';
import type { Person } from './script.ts';

export type Naming = { stated: string | null; married: boolean };

type Moment = { position: number; calls: number; clearly: boolean };

/** How a person gives their name in one call, if at all; `clearly` makes them give it in full. */
export function nameInCall(person: Person, { position, calls, clearly }: Moment, random: Random): Naming {
  const wedding = Math.max(2, Math.floor(calls / 2));
  if (person.laterSurname !== null && position === wedding) {
    return { stated: `${person.first} ${person.laterSurname}`, married: true };
  }
  const surname = surnameAt(person, position, calls);
  const full = `${person.first} ${surname}`;
  if (clearly) return { stated: full, married: false };
  if (random.chance(position === 0 ? 0.1 : 0.4)) return { stated: null, married: false };
  const [other] = person.otherFirsts;
  const forms: readonly (readonly [number, string])[] = [
    [60, full],
    [18, person.first],
    [10, other === undefined ? full : `${other} ${surname}`],
    [6, person.title === null ? full : `${person.title} ${surname}`],
    [6, surname],
  ];
  let ticket = position === 0 ? random.below(60) : random.below(100);
  for (const [share, form] of forms) {
    if (ticket < share) return { stated: form, married: false };
    ticket -= share;
  }
  return { stated: full, married: false };
}

export function surnameAt(person: Person, position: number, calls: number): string {
  const wedding = Math.max(2, Math.floor(calls / 2));
  return person.laterSurname !== null && position >= wedding ? person.laterSurname : person.surname;
}
