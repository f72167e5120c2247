/** Calls that we make, each asked for once; who may be called; and who seems to have asked in a call not to be. */
export const outgoing = `
CREATE TABLE outgoing_calls (
  ask         TEXT PRIMARY KEY,
  call_id     TEXT REFERENCES calls (id) ON DELETE SET NULL,
  business_id TEXT NOT NULL,
  line        TEXT NOT NULL,
  task_id     TEXT,
  asked_at    TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('sending', 'calling', 'unknown', 'not_made')),
  told        TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX outgoing_of_call ON outgoing_calls (call_id);
CREATE INDEX outgoing_of_business ON outgoing_calls (business_id, asked_at);
CREATE INDEX outgoing_by_time ON outgoing_calls (asked_at);

CREATE TABLE call_consents (
  person_id  TEXT PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
  consent    TEXT NOT NULL CHECK (consent IN ('yes', 'no')),
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE call_refusals (
  call_id     TEXT PRIMARY KEY REFERENCES calls (id) ON DELETE CASCADE,
  said_at     TEXT NOT NULL,
  answered_at TEXT
) STRICT, WITHOUT ROWID;
`;
