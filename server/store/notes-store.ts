import type { Note } from '#contract/notes.ts';
import type { Db } from './database.ts';
import { bindable, selected } from './rows.ts';

export function createNotesStore(db: Db) {
  const add = db.prepare(
    `INSERT INTO notes (id, business_id, person_id, note, from_day, to_day, created_at)
     VALUES (@id, @businessId, @callerId, @note, @from, @to, @createdAt)`,
  );
  const select = `SELECT ${selected(['id', 'businessId', 'note', 'createdAt'])}, person_id AS callerId, from_day AS "from", to_day AS "to" FROM notes`;
  const byId = db.prepare<[string], Note>(`${select} WHERE id = ?`);
  const global = db.prepare<[], Note>(`${select} WHERE person_id IS NULL ORDER BY id DESC`);
  const all = db.prepare<[], Note>(`${select} ORDER BY id DESC`);
  const ofBusiness = db.prepare<[string], Note>(
    `${select} WHERE business_id = ? OR business_id IS NULL ORDER BY id DESC`,
  );
  const ofPerson = db.prepare<[string], Note>(`${select} WHERE person_id = ? ORDER BY id DESC`);
  const remove = db.prepare<[string]>('DELETE FROM notes WHERE id = ?');
  const removeOfPerson = db.prepare<[string]>('DELETE FROM notes WHERE person_id = ?');

  return {
    add: (note: Note): void => void add.run(bindable(note)),
    find: (id: string): Note | undefined => byId.get(id),
    /** Notes for everybody, of one shop and of every shop, newest first. */
    global: (): Note[] => global.all(),
    all: (): Note[] => all.all(),
    /** What one shop tells: its own notes, those about its callers, and those of every shop. */
    ofBusiness: (businessId: string): Note[] => ofBusiness.all(businessId),
    ofPerson: (personId: string): Note[] => ofPerson.all(personId),
    remove: (id: string): boolean => remove.run(id).changes === 1,
    removeOfPerson: (personId: string): number => removeOfPerson.run(personId).changes,
  };
}
