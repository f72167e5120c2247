import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { samePerson } from '../domain/names.ts';
import type { Stores } from '../store/open-stores.ts';

type Deps = { stores: Pick<Stores, 'appointments' | 'people'> };
type Somebody = { id: string; name: string | null };

/** Which appointments go along where a caller turns out to be two. Call inside a transaction. */
export function createAppointmentMoves({ stores: { appointments, people } }: Deps) {
  return {
    /** What was booked on a call is whose the call is. */
    withCall(callId: string, personId: string): void {
      for (const { id } of appointments.ofCall(callId)) appointments.give(id, personId);
    },
    /**
     * Those that follow a number to somebody new: booked with it, where it is theirs alone now, or in their name.
     * Everything else stays.
     */
    withNumbers(from: string, to: Somebody, identities: ReadonlySet<number>): void {
      const numbers = people.identitiesOf(to.id).filter(({ id }) => identities.has(id));
      const alone = numbers.filter(({ id }) => people.personsOf(id).length === 1);
      const keys = new Set(alone.map(({ key }) => key));
      for (const one of appointments.ofPerson(from)) {
        const isNamed = to.name !== null && one.name !== null && samePerson(one.name, to.name);
        if (isNamed || (one.contactKey !== null && keys.has(one.contactKey))) appointments.give(one.id, to.id);
      }
    },
    /** Those that staff named. Throws `not_found`, or `conflict` for somebody else's. */
    chosen(ids: readonly string[], from: string, to: string): void {
      for (const id of ids) {
        const found = appointments.find(id);
        if (!found) throw refused('not_found', tell('desk_no_such_appointment'));
        // One of the calls may have taken it along.
        if (found.personId !== from && found.personId !== to)
          throw refused('conflict', tell('waitlist_split_not_theirs'));
        appointments.give(id, to);
      }
    },
  };
}
