import type { Db } from './database.ts';

/** A question as it is kept; `caller` is the same for all questions of one caller. */
export type GapQuestion = { id: string; caller: string; question: string; askedAt: string; isOpen: boolean };
export type GapSettlement = {
  id: string;
  businessId: string;
  /** Keyed hash of the word that the topic is known by. */
  topic: string;
  state: 'answered' | 'dismissed';
  noteId: string | null;
  settledAt: string;
};
/** The note is null where the answer is gone. */
export type SettledTopic = Pick<GapSettlement, 'topic' | 'state' | 'settledAt'> & { note: string | null };

type QuestionRow = Omit<GapQuestion, 'isOpen'> & { isOpen: 0 | 1 };

/** The questions that count, newest first: more of them would tell the owner nothing new. */
const MOST = 1000;

/** What callers asked and the agent could not answer, and what became of it. */
export function createGapsStore(db: Db) {
  const put = db.prepare<[string, number, string, string]>(
    `INSERT INTO gap_questions (id, business_id, call_id, position, question)
     SELECT ?, business_id, id, ?, ? FROM calls WHERE id = ? ON CONFLICT (call_id, position) DO NOTHING`,
  );
  const questions = db.prepare<[string], QuestionRow>(
    `SELECT g.id, coalesce(c.person_id, c.identity_id, c.id) AS caller, g.question, c.started_at AS askedAt,
       s.id IS NULL OR (s.state = 'answered' AND s.note_id IS NULL) AS isOpen
     FROM gap_questions g JOIN calls c ON c.id = g.call_id LEFT JOIN gap_settlements s ON s.id = g.settlement_id
     WHERE g.business_id = ? AND c.rehearsal = 0 ORDER BY g.id DESC LIMIT ${MOST}`,
  );
  const settled = db.prepare<[string], SettledTopic>(
    `SELECT s.topic, s.state, s.settled_at AS settledAt, n.note FROM gap_settlements s
     LEFT JOIN notes n ON n.id = s.note_id WHERE s.business_id = ? ORDER BY s.settled_at, s.id`,
  );
  const add = db.prepare<GapSettlement>(
    `INSERT INTO gap_settlements (id, business_id, topic, state, note_id, settled_at)
     VALUES (@id, @businessId, @topic, @state, @noteId, @settledAt)`,
  );
  const settle = db.prepare<[string, string]>('UPDATE gap_questions SET settlement_id = ? WHERE id = ?');
  const find = db.prepare<[string], { businessId: string; noteId: string | null }>(
    'SELECT business_id AS businessId, note_id AS noteId FROM gap_settlements WHERE id = ?',
  );
  const remove = db.prepare<[string]>('DELETE FROM gap_settlements WHERE id = ?');
  const answers = db.prepare<[], string>('SELECT note_id FROM gap_settlements WHERE note_id IS NOT NULL').pluck();
  const removeOfCall = db.prepare<[string]>('DELETE FROM gap_questions WHERE call_id = ?');

  return {
    /** Once for each place of a call; learning again changes nothing. */
    put: (id: string, callId: string, position: number, question: string): void =>
      void put.run(id, position, question, callId),
    /** The newest of a shop, settled ones too; not those of rehearsals. */
    ofBusiness: (businessId: string): GapQuestion[] =>
      questions.all(businessId).map((row) => ({ ...row, caller: String(row.caller), isOpen: row.isOpen === 1 })),
    /** Oldest first. */
    settledOf: (businessId: string): SettledTopic[] => settled.all(businessId),
    settle(settlement: GapSettlement, questionIds: readonly string[]): void {
      add.run(settlement);
      for (const id of questionIds) settle.run(settlement.id, id);
    },
    settlement: (id: string): { businessId: string; noteId: string | null } | undefined => find.get(id),
    /** Its questions are open again. */
    reopen: (id: string): boolean => remove.run(id).changes === 1,
    /** Notes that are answers to questions. */
    answerNotes: (): string[] => answers.all(),
    removeOfCall: (callId: string): number => removeOfCall.run(callId).changes,
  };
}
