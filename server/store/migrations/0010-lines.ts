/**
 * How each of a shop's numbers is answered, and the phone calls on those that this computer answers. `key` and `line`
 * are the keyed hash of the number (as in `numbers`, which is written anew whenever a shop is saved, so that nothing may
 * refer to it). A missed call is kept once for a caller and day, which is what makes one task and one text of many.
 */
export const lines = `
CREATE TABLE lines (
  key        TEXT PRIMARY KEY,
  settings   BLOB NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
CREATE TABLE line_calls (
  call_sid    TEXT PRIMARY KEY,
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  line        TEXT NOT NULL,
  began_at    TEXT NOT NULL,
  state       TEXT NOT NULL
    CHECK (state IN ('ringing', 'answered', 'completed', 'busy', 'no-answer', 'failed', 'canceled')),
  taker       TEXT NOT NULL CHECK (taker IN ('agent', 'staff', 'voicemail', 'words', 'nobody'))
) STRICT, WITHOUT ROWID;
CREATE INDEX line_calls_of_day ON line_calls (line, began_at);
CREATE INDEX line_calls_of_business ON line_calls (business_id);
CREATE INDEX line_calls_by_age ON line_calls (began_at);
CREATE TABLE missed_calls (
  identity_id INTEGER NOT NULL REFERENCES identities ON DELETE CASCADE,
  day         TEXT NOT NULL,
  task_id     TEXT NOT NULL REFERENCES tasks ON DELETE CASCADE,
  texted_at   TEXT,
  PRIMARY KEY (identity_id, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX missed_calls_of_task ON missed_calls (task_id);
CREATE TABLE voicemails (
  call_id       TEXT NOT NULL REFERENCES calls ON DELETE CASCADE,
  recording_sid TEXT NOT NULL UNIQUE,
  seconds       INTEGER NOT NULL
) STRICT;
CREATE INDEX voicemails_of_call ON voicemails (call_id);
`;
