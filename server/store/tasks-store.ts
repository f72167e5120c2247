import type { Task } from '#contract/tasks.ts';
import type { NamedTask } from '#contract/today.ts';
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
  const next = nextStatements(db);
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
    /** Open ones with their callers' names: what has a day first, soonest first; then the newest of the rest. */
    next(limit: number, businessId: string | undefined): NamedTask[] {
      const asked = { limit, business: businessId ?? '' };
      const { due, undated } = next[businessId === undefined ? 'everywhere' : 'ofBusiness'];
      const first = due.all(asked);
      return [...first, ...undated.all({ ...asked, limit: limit - first.length })];
    },
    all: (): Task[] => all.all(),
    ofPerson: (personId: string): Task[] => ofPerson.all(personId),
    finish: (id: string, at: string | null): void => void finish.run(at, id),
    assign: (callId: string, personId: string | null): void => void assign.run(personId, callId),
    removeOfPerson: (personId: string): number => removeOfPerson.run(personId).changes,
    removeByKey: (key: string): void => void removeByKey.run(key),
    removeOfCall: (callId: string): number => removeOfCall.run(callId).changes,
  };
}

/** A task belongs to the business of its caller, or to that of its call where nobody knows who called. */
function nextStatements(db: Db) {
  const listed = (index: string, which: string, order: string) =>
    db.prepare<{ limit: number; business: string }, NamedTask>(
      `SELECT ${selected(['id', 'kind', 'text', 'callId', 'due', 'createdAt', 'doneAt'], 't.')}, t.person_id AS callerId,
         p.name AS callerName
       FROM tasks t INDEXED BY ${index} LEFT JOIN persons p ON p.id = t.person_id LEFT JOIN calls c ON c.id = t.call_id
       WHERE t.done_at IS NULL AND ${which} ORDER BY ${order} LIMIT @limit`,
    );
  const here = 'coalesce(p.business_id, c.business_id) = @business AND';
  const due = (which = '') => listed('tasks_open', `${which} t.due IS NOT NULL`, 't.due, t.rowid');
  const undated = (which = '') => listed('tasks_undated', `${which} t.due IS NULL`, 't.id DESC');
  return {
    everywhere: { due: due(), undated: undated() },
    ofBusiness: { due: due(here), undated: undated(here) },
  };
}
