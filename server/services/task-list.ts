import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Task } from '#contract/tasks.ts';
import { tell } from '#contract/told.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { MemoryRefresh } from './memory-refresh.ts';

type Deps = { stores: Stores; refresh: MemoryRefresh; bus: Bus<AppEvents>; now: () => Date };

export type TaskList = ReturnType<typeof createTaskList>;

/** Promises, call-backs and messages that wait for somebody. */
export function createTaskList({ stores, refresh, bus, now }: Deps) {
  return {
    list: ({ open }: ParsedInput<'tasks.list'>): { tasks: Task[] } => ({
      tasks: open ? stores.tasks.open() : stores.tasks.all(),
    }),
    finish({ id, done }: ParsedInput<'tasks.done'>): { task: Task } {
      const before = stores.tasks.find(id);
      if (!before) throw refused('not_found', tell('no_such_task'));
      const task = { ...before, doneAt: done ? now().toISOString() : null };
      stores.transact(() => {
        stores.tasks.finish(id, task.doneAt);
        if (task.callerId !== null) refresh(task.callerId);
      });
      bus.publish('task.changed', task);
      if (task.callerId !== null) bus.publish('caller.changed', { callerId: task.callerId });
      return { task };
    },
  };
}
