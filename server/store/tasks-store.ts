import type { Task } from '#contract/tasks.ts';
import type { Db } from './database.ts';
import { bindable, selected } from './rows.ts';

export function createTasksStore(db: Db) {
  const add = db.prepare(
    `INSERT INTO tasks (id, task_key, person_id, call_id, kind, text, due, created_at, done_at)
     VALUES (@id, @key, @callerId, @callId, @kind, @text, @due, @createdAt, @doneAt) ON CONFLICT (task_key) DO NOTHING`,
  );
  const select = `SELECT ${selected(['id', 'kind', 'text', 'callId', 'due', 'createdAt', 'doneAt'])}, person_id AS callerId FROM tasks`;
  const byId = db.prepare<[string], Task>(`${select} WHERE id = ?`);
  const open = db.prepare<[], Task>(`${select} WHERE done_at IS NULL ORDER BY due IS NULL, due, id LIMIT 1000`);
  const all = db.prepare<[], Task>(`${select} ORDER BY id DESC LIMIT 1000`);
  const ofPerson = db.prepare<[string], Task>(`${select} WHERE person_id = ? ORDER BY due IS NULL, due, id`);
  const finish = db.prepare<[string | null, string]>('UPDATE tasks SET done_at = ? WHERE id = ?');
  const assign = db.prepare<[string | null, string]>('UPDATE tasks SET person_id = ? WHERE call_id = ?');
  const removeOfPerson = db.prepare<[string]>('DELETE FROM tasks WHERE person_id = ?');
  const removeByKey = db.prepare<[string]>('DELETE FROM tasks WHERE task_key = ?');
  const removeOfCall = db.prepare<[string]>('DELETE FROM tasks WHERE call_id = ?');

  return {
    /** `key` names the promise within its call, so that a repeated delivery adds nothing. */
    add: (task: Task, key: string | null): boolean => add.run(bindable({ ...task, key })).changes === 1,
    find: (id: string): Task | undefined => byId.get(id),
    /** What is due first comes first; undated ones last. */
    open: (): Task[] => open.all(),
    all: (): Task[] => all.all(),
    ofPerson: (personId: string): Task[] => ofPerson.all(personId),
    finish: (id: string, at: string | null): void => void finish.run(at, id),
    assign: (callId: string, personId: string | null): void => void assign.run(personId, callId),
    removeOfPerson: (personId: string): number => removeOfPerson.run(personId).changes,
    removeByKey: (key: string): void => void removeByKey.run(key),
    removeOfCall: (callId: string): number => removeOfCall.run(callId).changes,
  };
}
