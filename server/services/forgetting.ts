import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import type { AppEvents } from '#contract/events.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import { callTombstone } from './call-identity.ts';
import type { CallerFinder } from './caller-finder.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import type { People } from './people.ts';
import type { Recordings } from './recordings.ts';
import type { RingLog } from './ring-log.ts';

type Erased = CommandOutput<'callers.forget'>['erased'];
type Deps = {
  stores: Stores;
  finder: CallerFinder;
  people: People;
  refresh: MemoryRefresh;
  recordings: Recordings;
  ringLog: RingLog;
  /** Resolves when every delivery that has arrived is learned from. */
  catchUp: () => Promise<void>;
  bus: Bus<AppEvents>;
  now: () => Date;
};

export type Forgetting = ReturnType<typeof createForgetting>;

/**
 * Erases a person: words, facts, notes, tasks, search index, raw deliveries, recordings. The database overwrites what
 * it deletes (secure_delete), and the write-ahead log is emptied. A tombstone keeps what belongs to the time before
 * from being learned again, whether from a late delivery or a restored backup.
 */
export function createForgetting({ stores, finder, people, refresh, recordings, ringLog, catchUp, bus, now }: Deps) {
  function eraseCall(call: CallRecord, at: string, erased: Erased, files: string[]): void {
    for (const id of [call.conversationId, call.callSid]) if (id !== null) stores.settings.bury(callTombstone(id), at);
    erased.turns += stores.words.erase(call.id);
    stores.passages.removeOfCall(call.id);
    erased.facts += stores.facts.removeOfCall(call.id);
    erased.tasks += stores.tasks.removeOfCall(call.id);
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
  function callsToErase(personId: string): CallRecord[] {
    const shared = stores.people.identitiesOf(personId).flatMap(({ id }) => stores.calls.ofIdentity(id));
    return [...stores.calls.ofPerson(personId), ...shared.filter((call) => call.personId === null)];
  }

  function erase(personId: string, at: string, files: string[]): Erased {
    const erased: Erased = { facts: 0, calls: 0, turns: 0, notes: 0, tasks: 0, deliveries: 0 };
    const identities = stores.people.identitiesOf(personId);
    for (const call of callsToErase(personId)) eraseCall(call, at, erased, files);
    erased.facts += stores.facts.removeOfPerson(personId);
    erased.notes += stores.notes.removeOfPerson(personId);
    erased.tasks += stores.tasks.removeOfPerson(personId);
    stores.passages.removeOfPerson(personId);
    stores.people.removePerson(personId);
    for (const { id, key } of identities) {
      if (stores.people.personsOf(id).length > 0) {
        for (const other of people.regroup(id)) refresh(other);
        continue;
      }
      stores.settings.bury(key, at);
      stores.people.removeIdentity(id);
    }
    return erased;
  }

  let isLogFull = false;

  /** Empties the write-ahead log; while somebody else reads the database that must wait, and is tried again. */
  function finish(): void {
    if (isLogFull) isLogFull = !stores.checkpoint();
  }

  async function forget({ id }: ParsedInput<'callers.forget'>): Promise<CommandOutput<'callers.forget'>> {
    // What has arrived is learned first: a delivery that still waits does not show whose it is.
    ringLog.flush();
    await catchUp();
    const personId = finder.person(id);
    const files: string[] = [];
    const erased = stores.transact(() => erase(personId, now().toISOString(), files));
    for (const file of files) recordings.remove(file);
    isLogFull = true;
    finish();
    bus.publish('caller.forgotten', { callerId: personId });
    return { erased };
  }

  return { forget, finish };
}
