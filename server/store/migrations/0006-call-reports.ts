/**
 * What the window shows of a finished call beside its words: the provider's analysis and the stages of the call. In rows
 * of their own, because the delivery they came in may be blanked. Lists by outcome and of failed calls have indexes that
 * a ringing phone never touches: a live call is in neither.
 */
export const callReports = `
CREATE TABLE call_results (
  call_id   TEXT NOT NULL REFERENCES calls ON DELETE CASCADE,
  kind      TEXT NOT NULL CHECK (kind IN ('collected', 'evaluation')),
  position  INTEGER NOT NULL,
  name      TEXT NOT NULL,
  value     TEXT,
  rationale TEXT,
  PRIMARY KEY (call_id, kind, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE call_timings (
  call_id      TEXT NOT NULL REFERENCES calls ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  stage        TEXT NOT NULL,
  at           TEXT,
  milliseconds REAL,
  PRIMARY KEY (call_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX calls_of_outcome ON calls (outcome, started_at, id, business_id, status)
  WHERE outcome IS NOT NULL;
CREATE INDEX calls_failed ON calls (started_at, id, business_id, outcome) WHERE status = 'failed';
`;
