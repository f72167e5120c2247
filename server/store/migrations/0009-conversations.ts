/**
 * Conversations that are at the provider and not here yet, and what the line of a call cost. A conversation is known by
 * the provider's id alone; nothing in the first table tells anything about anybody. A delivery that was read in from the
 * past is marked: what was promised in it was due long ago.
 */
export const conversations = `
CREATE TABLE fetches (
  conversation_id TEXT PRIMARY KEY,
  purpose         TEXT NOT NULL CHECK (purpose IN ('missed', 'backfill')),
  started_at      REAL NOT NULL,
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_try_at     TEXT NOT NULL DEFAULT '',
  parked          INTEGER NOT NULL DEFAULT 0 CHECK (parked IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX fetches_due ON fetches (purpose, parked, next_try_at, started_at);
ALTER TABLE inbox ADD COLUMN past INTEGER NOT NULL DEFAULT 0 CHECK (past IN (0, 1));
CREATE TABLE line_prices (
  call_id  TEXT PRIMARY KEY REFERENCES calls ON DELETE CASCADE,
  amount   REAL,
  currency TEXT,
  asked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
