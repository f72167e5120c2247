import type { Consent } from '#contract/outgoing.ts';

import type { Db } from './database.ts';

type Kept = { consent: Exclude<Consent, 'not_asked'>; changedAt: string };
type Refusal = { callId: string; at: string };

/** In two parts, because each has an index of its own: live calls are in no other. Takes the person twice. */
const THEIR_CALLS = `SELECT id FROM calls WHERE person_id = ? AND status <> 'live'
  UNION ALL SELECT id FROM calls WHERE person_id = ? AND status = 'live'`;

/** Who may be called, and the calls in which somebody seems to have asked not to be. */
export function createConsentsStore(db: Db) {
  const get = db.prepare<[string], Kept>(
    'SELECT consent, changed_at AS changedAt FROM call_consents WHERE person_id = ?',
  );
  const set = db.prepare<[string, string, string]>(
    `INSERT INTO call_consents (person_id, consent, changed_at) VALUES (?, ?, ?)
     ON CONFLICT (person_id) DO UPDATE SET consent = excluded.consent, changed_at = excluded.changed_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM call_consents WHERE person_id = ?');
  const refused = db.prepare<[string, string]>(
    'INSERT INTO call_refusals (call_id, said_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const openRefusal = db.prepare<[string, string], Refusal>(
    `SELECT r.call_id AS callId, r.said_at AS at FROM call_refusals r
     WHERE r.answered_at IS NULL AND r.call_id IN (${THEIR_CALLS})
     ORDER BY r.said_at DESC LIMIT 1`,
  );
  const answer = db.prepare<[string, string, string]>(
    `UPDATE call_refusals SET answered_at = ? WHERE answered_at IS NULL AND call_id IN (${THEIR_CALLS})`,
  );
  // Of two that are one person, or were taken for one, whoever said no is not called.
  const inherit = db.prepare<{ from: string; to: string }>(
    `INSERT INTO call_consents (person_id, consent, changed_at)
       SELECT @to, consent, changed_at FROM call_consents WHERE person_id = @from
     ON CONFLICT (person_id) DO UPDATE SET consent = excluded.consent, changed_at = excluded.changed_at
       WHERE excluded.consent = 'no'`,
  );

  return {
    /** Null: never asked. */
    get: (personId: string): Kept | null => get.get(personId) ?? null,
    set(personId: string, consent: Consent, at: string): void {
      if (consent === 'not_asked') remove.run(personId);
      else set.run(personId, consent, at);
    },
    /** In this call somebody seems to have asked not to be called; said twice it is one. */
    noteRefusal: (callId: string, at: string): void => void refused.run(callId, at),
    /** The newest that nobody has answered yet. */
    openRefusal: (personId: string): Refusal | null => openRefusal.get(personId, personId) ?? null,
    answerRefusals: (personId: string, at: string): void => void answer.run(at, personId, personId),
    /** What one said holds for the other too: all of it where nothing is known there, a no in any case. */
    inherit: (from: string, to: string): void => void inherit.run({ from, to }),
  };
}
