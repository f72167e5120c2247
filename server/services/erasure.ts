import type { Erased } from '#contract/erasures.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Stores } from '../store/open-stores.ts';
import { callTombstone, numberTombstone, personTombstone } from './call-identity.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import { createOwnAppointments } from './own-appointments.ts';
import type { People } from './people.ts';

type Deps = { stores: Stores; people: People; refresh: MemoryRefresh };

export type Erasure = ReturnType<typeof createErasure>;

/**
 * Erases a person: words, facts, notes, tasks, search index, raw deliveries. The database overwrites what it deletes
 * (secure_delete), and copies of it that were left between other rows soon after. A tombstone keeps what belongs to the
 * time before from being learned again, whether from a late delivery or a restored backup.
 */
export function createErasure({ stores, people, refresh }: Deps) {
  const ownAppointments = createOwnAppointments({ stores });

  function eraseCall(call: CallRecord, at: string, erased: Erased, files: string[]): void {
    for (const id of [call.conversationId, call.callSid]) if (id !== null) stores.settings.bury(callTombstone(id), at);
    erased.turns += stores.words.erase(call.id);
    stores.passages.removeOfCall(call.id);
    erased.facts += stores.facts.removeOfCall(call.id);
    erased.tasks += stores.tasks.removeOfCall(call.id);
    erased.recordings += (call.audioFile ? 1 : 0) + stores.lines.voicemailsOf(call.id).length;
    if (call.audioFile) files.push(call.audioFile);
    for (const { id, bodyFile } of call.conversationId ? stores.inbox.ofConversation(call.conversationId) : []) {
      stores.inbox.blank(id);
      if (bodyFile) files.push(bodyFile);
      erased.deliveries += 1;
    }
    stores.calls.remove(call.id);
    erased.calls += 1;
  }

  /** Calls of the person, and those of a shared number that nobody else can be shown to have made. */
  function callsOf(personId: string): CallRecord[] {
    const shared = stores.people.identitiesOf(personId).flatMap(({ id }) => stores.calls.ofIdentity(id));
    return [...stores.calls.ofPerson(personId), ...shared.filter((call) => call.personId === null)];
  }

  /** Call inside a transaction. Adds to `files` the recordings to remove after it. */
  function erase(personId: string, at: string, files: string[]): Erased {
    const erased = nothing();
    const identities = stores.people.identitiesOf(personId);
    // The time stays taken; whose it was can no longer be told.
    for (const { id } of ownAppointments(personId)) {
      erased.texts += stores.appointments.forgetOwner(id);
      erased.appointments += 1;
    }
    erased.waiting += stores.waitlist.ofPerson(personId).length;
    erased.texts += stores.erasures.waitingTextsOf(personId);
    for (const call of callsOf(personId)) eraseCall(call, at, erased, files);
    erased.facts += stores.facts.removeOfPerson(personId);
    erased.notes += stores.notes.removeOfPerson(personId);
    erased.tasks += stores.tasks.removeOfPerson(personId);
    stores.passages.removeOfPerson(personId);
    stores.people.removePerson(personId);
    for (const id of [personId, ...stores.personEdits.takeBecame(personId)])
      stores.settings.bury(personTombstone(id), at);
    for (const { id, businessId, key } of identities) {
      if (stores.people.personsOf(id).length > 0) {
        // What the agent was told when this number rang may be about any of them, whoever then spoke.
        stores.words.removePacksOf(id);
        for (const other of people.regroup(id)) refresh(other);
        continue;
      }
      stores.settings.bury(numberTombstone(businessId, key), at);
      stores.people.removeIdentity(id);
      erased.numbers += 1;
    }
    stores.wipes.ask(at);
    return erased;
  }

  /** One call alone, and what was learned from it. Call inside a transaction. */
  function eraseOne(call: CallRecord, at: string, files: string[]): void {
    eraseCall(call, at, nothing(), files);
    if (call.personId !== null) refresh(call.personId);
    stores.wipes.ask(at);
  }

  return { callsOf, erase, eraseOne };
}

function nothing(): Erased {
  return {
    ...{ facts: 0, calls: 0, turns: 0, notes: 0, tasks: 0, deliveries: 0 },
    ...{ recordings: 0, numbers: 0, appointments: 0, waiting: 0, texts: 0 },
  };
}
