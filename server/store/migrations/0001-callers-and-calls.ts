/**
 * Everything issue 2 remembers. Numbers are never in clear: `key` is HMAC-SHA-256(install key, SHA-256 of the E.164
 * number) in hex, `sealed_number` is AES-256-GCM. Raw deliveries are sealed because they hold numbers too.
 *
 * Memory belongs to a business: the same number is another identity in each, with people of its own. Foreign keys and
 * triggers make it impossible to hang a call or a person on a number of another business, whatever a bug above them
 * may ask for.
 *
 * Writing a ring costs little else than the index pages it lands on. So what the agent was told stands in the call's own
 * row, and a call is put into most indexes only when it is over: live calls are few and have an index of their own, and
 * live-calls.ts knows them by number and CallSid, in memory.
 * That rules out foreign keys to the person and the number; triggers do their work wherever no phone is ringing. Indexes
 * by time ascend, though lists descend: a new row then lands at the end, which SQLite fills without splitting pages in
 * half. And nothing that can be violated by writing a ring takes back that statement alone (ROLLBACK instead of ABORT):
 * SQLite would keep a copy of every page the statement changes.
 */
export const callersAndCalls = `
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sealed_secrets (name TEXT PRIMARY KEY, sealed BLOB NOT NULL, changed_at TEXT NOT NULL) STRICT;

CREATE TABLE businesses (
  id         TEXT PRIMARY KEY,
  profile    TEXT NOT NULL CHECK (json_valid(profile)),
  changed_at TEXT NOT NULL
) STRICT;
CREATE TABLE numbers (
  key           TEXT PRIMARY KEY,
  business_id   TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  sealed_number BLOB NOT NULL,
  masked        TEXT NOT NULL
) STRICT;
CREATE INDEX numbers_by_business ON numbers (business_id);

CREATE TABLE persons (
  id          TEXT PRIMARY KEY,
  business_id TEXT NOT NULL REFERENCES businesses,
  name        TEXT,
  card        TEXT,
  blocked     INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1)),
  created_at  TEXT NOT NULL,
  UNIQUE (id, business_id)
) STRICT;
CREATE INDEX persons_of_business ON persons (business_id, id);
CREATE TABLE identities (
  id            INTEGER PRIMARY KEY,
  business_id   TEXT NOT NULL REFERENCES businesses ON DELETE CASCADE,
  key           TEXT NOT NULL,
  public_id     TEXT NOT NULL UNIQUE,
  sealed_number BLOB,
  masked        TEXT,
  created_at    TEXT NOT NULL,
  UNIQUE (business_id, key)
) STRICT;
-- All that a ringing phone asks of a number, and whose it is, each read from one small page.
CREATE INDEX identities_that_ring ON identities (business_id, key, public_id, masked);
CREATE INDEX identities_of_business ON identities (id, business_id);
CREATE TABLE person_identities (
  identity_id INTEGER NOT NULL REFERENCES identities ON DELETE CASCADE,
  person_id   TEXT NOT NULL REFERENCES persons ON DELETE CASCADE,
  PRIMARY KEY (identity_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_of_person ON person_identities (person_id);
CREATE TRIGGER one_business_per_person BEFORE INSERT ON person_identities
WHEN (SELECT business_id FROM persons WHERE id = new.person_id)
  IS NOT (SELECT business_id FROM identities WHERE id = new.identity_id) BEGIN
  SELECT RAISE(ABORT, 'a person and a number of two businesses');
END;

CREATE TABLE calls (
  id               TEXT PRIMARY KEY,
  business_id      TEXT NOT NULL,
  identity_id      INTEGER,
  person_id        TEXT,
  person_pinned    INTEGER NOT NULL DEFAULT 0 CHECK (person_pinned IN (0, 1)),
  conversation_id  TEXT UNIQUE,
  call_sid         TEXT,
  agent_id         TEXT,
  direction        TEXT NOT NULL CHECK (direction IN ('inbound', 'outbound')),
  status           TEXT NOT NULL CHECK (status IN ('live', 'failed', 'ended')),
  started_at       TEXT NOT NULL,
  ended_at         TEXT,
  duration_seconds REAL,
  outcome          TEXT CHECK (outcome IN ('success', 'failure', 'unknown')),
  ended_because    TEXT,
  dropped          INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1)),
  title            TEXT,
  summary          TEXT,
  stated_name      TEXT,
  renames          INTEGER NOT NULL DEFAULT 0 CHECK (renames IN (0, 1)),
  cost_credits     REAL,
  cost_usd         REAL,
  audio_file       TEXT,
  pack             TEXT
) STRICT;
CREATE UNIQUE INDEX calls_by_sid ON calls (call_sid) WHERE status <> 'live';
CREATE INDEX calls_by_start ON calls (started_at, id) WHERE status <> 'live';
CREATE INDEX calls_of_business ON calls (business_id, started_at, id) WHERE status <> 'live';
-- The status is there only so that the last ring is told from the index alone.
CREATE INDEX calls_of_identity ON calls (identity_id, started_at, call_sid, status) WHERE status <> 'live';
CREATE INDEX calls_of_person ON calls (person_id, started_at) WHERE status <> 'live';
CREATE INDEX calls_live ON calls (started_at, person_id, identity_id) WHERE status = 'live';
CREATE TRIGGER one_business_per_finished_call BEFORE INSERT ON calls
WHEN new.status <> 'live' BEGIN
  SELECT RAISE(ROLLBACK, 'a call and a caller of two businesses')
  WHERE new.person_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM persons WHERE id = new.person_id AND business_id = new.business_id);
  SELECT RAISE(ROLLBACK, 'a call and a number of two businesses')
  WHERE new.identity_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM identities WHERE id = new.identity_id AND business_id = new.business_id);
END;
CREATE TRIGGER one_business_per_changed_call BEFORE UPDATE OF business_id, person_id, identity_id ON calls BEGIN
  SELECT RAISE(ABORT, 'a call and a caller of two businesses')
  WHERE new.person_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM persons WHERE id = new.person_id AND business_id = new.business_id);
  SELECT RAISE(ABORT, 'a call and a number of two businesses')
  WHERE new.identity_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM identities WHERE id = new.identity_id AND business_id = new.business_id);
END;
CREATE TRIGGER callers_keep_calls BEFORE DELETE ON persons BEGIN
  SELECT RAISE(ABORT, 'somebody who still has calls')
  WHERE EXISTS (SELECT 1 FROM calls WHERE person_id = old.id AND status <> 'live')
    OR EXISTS (SELECT 1 FROM calls WHERE person_id = old.id AND status = 'live');
END;
CREATE TRIGGER numbers_keep_calls BEFORE DELETE ON identities BEGIN
  SELECT RAISE(ABORT, 'a number that still has calls')
  WHERE EXISTS (SELECT 1 FROM calls WHERE identity_id = old.id AND status <> 'live')
    OR EXISTS (SELECT 1 FROM calls WHERE identity_id = old.id AND status = 'live');
END;

CREATE TABLE turns (
  call_id     TEXT NOT NULL REFERENCES calls ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  role        TEXT NOT NULL CHECK (role IN ('agent', 'caller', 'tool')),
  text        TEXT NOT NULL,
  at_seconds  REAL NOT NULL,
  interrupted INTEGER NOT NULL CHECK (interrupted IN (0, 1)),
  PRIMARY KEY (call_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (
  id             TEXT PRIMARY KEY,
  person_id      TEXT REFERENCES persons ON DELETE CASCADE,
  call_id        TEXT REFERENCES calls ON DELETE CASCADE,
  finding_key    TEXT UNIQUE,
  subject        TEXT NOT NULL,
  slot           TEXT NOT NULL,
  value          TEXT NOT NULL,
  negated        INTEGER NOT NULL CHECK (negated IN (0, 1)),
  source         TEXT NOT NULL CHECK (source IN ('staff', 'tool', 'caller', 'model', 'imported')),
  confidence     REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  sensitivity    TEXT NOT NULL CHECK (sensitivity IN ('normal', 'health')),
  correction     INTEGER NOT NULL CHECK (correction IN (0, 1)),
  quarantine     TEXT,
  turn           INTEGER,
  quote          TEXT,
  said_at        TEXT NOT NULL,
  status         TEXT NOT NULL CHECK (status IN ('active', 'pending', 'superseded', 'forgotten')),
  true_to        TEXT,
  retired_at     TEXT,
  pending_reason TEXT,
  pinned         INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
  approved_at    TEXT,
  forgotten_at   TEXT,
  expires_at     TEXT
) STRICT;
CREATE INDEX facts_of_person ON facts (person_id, slot);
CREATE INDEX facts_of_call ON facts (call_id);

CREATE TABLE notes (
  id          TEXT PRIMARY KEY,
  business_id TEXT REFERENCES businesses ON DELETE CASCADE,
  person_id   TEXT REFERENCES persons ON DELETE CASCADE,
  note        TEXT NOT NULL,
  from_day    TEXT,
  to_day      TEXT,
  created_at  TEXT NOT NULL
) STRICT;
CREATE INDEX notes_of_person ON notes (person_id);
CREATE INDEX notes_of_business ON notes (business_id);

CREATE TABLE tasks (
  id         TEXT PRIMARY KEY,
  task_key   TEXT UNIQUE,
  person_id  TEXT REFERENCES persons ON DELETE CASCADE,
  call_id    TEXT REFERENCES calls ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('promise', 'callback', 'message')),
  text       TEXT NOT NULL,
  due        TEXT,
  created_at TEXT NOT NULL,
  done_at    TEXT
) STRICT;
CREATE INDEX tasks_of_person ON tasks (person_id);
CREATE INDEX tasks_open ON tasks (due) WHERE done_at IS NULL;

CREATE TABLE inbox (
  id              INTEGER PRIMARY KEY,
  dedupe_key      TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL,
  conversation_id TEXT,
  body            BLOB,
  body_file       TEXT,
  received_at     TEXT NOT NULL,
  state           TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'learned', 'done', 'parked')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_try_at     TEXT NOT NULL DEFAULT '',
  problem         TEXT
) STRICT;
CREATE INDEX inbox_waiting ON inbox (state, id) WHERE state IN ('new', 'learned');
CREATE INDEX inbox_parked ON inbox (id) WHERE state = 'parked';
CREATE INDEX inbox_of_conversation ON inbox (conversation_id);

CREATE TABLE tombstones (
  key       TEXT PRIMARY KEY,
  erased_at TEXT NOT NULL
) STRICT;
`;
