import type { Db } from './database.ts';

/** Something that is in no call, with the instant from which it counts as kept; null where it is still needed. */
export type KeptRow = {
  row: number;
  id: string;
  businessId: string | null;
  personId: string | null;
  at: string | null;
};
type Row = Omit<KeptRow, 'at'> & { at: string | number | null };
type AnswerRow = { id: string; businessId: string; at: string };

/** Rows looked at in one step: about a millisecond. */
const STEP = 300;

const KEPT = {
  texts: `SELECT k.rowid AS row, k.id, k.business_id AS businessId, NULL AS personId, k.about_ms AS at FROM texts k`,
  // It is of the shop of its caller, or of its call where nobody knows who called.
  tasks: `SELECT k.rowid AS row, k.id, coalesce(p.business_id, c.business_id) AS businessId, k.person_id AS personId,
    k.done_at AS at FROM tasks k LEFT JOIN persons p ON p.id = k.person_id LEFT JOIN calls c ON c.id = k.call_id`,
  appointments: `SELECT k.rowid AS row, k.id, k.business_id AS businessId, k.person_id AS personId, k.end_ms AS at
    FROM appointments k`,
} as const;
export type KeptKind = keyof typeof KEPT;

/** Looks through what stands beside the calls, a few rows at a time, and takes away what is old. */
export function createKeptRows(db: Db) {
  const after = (kind: KeptKind) =>
    db.prepare<[number], Row>(`${KEPT[kind]} WHERE k.rowid > ? ORDER BY k.rowid LIMIT ${STEP}`);
  const pages = { texts: after('texts'), tasks: after('tasks'), appointments: after('appointments') };
  // What was opened again or moved meanwhile stays.
  const removals = {
    texts: db.prepare<[string, number]>('DELETE FROM texts WHERE id = ? AND about_ms < ?'),
    tasks: db.prepare<[string, string]>('DELETE FROM tasks WHERE id = ? AND done_at < ?'),
    appointments: db.prepare<[string, number]>('DELETE FROM appointments WHERE id = ? AND end_ms < ?'),
  };
  const answers = db.prepare<[string, string, string], AnswerRow>(
    `SELECT sid AS id, business_id AS businessId, at FROM text_answers
     WHERE (at, sid) > (?, ?) AND at < ? ORDER BY at, sid LIMIT ${STEP}`,
  );
  const removeAnswer = db.prepare<[string]>('DELETE FROM text_answers WHERE sid = ?');

  return {
    rowsAfter: (kind: KeptKind, row: number): KeptRow[] => pages[kind].all(row).map(toKeptRow),
    removeKept(kind: KeptKind, id: string, before: string): void {
      if (kind === 'tasks') removals.tasks.run(id, before);
      else removals[kind].run(id, Date.parse(before));
    },
    /** The next answers to texts from before an instant, oldest first. */
    oldAnswers: (after: { id: string; at: string } | null, before: string): AnswerRow[] =>
      answers.all(after?.at ?? '', after?.id ?? '', before),
    removeAnswer: (id: string): void => void removeAnswer.run(id),
  };
}

function toKeptRow({ at, ...row }: Row): KeptRow {
  return { ...row, at: typeof at === 'number' ? new Date(at).toISOString() : at };
}
