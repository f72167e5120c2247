import type { CarrierState } from '../domain/line-state.ts';
import type { Db } from './database.ts';

/** How a line's settings are kept: under the keyed hash of its number, sealed, for they hold numbers of people. */
type LineRow = { key: string; sealed: Buffer };

/** Who had a call first. */
export type LineTaker = 'agent' | 'staff' | 'voicemail' | 'words' | 'nobody';

/** A phone call on one of our own lines, as its carrier tells it. */
export type LineCallRow = {
  callSid: string;
  businessId: string;
  line: string;
  beganAt: string;
  state: CarrierState;
  taker: LineTaker;
};

export function createLinesStore(db: Db) {
  const all = db.prepare<[], LineRow>('SELECT key, settings AS sealed FROM lines');
  const save = db.prepare<[string, Buffer, string]>(
    `INSERT INTO lines VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET settings = excluded.settings, changed_at = excluded.changed_at`,
  );
  const call = db.prepare<[string], LineCallRow>(
    `SELECT call_sid AS callSid, business_id AS businessId, line, began_at AS beganAt, state, taker
     FROM line_calls WHERE call_sid = ?`,
  );
  const put = db.prepare<LineCallRow>(
    `INSERT INTO line_calls (call_sid, business_id, line, began_at, state, taker)
     VALUES (@callSid, @businessId, @line, @beganAt, @state, @taker)
     ON CONFLICT (call_sid) DO UPDATE SET state = excluded.state, taker = excluded.taker`,
  );
  const count = db
    .prepare<[string, string, string | null], number>(
      `SELECT count(*) FROM line_calls WHERE line = ? AND began_at >= ? AND taker <> 'nobody'
         AND began_at < coalesce((SELECT began_at FROM line_calls WHERE call_sid = ?), '9')`,
    )
    .pluck();
  const cost = db
    .prepare<[string, string], number | null>(
      `SELECT sum(c.cost_usd) FROM line_calls l JOIN calls c ON c.call_sid = l.call_sid AND c.status <> 'live'
       WHERE l.line = ? AND l.began_at >= ?`,
    )
    .pluck();
  const number = db.prepare<[string], Buffer>('SELECT sealed_number FROM numbers WHERE key = ?').pluck();
  const removeBefore = db.prepare<[string]>('DELETE FROM line_calls WHERE began_at < ?');
  return {
    all: (): LineRow[] => all.all(),
    save: (key: string, sealed: Buffer, at: string): void => void save.run(key, sealed, at),
    call: (callSid: string): LineCallRow | undefined => call.get(callSid),
    putCall: (row: LineCallRow): void => void put.run(row),
    /** Calls that a line took since an instant; of a call that is noted already, those before it. */
    countSince: (line: string, since: string, callSid: string | null = null): number =>
      count.get(line, since, callSid) ?? 0,
    /** US dollars that the calls of a line since an instant are known to have cost; null where none of them is. */
    costSince: (line: string, since: string): number | null => cost.get(line, since) ?? null,
    /** The number itself, sealed; undefined where it is no shop's any more. */
    sealedNumber: (key: string): Buffer | undefined => number.get(key),
    removeCallsBefore: (instant: string): void => void removeBefore.run(instant),
    ...createMissedStore(db),
    ...createVoicemailStore(db),
  };
}

/** Calls that nobody took: one a day for each caller. */
function createMissedStore(db: Db) {
  const add = db.prepare<[number, string, string]>(
    'INSERT INTO missed_calls (identity_id, day, task_id) VALUES (?, ?, ?)',
  );
  const known = db
    .prepare<[number, string], string>('SELECT task_id FROM missed_calls WHERE identity_id = ? AND day = ?')
    .pluck();
  const open = db
    .prepare<[number], string>(
      `SELECT m.task_id FROM missed_calls m JOIN tasks t ON t.id = m.task_id
       WHERE m.identity_id = ? AND t.done_at IS NULL`,
    )
    .pluck();
  const claim = db.prepare<[string, number, string]>(
    'UPDATE missed_calls SET texted_at = ? WHERE identity_id = ? AND day = ? AND texted_at IS NULL',
  );
  const unclaim = db.prepare<[number, string]>(
    'UPDATE missed_calls SET texted_at = NULL WHERE identity_id = ? AND day = ?',
  );
  return {
    addMissed: (identityId: number, day: string, taskId: string): void => void add.run(identityId, day, taskId),
    missedTask: (identityId: number, day: string): string | undefined => known.get(identityId, day),
    /** The tasks that wait because this number was missed. */
    openMissed: (identityId: number): string[] => open.all(identityId),
    /** Notes that this caller is sent the day's one text; false where it was noted before. */
    claimText: (identityId: number, day: string, at: string): boolean => claim.run(at, identityId, day).changes === 1,
    /** It certainly was not sent. */
    unclaimText: (identityId: number, day: string): void => void unclaim.run(identityId, day),
  };
}

/** Messages that callers left; they stay with the carrier. */
function createVoicemailStore(db: Db) {
  const add = db.prepare<[string, string, number]>(
    'INSERT INTO voicemails (call_id, recording_sid, seconds) VALUES (?, ?, ?) ON CONFLICT (recording_sid) DO NOTHING',
  );
  const known = db.prepare<[string]>('SELECT 1 FROM voicemails WHERE recording_sid = ?');
  const ofCall = db.prepare<[string], { recordingSid: string; seconds: number }>(
    'SELECT recording_sid AS recordingSid, seconds FROM voicemails WHERE call_id = ? ORDER BY rowid',
  );
  return {
    /** False where it was noted before. */
    addVoicemail: (callId: string, recordingSid: string, seconds: number): boolean =>
      add.run(callId, recordingSid, seconds).changes === 1,
    voicemailsOf: (callId: string) => ofCall.all(callId),
    isVoicemail: (recordingSid: string): boolean => known.get(recordingSid) !== undefined,
  };
}
