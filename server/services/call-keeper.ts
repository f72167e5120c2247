import type { CallRecord } from '../domain/call-record.ts';
import type { Turn } from '#contract/calls.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import type { Unanswered } from '../domain/gaps/unanswered.ts';
import { withoutNames } from '../domain/gaps/without-names.ts';
import type { Finding } from '../domain/observation.ts';
import type { MadePromise } from '../domain/promises.ts';
import { findingKey } from '../domain/reconcile.ts';
import { howServed } from '../domain/served.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Indexed } from '../store/passages-store.ts';
import type { Tenant } from './business-book.ts';
import { passagesOf, type Batch } from './call-words.ts';
import { missedKey, type MissedCalls } from './missed-calls.ts';
import { saidAt, toFact } from './observations.ts';

export type CallKeeper = ReturnType<typeof createCallKeeper>;

/** Writes down what a call leaves behind. Each part may be written again without doubling anything. */
export function createCallKeeper({ stores, missed }: { stores: Stores; missed: MissedCalls }) {
  /** Keeps a part of what was said, the parts in order; `left` is what an interrupted attempt has left in the index. */
  function keepWords(turns: readonly Turn[], record: CallRecord, batch: Batch, left: Indexed): void {
    stores.words.putTurns(record.id, turns.slice(batch.from, batch.to));
    stores.passages.addToCall(record.id, record.personId, passagesOf(turns, record, batch), left);
    if (batch.to < turns.length) return;
    stores.words.removeTurnsFrom(record.id, turns.length);
    stores.passages.removeLeft(left);
  }

  /** Returns the ids of those that were not there yet, or changed. */
  function keepTasks(call: FinishedCall, record: CallRecord, owed: readonly MadePromise[]): string[] {
    // The failure may have been heard of first; that the call came about after all settles it.
    if (call.status === 'ended') stores.tasks.removeByKey(missedKey(record));
    const [first] = owed;
    if (call.status === 'failed' && record.direction === 'inbound') return first ? missed.note(record, first.text) : [];
    // Where the call was to settle a task that is still open, that one goes on: there is no second for the same.
    if (call.status === 'failed' && isForOpenTask(record)) return [];
    const settled = call.status === 'ended' ? settledBy(call, record) : [];
    return [...settled, ...owed.flatMap((promise) => kept(promise, call, record))];
  }

  /** Whoever hung up before the agent had spoken waits to be called back; whoever got through does not any more. */
  function settledBy(call: FinishedCall, record: CallRecord): string[] {
    const how = howServed(call);
    if (how === 'untold') return [];
    return how === 'served' ? missed.settle(record) : missed.note(record);
  }

  function kept({ kind, text, due }: MadePromise, { status }: FinishedCall, record: CallRecord): string[] {
    const createdAt = record.endedAt ?? record.startedAt;
    const whose = { callerId: record.personId, callId: record.id };
    const task = { id: newId(), kind, text, due, ...whose, createdAt, doneAt: null };
    const key = status === 'failed' ? missedKey(record) : `${record.id}:${kind}:${text.toLowerCase()}`;
    return stores.tasks.add(task, key) ? [task.id] : [];
  }

  function isForOpenTask({ id }: CallRecord): boolean {
    const taskId = stores.outgoing.ofCall(id)?.taskId ?? null;
    return taskId !== null && stores.tasks.find(taskId)?.doneAt === null;
  }

  /** Adds findings to a call; those already there stay as they are. */
  function keepFindings(
    findings: readonly Finding[],
    call: FinishedCall,
    record: CallRecord,
    { business }: Tenant,
  ): void {
    for (const finding of findings) {
      const at = { saidAt: saidAt(call, finding), trade: business.trade, personId: record.personId, callId: record.id };
      stores.facts.add(toFact(finding, at), findingKey(record.id, finding));
    }
  }

  /** Questions that could not be answered, without the names of whoever has this number. */
  function keepUnanswered(unanswered: readonly Unanswered[], { id, identityId }: CallRecord): void {
    if (identityId === null) return;
    const names = stores.people.personsOf(identityId).flatMap(({ name }) => name ?? []);
    for (const [nth, { turn, question }] of unanswered.entries())
      stores.gaps.put(newId(), id, turn ?? -1 - nth, withoutNames(question, names));
  }

  return { keepWords, keepTasks, keepFindings, keepUnanswered };
}
