/**
 * Calendars of staff: those that other programs read from us, and those that we read from elsewhere. An address is as
 * good as a password: what we gave out is sealed, and found again by its hash; what we were given is sealed too. Of a
 * foreign calendar only the times stay here in which somebody is busy: nothing of what they do.
 *
 * Busy times refuse an appointment as another one does. They may lie over appointments that were there before.
 * `calendar_links` are addresses of one appointment each, for whom it was made.
 */
export const calendars = `
CREATE TABLE calendar_feeds (
  staff_id    TEXT PRIMARY KEY REFERENCES desk_items ON DELETE CASCADE,
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  hash        TEXT NOT NULL UNIQUE,
  token       BLOB NOT NULL,
  is_open     INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  with_names  INTEGER NOT NULL CHECK (with_names IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_feeds_of_business ON calendar_feeds (business_id);
CREATE INDEX calendar_feeds_open ON calendar_feeds (is_open) WHERE is_open = 1;
CREATE TABLE calendar_links (
  hash           TEXT PRIMARY KEY,
  appointment_id TEXT NOT NULL REFERENCES appointments ON DELETE CASCADE,
  until_ms       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_links_of_appointment ON calendar_links (appointment_id);
CREATE INDEX calendar_links_by_end ON calendar_links (until_ms);
CREATE TABLE calendar_imports (
  staff_id    TEXT PRIMARY KEY REFERENCES desk_items ON DELETE CASCADE,
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  address     BLOB NOT NULL,
  etag        TEXT,
  modified    TEXT,
  zone        TEXT,
  until_ms    INTEGER NOT NULL,
  due_ms      INTEGER NOT NULL,
  tried_at    TEXT,
  read_at     TEXT,
  skipped     INTEGER NOT NULL,
  problem     TEXT CHECK (json_valid(problem))
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_imports_of_business ON calendar_imports (business_id);
CREATE INDEX calendar_imports_due ON calendar_imports (due_ms);
CREATE INDEX calendar_imports_failing ON calendar_imports (read_at) WHERE problem IS NOT NULL;
CREATE TABLE busy_times (
  staff_id    TEXT NOT NULL REFERENCES calendar_imports ON DELETE CASCADE,
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  start_ms    INTEGER NOT NULL,
  end_ms      INTEGER NOT NULL,
  PRIMARY KEY (staff_id, start_ms),
  CHECK (end_ms > start_ms AND end_ms - start_ms <= 172800000)
) STRICT, WITHOUT ROWID;
CREATE INDEX busy_times_of_business ON busy_times (business_id, start_ms, end_ms, staff_id);
CREATE TRIGGER nobody_taken_while_busy BEFORE INSERT ON occupations BEGIN
  SELECT RAISE(ABORT, 'occupied') WHERE EXISTS (
    SELECT 1 FROM busy_times b
    WHERE b.staff_id = new.subject AND b.start_ms < new.end_ms AND b.start_ms > new.start_ms - 172800000
      AND b.end_ms > new.start_ms);
END;
`;
