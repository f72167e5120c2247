import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import { createAppointmentMoves } from './appointment-moves.ts';

/** `name`: of whoever is new. */
type Split = { callIds: readonly string[]; appointmentIds: readonly string[]; name: string | null };
type NumberedCall = CallRecord & { identityId: number };

export type PersonMoves = ReturnType<typeof createPersonMoves>;

/**
 * Moves calls, with what was learned from them, between people of one business. Whose call it is is pinned for every
 * call of the numbers involved: what staff sorted out must not fall apart when a delivery comes late or again. Call
 * inside a transaction; the words follow, or go before, in small steps (`word-moves`).
 */
export function createPersonMoves({ stores, now }: { stores: Stores; now: () => Date }) {
  const { businessOf, numberedCall, mayMerge } = createChecks(stores);
  const appointments = createAppointmentMoves({ stores });
  const { link, unlink, pin, pinAll, callsFrom } = stores.personEdits;

  function give(call: NumberedCall, personId: string): void {
    link(call.identityId, personId);
    pin(call.id, personId);
    stores.facts.assign(call.id, personId);
    stores.tasks.assign(call.id, personId);
    appointments.withCall(call.id, personId);
  }

  /** Somebody who made no call from a number, and has another one, was only taken for its owner. */
  function letGo(identityId: number, personId: string): void {
    const others = stores.people.identitiesOf(personId).filter(({ id }) => id !== identityId);
    if (others.length > 0 && callsFrom(identityId, personId) === 0) unlink(identityId, personId);
  }

  return {
    /** Throws `not_found`, or `conflict` for callers of two businesses. */
    mayMerge,
    absorb(keep: string, gone: string): { identities: number[]; calls: string[] } {
      mayMerge(keep, gone);
      const calls = stores.calls.ofPerson(gone).map(({ id }) => id);
      stores.consents.inherit(gone, keep);
      stores.personEdits.absorb(keep, gone);
      const identities = stores.people.identitiesOf(keep).map(({ id }) => id);
      identities.forEach(pinAll);
      return { identities, calls };
    },
    /** Throws `conflict` where a call is not theirs, or none would be left. */
    split(id: string, { callIds, appointmentIds, name }: Split): { created: string; identities: Set<number> } {
      businessOf(id);
      const calls = [...new Set(callIds)].map(numberedCall);
      if (calls.some(({ personId }) => personId !== id)) throw refused('conflict', tell('call_of_another_caller'));
      if (stores.calls.ofPerson(id).length === calls.length) throw refused('conflict', tell('all_calls_of_caller'));
      const identities = new Set(calls.map(({ identityId }) => identityId));
      const [first] = identities;
      const created = newId();
      if (first !== undefined) stores.people.addPerson(created, now().toISOString(), first);
      stores.consents.inherit(id, created);
      identities.forEach(pinAll);
      for (const call of calls) give(call, created);
      for (const identityId of identities) letGo(identityId, id);
      appointments.withNumbers(id, { id: created, name }, identities);
      appointments.chosen(appointmentIds, id, created);
      return { created, identities };
    },
    /** Returns the number of the call and whose it was before. */
    assign(callId: string, personId: string): { identityId: number; before: string | null } {
      const call = numberedCall(callId);
      if (businessOf(personId) !== call.businessId) throw refused('conflict', tell('call_of_another_business'));
      pinAll(call.identityId);
      give(call, personId);
      if (call.personId !== null && call.personId !== personId) letGo(call.identityId, call.personId);
      return { identityId: call.identityId, before: call.personId };
    },
  };
}

function createChecks({ calls, people }: Stores) {
  function businessOf(personId: string): string {
    const found = people.businessOf(personId);
    if (found === undefined) throw refused('not_found', tell('no_such_caller'));
    return found;
  }

  return {
    businessOf,
    numberedCall: (id: string): NumberedCall => {
      const call = calls.find(id);
      if (!call) throw refused('not_found', tell('no_such_call'));
      if (call.identityId === null) throw refused('conflict', tell('call_withheld'));
      return { ...call, identityId: call.identityId };
    },
    mayMerge: (keep: string, gone: string): void => {
      if (keep === gone) throw refused('conflict', tell('one_caller_already'));
      if (businessOf(keep) !== businessOf(gone)) throw refused('conflict', tell('callers_of_two_businesses'));
    },
  };
}
