/**
 * Proof of what was forgotten: how much of which kind, and what was asked of the providers. Nothing in it tells who it
 * was: the key of what was asked for is gone once it is answered. And who saw or changed what here, by opaque ids.
 */
export const erasures = `
CREATE TABLE erasures (
  id      TEXT PRIMARY KEY,
  at      TEXT NOT NULL,
  erased  TEXT NOT NULL CHECK (json_valid(erased)),
  unasked TEXT NOT NULL CHECK (json_valid(unasked))
) STRICT, WITHOUT ROWID;
CREATE INDEX erasures_by_time ON erasures (at, id);
CREATE TABLE erasure_asks (
  id         INTEGER PRIMARY KEY,
  erasure_id TEXT NOT NULL REFERENCES erasures ON DELETE CASCADE,
  kind       TEXT NOT NULL,
  key        TEXT,
  done_at    TEXT,
  UNIQUE (erasure_id, kind, key),
  CHECK ((key IS NULL) <> (done_at IS NULL))
) STRICT;
CREATE INDEX erasure_asks_open ON erasure_asks (kind, key) WHERE key IS NOT NULL;
CREATE TABLE audit_log (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      TEXT NOT NULL,
  who     TEXT NOT NULL CHECK (who IN ('window', 'api', 'cli', 'remote', 'program', 'staff')),
  action  TEXT NOT NULL,
  subject TEXT
) STRICT;
CREATE INDEX audit_log_by_time ON audit_log (at);
CREATE INDEX audit_log_by_subject ON audit_log (subject);
`;
