import type { AppointmentRecord } from '../domain/front-desk/records.ts';
import { samePerson } from '../domain/names.ts';
import type { Stores } from '../store/open-stores.ts';

type Deps = { stores: Pick<Stores, 'appointments' | 'people' | 'calls'> };

/**
 * Every appointment that is somebody's, newest first: those under their id, and those that name nobody and were booked
 * on a call of theirs, or with a number of theirs. Where others have that number too, their name must stand there.
 */
export function createOwnAppointments({ stores: { appointments, people, calls } }: Deps) {
  function withTheirNumber(personId: string): AppointmentRecord[] {
    const name = people.summary(personId)?.name ?? null;
    return people.identitiesOf(personId).flatMap(({ id, businessId, key }) => {
      const isTheirsAlone = people.personsOf(id).length === 1;
      return appointments
        .ofContact(businessId, key)
        .filter((one) => isTheirsAlone || (name !== null && one.name !== null && samePerson(one.name, name)));
    });
  }

  return (personId: string): AppointmentRecord[] => {
    const onTheirCalls = calls.ofPerson(personId).flatMap(({ id }) => appointments.ofCall(id));
    const unnamed = [...withTheirNumber(personId), ...onTheirCalls].filter((one) => one.personId === null);
    const all = new Map([...appointments.ofPerson(personId), ...unnamed].map((one) => [one.id, one]));
    return [...all.values()].toSorted((one, other) => other.startMs - one.startMs);
  };
}
