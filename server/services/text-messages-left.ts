import type { AppEvents } from '#contract/events.ts';
import type { Task } from '#contract/tasks.ts';
import { storableText } from '../domain/plain-text.ts';
import type { Bus } from '../platform/bus.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { MemoryRefresh } from './memory-refresh.ts';

type Deps = {
  stores: Pick<Stores, 'tasks' | 'transact'>;
  refresh: MemoryRefresh;
  bus: Bus<AppEvents>;
  now: () => Date;
};

/** Leaves something for people to read: a message, as one that was left on a call. */
export function createMessagesLeft({ stores, refresh, bus, now }: Deps) {
  function leave(personId: string | null, text: string): void {
    const origin = { callerId: personId, callId: null, createdAt: now().toISOString() };
    const task: Task = { id: newId(), kind: 'message', text, due: null, ...origin, doneAt: null };
    stores.transact(() => {
      stores.tasks.add(task, null);
      if (personId !== null) refresh(personId);
    });
    bus.publish('task.changed', task);
    if (personId !== null) bus.publish('caller.changed', { callerId: personId });
  }

  return {
    /** Our own words about somebody, who may not be known; they tell nothing that could not stay when one is forgotten. */
    leave,
    /** What somebody wrote. False where there is nobody to answer to. */
    passOn(personId: string | null, body: string): boolean {
      const text = storableText(body, 500);
      if (personId === null) return false;
      if (text !== '') leave(personId, text);
      return true;
    },
  };
}
