import type { Db } from './database.ts';

/**
 * Knows the live calls by number and by CallSid, in memory: temporary tables, which triggers keep in step with `calls`
 * within the same transaction, so that they roll back with it. On disk these two would be a page each for every ring,
 * anywhere in the file; and only one process writes to the database at a time (instance-lock.ts).
 * `call` is the row's rowid, which stays as it is: the file is never vacuumed. It tells nothing of when the call began,
 * as one that is joined with another gets a row of its own. All else is read from that row, since a call whose end is
 * never reported stays here for hours.
 *
 * It also knows which of the calls that we make somebody has taken, as the looks at the line tell. That is kept nowhere
 * on disk: after a restart the next look tells it again.
 */
export function followLiveCalls(db: Db): void {
  db.pragma('temp_store = MEMORY');
  db.exec(`
    CREATE TEMP TABLE live_by_sid (
      call_sid TEXT NOT NULL, call INTEGER NOT NULL, PRIMARY KEY (call_sid, call)
    ) STRICT, WITHOUT ROWID;
    CREATE TEMP TABLE live_by_identity (
      identity_id INTEGER NOT NULL, started_ms INTEGER NOT NULL, call INTEGER NOT NULL,
      PRIMARY KEY (identity_id, started_ms, call)
    ) STRICT, WITHOUT ROWID;
    CREATE TEMP TABLE taken_calls (call INTEGER PRIMARY KEY) STRICT;
    INSERT INTO live_by_sid SELECT call_sid, rowid FROM calls WHERE status = 'live' AND call_sid IS NOT NULL;
    INSERT INTO live_by_identity
      SELECT identity_id, ${startedMs('calls')}, rowid FROM calls WHERE status = 'live' AND identity_id IS NOT NULL;

    CREATE TEMP TRIGGER live_call_begins AFTER INSERT ON main.calls WHEN new.status = 'live' BEGIN ${ENTER} END;
    CREATE TEMP TRIGGER live_call_ends AFTER DELETE ON main.calls WHEN old.status = 'live' BEGIN ${LEAVE} END;
    CREATE TEMP TRIGGER live_call_changes AFTER UPDATE OF status, call_sid, identity_id, started_at ON main.calls
      WHEN 'live' IN (old.status, new.status) BEGIN ${LEAVE} ${ENTER} END;
    CREATE TEMP TRIGGER taken_call_goes AFTER DELETE ON main.calls WHEN old.status = 'live'
      BEGIN DELETE FROM taken_calls WHERE call = old.rowid; END;
    CREATE TEMP TRIGGER taken_call_ends AFTER UPDATE OF status ON main.calls
      WHEN old.status = 'live' AND new.status <> 'live' BEGIN DELETE FROM taken_calls WHERE call = old.rowid; END;`);
}

/** A number takes a quarter of the room of the time as it is written. */
function startedMs(row: 'calls' | 'new' | 'old'): string {
  return `coalesce(CAST(round(unixepoch(${row}.started_at, 'subsec') * 1000) AS INTEGER), 0)`;
}

const ENTER = `
  INSERT INTO live_by_sid SELECT new.call_sid, new.rowid WHERE new.status = 'live' AND new.call_sid IS NOT NULL;
  INSERT INTO live_by_identity SELECT new.identity_id, ${startedMs('new')}, new.rowid
    WHERE new.status = 'live' AND new.identity_id IS NOT NULL;`;
const LEAVE = `
  DELETE FROM live_by_sid WHERE call_sid = old.call_sid AND call = old.rowid;
  DELETE FROM live_by_identity
    WHERE identity_id = old.identity_id AND started_ms = ${startedMs('old')} AND call = old.rowid;`;
