import type { Fact } from '#contract/facts.ts';
import type { Observation, Standing } from '../domain/observation.ts';
import type { Db } from './database.ts';
import { bindable, columnsOf, selected } from './rows.ts';

/** An observation with the person it was attributed to (null while that is open) and its place in the world. */
export type StoredFact = Observation & Omit<Standing, 'id'> & { personId: string | null };

export type FactRow = Omit<StoredFact, 'negated' | 'correction' | 'pinned'> & {
  negated: 0 | 1;
  correction: 0 | 1;
  pinned: 0 | 1;
};

const OBSERVED = [
  ...['id', 'personId', 'callId', 'subject', 'slot', 'value', 'negated', 'source', 'confidence', 'sensitivity'],
  ...['correction', 'quarantine', 'turn', 'quote', 'saidAt', 'pinned', 'approvedAt', 'forgottenAt', 'expiresAt'],
] as const satisfies readonly (keyof StoredFact)[];
const STANDING = ['status', 'trueTo', 'retiredAt', 'pendingReason'] as const satisfies readonly (keyof StoredFact)[];

/** The columns of a fact, for a `SELECT` that joins others to it. */
export function factColumns(table = ''): string {
  return selected([...OBSERVED, ...STANDING], table);
}

export function createFactsStore(db: Db) {
  const { names, values } = columnsOf([...OBSERVED, ...STANDING, 'findingKey']);
  const add = db.prepare(`INSERT INTO facts (${names}) VALUES (${values}) ON CONFLICT (finding_key) DO NOTHING`);
  const select = `SELECT ${factColumns()} FROM facts`;
  const byId = db.prepare<[string], FactRow>(`${select} WHERE id = ?`);
  const ofPerson = db.prepare<[string], FactRow>(`${select} WHERE person_id = ? ORDER BY said_at, id`);
  const ofCall = db.prepare<[string], FactRow>(`${select} WHERE call_id = ? ORDER BY said_at, id`);
  const assign = db.prepare<[string | null, string]>('UPDATE facts SET person_id = ? WHERE call_id = ?');
  const stand = db.prepare(
    `UPDATE facts SET status = @status, true_to = @trueTo, retired_at = @retiredAt, pending_reason = @pendingReason WHERE id = @id`,
  );
  const decide = db.prepare(
    `UPDATE facts SET pinned = @pinned, approved_at = @approvedAt, forgotten_at = @forgottenAt, expires_at = @expiresAt WHERE id = @id`,
  );
  const removeOfPerson = db.prepare<[string]>('DELETE FROM facts WHERE person_id = ?');
  const removeOfCall = db.prepare<[string]>('DELETE FROM facts WHERE call_id = ?');

  return {
    /** False when the same finding of the same call is already there. */
    add: (fact: StoredFact, findingKey: string | null): boolean =>
      add.run(bindable({ ...fact, findingKey })).changes === 1,
    find(id: string): StoredFact | undefined {
      const row = byId.get(id);
      return row && toFact(row);
    },
    /** In the order they were said. */
    ofPerson: (personId: string): StoredFact[] => ofPerson.all(personId).map(toFact),
    ofCall: (callId: string): StoredFact[] => ofCall.all(callId).map(toFact),
    assign: (callId: string, personId: string | null): void => void assign.run(personId, callId),
    stand: (standing: Standing): void => void stand.run(bindable(standing)),
    decide: (fact: Pick<StoredFact, 'id' | 'pinned' | 'approvedAt' | 'forgottenAt' | 'expiresAt'>): void =>
      void decide.run(bindable(fact)),
    removeOfPerson: (personId: string): number => removeOfPerson.run(personId).changes,
    removeOfCall: (callId: string): number => removeOfCall.run(callId).changes,
  };
}

export function toFact(row: FactRow): StoredFact {
  return { ...row, negated: row.negated === 1, correction: row.correction === 1, pinned: row.pinned === 1 };
}

/** What the owner sees of a fact. We learn a thing when it is said, so both clocks start there. */
export function shownFact(fact: StoredFact): Fact {
  const { personId: _p, correction: _c, quarantine: _q, approvedAt: _a, saidAt, forgottenAt, ...same } = fact;
  return { ...same, trueFrom: saidAt, learnedAt: saidAt, retiredAt: forgottenAt ?? same.retiredAt };
}
