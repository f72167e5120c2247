import { sentences } from '#contract/sentences.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { dayIn } from '../domain/told-date.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';

type Deps = { stores: Stores; book: Pick<BusinessBook, 'tenant'>; now: () => Date };

export type MissedCalls = ReturnType<typeof createMissedCalls>;

/**
 * Calls that nobody took become one task for a caller and day, which is settled by itself when the caller gets through.
 * To be called inside a transaction; each returns the ids of the tasks it changed. In whichever order it is told of the
 * calls, the same tasks are open in the end.
 */
export function createMissedCalls({ stores, book, now }: Deps) {
  /** Whether this number got through after that call, or somebody of the shop reached it. */
  function gotThroughSince(identityId: number, { id, startedAt }: CallRecord): boolean {
    return stores.calls
      .ofIdentity(identityId)
      .some((other) => other.id !== id && other.status === 'ended' && other.startedAt > startedAt);
  }

  function isBlocked({ personId }: CallRecord): boolean {
    return personId !== null && stores.personEdits.isBlocked(personId);
  }

  function add(call: CallRecord, identityId: number, text: string): string[] {
    const day = dayIn(book.tenant(call.businessId).business.zone, call.startedAt);
    const known = stores.lines.missedTask(identityId, day);
    if (known !== undefined) return reopened(known, call);
    const task = {
      ...{ id: newId(), kind: 'callback' as const, text, due: day },
      ...{ callerId: call.personId, callId: call.id, createdAt: call.endedAt ?? call.startedAt, doneAt: null },
    };
    if (!stores.tasks.add(task, missedKey(call))) return [];
    stores.lines.addMissed(identityId, day, task.id);
    return [task.id];
  }

  /** Missed once more after it had been settled. */
  function reopened(id: string, { startedAt }: CallRecord): string[] {
    const task = stores.tasks.find(id);
    if (!task || task.doneAt === null || task.doneAt > startedAt) return [];
    stores.tasks.finish(id, null);
    return [id];
  }

  return {
    /** A withheld number cannot be called back, and nobody waits for a blocked one to. */
    note(call: CallRecord, text: string = sentences.lines_missed): string[] {
      const { identityId, direction } = call;
      if (identityId === null || direction !== 'inbound' || isBlocked(call)) return [];
      return gotThroughSince(identityId, call) ? [] : add(call, identityId, text);
    },
    /** This call came about after all: what was missed before it is settled. */
    settle({ id, identityId, startedAt }: CallRecord): string[] {
      if (identityId === null) return [];
      const waiting = stores.lines.openMissed(identityId).filter((taskId) => {
        const callId = stores.tasks.find(taskId)?.callId ?? null;
        const missed = callId === null ? undefined : stores.calls.find(callId);
        return missed === undefined || missed.id === id || missed.startedAt < startedAt;
      });
      for (const taskId of waiting) stores.tasks.finish(taskId, now().toISOString());
      return waiting;
    },
  };
}

/** The key of the task of a call that was not taken. */
export function missedKey({ id }: Pick<CallRecord, 'id'>): string {
  return `${id}:failed`;
}
