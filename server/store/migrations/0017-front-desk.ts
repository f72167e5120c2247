/**
 * The front desk. Times are epoch milliseconds, so that they can be compared; days are the shop's own.
 *
 * Who and what is taken stands in `occupations` and nowhere else, buffers included: one row for the member of staff and
 * one for every resource of an appointment or a hold. The database itself refuses a second row over another, whoever
 * asks: that is what keeps two callers from one chair. Two holds of one holder may lie over one another, as the times do
 * that are offered on one call. A hold that has run out is deleted before anything is booked, so that the guard needs no
 * clock. Nothing is taken for longer than two days, so that only few rows are looked at, however many years there are.
 * Rows are never changed, only deleted and written anew.
 *
 * What was removed from the desk stays here for the appointments that name it. `contact` is sealed.
 */
export const frontDesk = `
CREATE TABLE desk_items (
  id          TEXT PRIMARY KEY,
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  kind        TEXT NOT NULL CHECK (kind IN ('service', 'staff', 'resource')),
  profile     TEXT NOT NULL CHECK (json_valid(profile)),
  removed_at  TEXT
) STRICT;
CREATE INDEX desk_items_of_business ON desk_items (business_id, kind);
CREATE TABLE closures (
  id          TEXT PRIMARY KEY,
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  from_day    TEXT NOT NULL,
  to_day      TEXT NOT NULL CHECK (to_day >= from_day),
  note        TEXT NOT NULL
) STRICT;
CREATE INDEX closures_of_business ON closures (business_id, from_day);
CREATE TABLE holidays (
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  day         TEXT NOT NULL,
  rule        TEXT NOT NULL,
  name        TEXT NOT NULL,
  PRIMARY KEY (business_id, day, rule)
) STRICT, WITHOUT ROWID;
CREATE TABLE desk_settings (
  business_id TEXT PRIMARY KEY REFERENCES businesses ON DELETE CASCADE,
  settings    TEXT NOT NULL CHECK (json_valid(settings))
) STRICT, WITHOUT ROWID;

CREATE TABLE appointments (
  id          TEXT PRIMARY KEY,
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  service_id  TEXT NOT NULL REFERENCES desk_items,
  staff_id    TEXT NOT NULL REFERENCES desk_items,
  person_id   TEXT REFERENCES persons ON DELETE SET NULL,
  name        TEXT,
  contact     BLOB,
  masked      TEXT,
  note        TEXT,
  start_ms    INTEGER NOT NULL,
  end_ms      INTEGER NOT NULL CHECK (end_ms > start_ms),
  status      TEXT NOT NULL CHECK (status IN ('scheduled', 'done', 'cancelled', 'no-show')),
  booked      TEXT NOT NULL CHECK (json_valid(booked)),
  created_at  TEXT NOT NULL
) STRICT;
CREATE INDEX appointments_of_business ON appointments (business_id, start_ms);
CREATE INDEX appointments_of_person ON appointments (person_id, start_ms);
CREATE INDEX appointments_of_staff ON appointments (staff_id, start_ms);
CREATE INDEX appointments_of_service ON appointments (service_id);
CREATE TABLE appointment_history (
  appointment_id TEXT NOT NULL REFERENCES appointments ON DELETE CASCADE,
  position       INTEGER NOT NULL,
  at             TEXT NOT NULL,
  by             TEXT NOT NULL CHECK (by IN ('agent', 'staff')),
  what           TEXT NOT NULL CHECK (what IN ('booked', 'moved', 'cancelled', 'done', 'no-show', 'reopened')),
  start_ms       INTEGER NOT NULL,
  staff_id       TEXT NOT NULL,
  reason         TEXT,
  PRIMARY KEY (appointment_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE booking_keys (
  key            TEXT PRIMARY KEY,
  deed           TEXT NOT NULL,
  appointment_id TEXT NOT NULL REFERENCES appointments ON DELETE CASCADE,
  at             TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_keys_of_appointment ON booking_keys (appointment_id);
CREATE INDEX booking_keys_by_age ON booking_keys (at);
CREATE TABLE holds (
  id          TEXT PRIMARY KEY,
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  service_id  TEXT NOT NULL,
  holder      TEXT NOT NULL,
  slot        TEXT NOT NULL CHECK (json_valid(slot)),
  expires_ms  INTEGER NOT NULL
) STRICT;
CREATE INDEX holds_of_business ON holds (business_id);
CREATE INDEX holds_of_holder ON holds (holder);
CREATE INDEX holds_by_end ON holds (expires_ms);
CREATE TABLE occupations (
  business_id    TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  subject        TEXT NOT NULL REFERENCES desk_items,
  start_ms       INTEGER NOT NULL,
  end_ms         INTEGER NOT NULL,
  appointment_id TEXT REFERENCES appointments ON DELETE CASCADE,
  hold_id        TEXT REFERENCES holds ON DELETE CASCADE,
  holder         TEXT,
  CHECK (end_ms > start_ms AND end_ms - start_ms <= 172800000),
  CHECK ((appointment_id IS NULL) <> (hold_id IS NULL) AND (holder IS NULL) = (hold_id IS NULL))
) STRICT;
CREATE INDEX occupations_of_subject ON occupations (subject, start_ms);
CREATE INDEX occupations_of_business ON occupations (business_id, start_ms, end_ms, subject, holder);
CREATE INDEX occupations_of_appointment ON occupations (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX occupations_of_hold ON occupations (hold_id) WHERE hold_id IS NOT NULL;
CREATE TRIGGER nothing_taken_twice BEFORE INSERT ON occupations BEGIN
  SELECT RAISE(ABORT, 'occupied') WHERE EXISTS (
    SELECT 1 FROM occupations o
    WHERE o.subject = new.subject AND o.start_ms < new.end_ms AND o.start_ms > new.start_ms - 172800000
      AND o.end_ms > new.start_ms AND (o.holder IS NULL OR new.holder IS NULL OR o.holder <> new.holder));
  SELECT RAISE(ABORT, 'somebody of another business') WHERE NOT EXISTS (
    SELECT 1 FROM desk_items WHERE id = new.subject AND business_id = new.business_id
      AND kind IN ('staff', 'resource'));
END;
CREATE TRIGGER occupations_stay BEFORE UPDATE ON occupations BEGIN
  SELECT RAISE(ABORT, 'an occupation is written anew, never changed');
END;
CREATE TRIGGER one_business_per_appointment BEFORE INSERT ON appointments BEGIN
  SELECT RAISE(ABORT, 'an appointment and a caller of two businesses')
  WHERE new.person_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM persons WHERE id = new.person_id AND business_id = new.business_id);
  SELECT RAISE(ABORT, 'an appointment and a service of two businesses')
  WHERE NOT EXISTS (
    SELECT 1 FROM desk_items WHERE id = new.service_id AND business_id = new.business_id AND kind = 'service');
END;
CREATE TRIGGER one_business_per_changed_appointment BEFORE UPDATE OF person_id, business_id ON appointments BEGIN
  SELECT RAISE(ABORT, 'an appointment and a caller of two businesses')
  WHERE new.person_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM persons WHERE id = new.person_id AND business_id = new.business_id);
END;
CREATE TRIGGER cancelled_stays_cancelled BEFORE UPDATE OF status ON appointments
WHEN old.status = 'cancelled' AND new.status <> 'cancelled' BEGIN
  SELECT RAISE(ABORT, 'a cancelled appointment');
END;
CREATE TRIGGER cancelled_takes_nobody AFTER UPDATE OF status ON appointments WHEN new.status = 'cancelled' BEGIN
  DELETE FROM occupations WHERE appointment_id = new.id;
END;

CREATE TABLE waitlist (
  id            TEXT PRIMARY KEY,
  business_id   TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  person_id     TEXT NOT NULL REFERENCES persons ON DELETE CASCADE,
  service_id    TEXT NOT NULL REFERENCES desk_items,
  staff_id      TEXT REFERENCES desk_items,
  from_day      TEXT NOT NULL,
  to_day        TEXT NOT NULL CHECK (to_day >= from_day),
  consented     INTEGER NOT NULL CHECK (consented IN (0, 1)),
  state         TEXT NOT NULL CHECK (state IN ('waiting', 'offered', 'booked', 'declined', 'removed')),
  offer         TEXT CHECK (json_valid(offer)),
  passed        TEXT NOT NULL CHECK (json_valid(passed)),
  created_at    TEXT NOT NULL,
  CHECK ((state = 'offered') = (offer IS NOT NULL))
) STRICT;
CREATE INDEX waitlist_of_business ON waitlist (business_id, state);
CREATE INDEX waitlist_of_person ON waitlist (person_id);
CREATE INDEX waitlist_of_service ON waitlist (service_id);
CREATE INDEX waitlist_of_staff ON waitlist (staff_id);
`;
