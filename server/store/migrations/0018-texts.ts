/**
 * Texts about appointments: that one is to be sent, and what became of it. Neither its words nor a number are kept: both
 * are made when it is sent. `occasion` names what it is sent for, so that the same thing is never said twice; `to_key` is
 * the keyed hash of the number, by which an answer is understood.
 *
 * Who asked for no more texts (`text_stops`) stays asked for when they are forgotten: the hash tells nothing of them, and
 * without it they would be written to again.
 */
export const texts = `
CREATE TABLE texts (
  id             TEXT PRIMARY KEY,
  business_id    TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  kind           TEXT NOT NULL CHECK (kind IN ('confirmation', 'moved', 'cancelled', 'reminder', 'offer')),
  appointment_id TEXT REFERENCES appointments ON DELETE CASCADE,
  entry_id       TEXT REFERENCES waitlist ON DELETE CASCADE,
  occasion       TEXT NOT NULL UNIQUE,
  about_ms       INTEGER NOT NULL,
  due_ms         INTEGER NOT NULL,
  until_ms       INTEGER NOT NULL,
  state          TEXT NOT NULL
                 CHECK (state IN ('waiting', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'dropped')),
  problem        TEXT CHECK (json_valid(problem)),
  to_key         TEXT,
  created_at     TEXT NOT NULL,
  changed_at     TEXT NOT NULL,
  CHECK ((appointment_id IS NULL) <> (entry_id IS NULL))
) STRICT;
CREATE INDEX texts_of_business ON texts (business_id, created_at);
CREATE INDEX texts_of_appointment ON texts (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX texts_of_entry ON texts (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX texts_to ON texts (business_id, to_key) WHERE to_key IS NOT NULL;
CREATE INDEX texts_by_subject ON texts (about_ms);
CREATE INDEX texts_by_state ON texts (state);
CREATE TABLE text_settings (
  business_id TEXT PRIMARY KEY REFERENCES businesses ON DELETE CASCADE,
  settings    TEXT NOT NULL CHECK (json_valid(settings)),
  on_since    TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE text_stops (
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  key         TEXT NOT NULL,
  at          TEXT NOT NULL,
  PRIMARY KEY (business_id, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE text_choices (
  business_id     TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  key             TEXT NOT NULL,
  appointment_ids TEXT NOT NULL CHECK (json_valid(appointment_ids)),
  at              TEXT NOT NULL,
  PRIMARY KEY (business_id, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE text_answers (
  sid         TEXT PRIMARY KEY,
  business_id TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  key         TEXT NOT NULL,
  reply       BLOB NOT NULL,
  at          TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX text_answers_of ON text_answers (business_id, key);
CREATE INDEX text_answers_by_age ON text_answers (at);
CREATE TRIGGER no_texts_about_the_forgotten AFTER UPDATE OF person_id ON appointments
WHEN old.person_id IS NOT NULL AND new.person_id IS NULL BEGIN
  DELETE FROM texts WHERE appointment_id = new.id;
END;
CREATE TRIGGER no_answers_of_the_forgotten AFTER DELETE ON identities BEGIN
  DELETE FROM text_answers WHERE business_id = old.business_id AND key = old.key;
  DELETE FROM text_choices WHERE business_id = old.business_id AND key = old.key;
  UPDATE texts SET to_key = NULL WHERE business_id = old.business_id AND to_key = old.key;
END;
`;
