/**
 * What callers asked and the agent could not answer. A question belongs to its call and goes with it, so whoever is
 * forgotten leaves none behind. `topic` is a keyed hash: which word a topic was brought together by may be a caller's
 * own, and must not outlive their question. An answer is a note of the shop; without it the question is open again.
 */
export const knowledgeGaps = `
CREATE TABLE gap_settlements (
  id          TEXT PRIMARY KEY,
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  topic       TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('answered', 'dismissed')),
  note_id     TEXT REFERENCES notes ON DELETE SET NULL,
  settled_at  TEXT NOT NULL,
  CHECK (state = 'answered' OR note_id IS NULL)
) STRICT;
CREATE INDEX gap_settlements_of_business ON gap_settlements (business_id, topic);
CREATE INDEX gap_settlements_by_note ON gap_settlements (note_id) WHERE note_id IS NOT NULL;
CREATE TABLE gap_questions (
  id            TEXT PRIMARY KEY,
  business_id   TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  call_id       TEXT NOT NULL REFERENCES calls ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  question      TEXT NOT NULL,
  settlement_id TEXT REFERENCES gap_settlements ON DELETE SET NULL,
  UNIQUE (call_id, position)
) STRICT;
CREATE INDEX gap_questions_of_business ON gap_questions (business_id, id);
CREATE INDEX gap_questions_settled ON gap_questions (settlement_id) WHERE settlement_id IS NOT NULL;
`;
