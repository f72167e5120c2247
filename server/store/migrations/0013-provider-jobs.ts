/**
 * What is still to be done at a provider. Done, a job is gone; the same thing asked for again takes the place of the one
 * that waits, and `revision` tells the one in hand that it is no longer what was wanted.
 */
export const providerJobs = `
CREATE TABLE provider_jobs (
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL,
  key         TEXT NOT NULL,
  payload     BLOB NOT NULL,
  revision    INTEGER NOT NULL DEFAULT 0,
  attempts    INTEGER NOT NULL DEFAULT 0,
  added_at    TEXT NOT NULL,
  next_try_at TEXT NOT NULL,
  parked_at   TEXT,
  problem     TEXT,
  UNIQUE (kind, key)
) STRICT;
CREATE INDEX provider_jobs_waiting ON provider_jobs (next_try_at, id) WHERE parked_at IS NULL;
CREATE INDEX provider_jobs_parked ON provider_jobs (kind) WHERE parked_at IS NOT NULL;
`;
