import type { CallRecord } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import type { Finding } from '../domain/observation.ts';
import { promisesOf } from '../domain/promises.ts';
import { findingKey } from '../domain/reconcile.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Tenant } from './business-book.ts';
import { keptTurns, passagesOf } from './call-words.ts';
import { saidAt, toFact } from './observations.ts';

export type CallKeeper = ReturnType<typeof createCallKeeper>;

/** Writes down what a call leaves behind. Each part may be written again without doubling anything. */
export function createCallKeeper({ stores }: { stores: Stores }) {
  function keepWords(call: FinishedCall, record: CallRecord): void {
    const turns = keptTurns(call);
    stores.words.replaceTurns(record.id, turns);
    stores.passages.removeOfCall(record.id);
    stores.passages.addToCall(record.id, record.personId, passagesOf(turns, record));
  }

  function keepTasks(call: FinishedCall, record: CallRecord, { business }: Tenant): void {
    const createdAt = record.endedAt ?? record.startedAt;
    // The failure may have been heard of first; that the call came about after all settles it.
    if (call.status === 'ended') stores.tasks.removeByKey(failureKey(record));
    for (const { kind, text, due } of tasksOf(call, business.zone)) {
      const task = {
        id: newId(),
        kind,
        text,
        due,
        callerId: record.personId,
        callId: record.id,
        createdAt,
        doneAt: null,
      };
      stores.tasks.add(
        task,
        call.status === 'failed' ? failureKey(record) : `${record.id}:${kind}:${text.toLowerCase()}`,
      );
    }
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

  return { keepWords, keepTasks, keepFindings };
}

function failureKey({ id }: CallRecord): string {
  return `${id}:failed`;
}

function tasksOf(call: FinishedCall, zone: string): ReturnType<typeof promisesOf> {
  if (call.status !== 'failed') return promisesOf(call, zone);
  return [{ kind: 'callback', text: `Our call did not get through (${call.endedBecause ?? 'unknown'})`, due: null }];
}
