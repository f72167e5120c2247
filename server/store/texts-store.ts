import type { TextKind, TextState } from '#contract/texts.ts';
import type { Db } from './database.ts';
import { columnsOf, selected } from './rows.ts';

/** A text that is to be sent, or was. Times in epoch milliseconds; `problem` is JSON of a reason. */
export type TextRow = {
  id: string;
  businessId: string;
  kind: TextKind;
  appointmentId: string | null;
  entryId: string | null;
  occasion: string;
  aboutMs: number;
  dueMs: number;
  untilMs: number;
  state: TextState;
  problem: string | null;
  toKey: string | null;
  /** The provider's own id of it, and the keyed hash of its words: what it is found again by. */
  sid: string | null;
  wordsKey: string | null;
  createdAt: string;
  changedAt: string;
};
/** Of a number that asked for no more texts; masked, and null where nothing is known of it any more. */
type StoppedNumber = { masked: string | null; since: string };
type Claim = { id: string; toKey: string; wordsKey: string; at: string };
type Change = { id: string; state: TextState; problem: string | null; at: string };

const FIELDS = [
  ...['id', 'businessId', 'kind', 'appointmentId', 'entryId', 'occasion', 'aboutMs', 'dueMs', 'untilMs', 'state'],
  ...['problem', 'toKey', 'sid', 'wordsKey', 'createdAt', 'changedAt'],
];
const SELECT = `SELECT ${selected(FIELDS)} FROM texts`;

export function createTextsStore(db: Db) {
  const { names, values } = columnsOf(FIELDS);
  const add = db.prepare<TextRow>(`INSERT INTO texts (${names}) VALUES (${values}) ON CONFLICT (occasion) DO NOTHING`);
  const find = db.prepare<[string], TextRow>(`${SELECT} WHERE id = ?`);
  const ofOccasion = db.prepare<[string], TextRow>(`${SELECT} WHERE occasion = ?`);
  const list = db.prepare<[string, number], TextRow>(
    `${SELECT} WHERE business_id = ? ORDER BY created_at DESC, id DESC LIMIT ?`,
  );
  const ofAppointment = db.prepare<[string], TextRow>(
    `${SELECT} WHERE appointment_id = ? ORDER BY created_at DESC, id DESC LIMIT 200`,
  );
  const waitingOf = db.prepare<[string], TextRow>(`${SELECT} WHERE appointment_id = ? AND state = 'waiting'`);
  const claim = db.prepare<Claim>(
    `UPDATE texts SET state = 'sending', to_key = @toKey, words_key = @wordsKey, changed_at = @at
     WHERE id = @id AND state = 'waiting'`,
  );
  const change = db.prepare<Change & { from: string }>(
    `UPDATE texts SET state = @state, problem = @problem, changed_at = @at
     WHERE id = @id AND state IN (SELECT value FROM json_each(@from))`,
  );
  const prolong = db.prepare<[number, string]>(`UPDATE texts SET until_ms = ? WHERE id = ? AND state = 'waiting'`);
  const sentTo = db.prepare<[string, string]>(
    `SELECT 1 FROM texts WHERE business_id = ? AND to_key = ? AND state IN ('sending', 'sent', 'delivered', 'unknown')
     LIMIT 1`,
  );
  const appointmentsTo = db
    .prepare<[string, string, number], string>(
      `SELECT DISTINCT appointment_id FROM texts
       WHERE business_id = ? AND to_key = ? AND about_ms > ? AND appointment_id IS NOT NULL`,
    )
    .pluck();

  return {
    /** False where the same occasion has its text. */
    add: (row: TextRow): boolean => add.run(row).changes === 1,
    find: (id: string): TextRow | undefined => find.get(id),
    ofOccasion: (occasion: string): TextRow | undefined => ofOccasion.get(occasion),
    list: (businessId: string, limit: number): TextRow[] => list.all(businessId, limit),
    ofAppointment: (id: string): TextRow[] => ofAppointment.all(id),
    waitingOf: (appointmentId: string): TextRow[] => waitingOf.all(appointmentId),
    /** Notes that it is handed over now; false where it was before, or is to be sent no more. */
    claim: (claimed: Claim): boolean => claim.run(claimed).changes === 1,
    /** From one of these states to another; false where it is in none of them. */
    change: (to: Change, from: readonly TextState[]): boolean =>
      change.run({ ...to, from: JSON.stringify(from) }).changes === 1,
    /** Of use until later than was thought. */
    prolong: (id: string, untilMs: number): void => void prolong.run(untilMs, id),
    wasSentTo: (businessId: string, key: string): boolean => sentTo.get(businessId, key) !== undefined,
    /** Appointments that this number was written to about and that begin after an instant. */
    appointmentsTo: (businessId: string, key: string, after: number): string[] =>
      appointmentsTo.all(businessId, key, after),
    ...createFoundAgainStore(db),
    ...createTextSettingsStore(db),
    ...createStopsStore(db),
    ...createAnswersStore(db),
  };
}

/** Texts that come back: what was dropped and is wanted after all, and what the provider knows under an id of its own. */
function createFoundAgainStore(db: Db) {
  const revive = db
    .prepare<Pick<TextRow, 'occasion' | 'dueMs' | 'untilMs'> & { at: string; problem: string }, string>(
      `UPDATE texts SET state = 'waiting', problem = NULL, due_ms = @dueMs, until_ms = @untilMs, changed_at = @at
       WHERE occasion = @occasion AND state = 'dropped' AND json_extract(problem, '$.code') = @problem RETURNING id`,
    )
    .pluck();
  const noteSid = db.prepare<[string, string]>('UPDATE texts SET sid = ? WHERE id = ? AND to_key IS NOT NULL');
  const bySid = db.prepare<[string], string>('SELECT id FROM texts WHERE sid = ?').pluck();
  return {
    /** What was dropped for this reason waits again, for the same occasion; its id, or undefined where there is none. */
    revive: (row: Pick<TextRow, 'occasion' | 'dueMs' | 'untilMs'>, problem: string, at: string): string | undefined =>
      revive.get({ occasion: row.occasion, dueMs: row.dueMs, untilMs: row.untilMs, problem, at }),
    noteSid: (id: string, sid: string): void => void noteSid.run(sid, id),
    /** Which text of ours the provider's one is. */
    bySid: (sid: string): string | undefined => bySid.get(sid),
  };
}

function createTextSettingsStore(db: Db) {
  const get = db.prepare<[string], { settings: string; onSince: string | null }>(
    'SELECT settings, on_since AS onSince FROM text_settings WHERE business_id = ?',
  );
  const save = db.prepare<[string, string, string | null]>(
    `INSERT INTO text_settings VALUES (?, ?, ?)
     ON CONFLICT (business_id) DO UPDATE SET settings = excluded.settings, on_since = excluded.on_since`,
  );
  return {
    /** As JSON, and since when they are on; undefined where the owner never looked at them. */
    settings: (businessId: string): { settings: string; onSince: string | null } | undefined => get.get(businessId),
    saveSettings: (businessId: string, settings: string, onSince: string | null): void =>
      void save.run(businessId, settings, onSince),
  };
}

/** Numbers that asked for no more texts. */
function createStopsStore(db: Db) {
  const stop = db.prepare<[string, string, string]>('INSERT INTO text_stops VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const start = db.prepare<[string, string]>('DELETE FROM text_stops WHERE business_id = ? AND key = ?');
  const isStopped = db.prepare<[string, string]>('SELECT 1 FROM text_stops WHERE business_id = ? AND key = ?');
  const count = db.prepare<[string], number>('SELECT count(*) FROM text_stops WHERE business_id = ?').pluck();
  const list = db.prepare<[string, number], StoppedNumber>(
    `SELECT s.at AS since, coalesce(
       (SELECT i.masked FROM identities i WHERE i.business_id = s.business_id AND i.key = s.key),
       (SELECT a.masked FROM appointments a
        WHERE a.business_id = s.business_id AND a.contact_key = s.key AND a.masked IS NOT NULL LIMIT 1)) AS masked
     FROM text_stops s WHERE s.business_id = ? ORDER BY s.at DESC, s.key LIMIT ?`,
  );
  return {
    stop: (businessId: string, key: string, at: string): void => void stop.run(businessId, key, at),
    start: (businessId: string, key: string): boolean => start.run(businessId, key).changes === 1,
    isStopped: (businessId: string, key: string): boolean => isStopped.get(businessId, key) !== undefined,
    stopped: (businessId: string): number => count.get(businessId) ?? 0,
    /** Newest first. */
    stoppedNumbers: (businessId: string, limit: number): StoppedNumber[] => list.all(businessId, limit),
  };
}

/** What came in, by the provider's id, with what was answered (sealed); and what somebody was asked to choose from. */
function createAnswersStore(db: Db) {
  const answered = db.prepare<[string], Buffer>('SELECT reply FROM text_answers WHERE sid = ?').pluck();
  const note = db.prepare<[string, string, string, Buffer, string]>('INSERT INTO text_answers VALUES (?, ?, ?, ?, ?)');
  const count = db
    .prepare<[string, string, string], number>(
      'SELECT count(*) FROM text_answers WHERE business_id = ? AND key = ? AND at >= ?',
    )
    .pluck();
  const choices = db
    .prepare<[string, string, string], string>(
      'SELECT appointment_ids FROM text_choices WHERE business_id = ? AND key = ? AND at >= ?',
    )
    .pluck();
  const offer = db.prepare<[string, string, string, string]>(
    `INSERT INTO text_choices VALUES (?, ?, ?, ?)
     ON CONFLICT (business_id, key) DO UPDATE SET appointment_ids = excluded.appointment_ids, at = excluded.at`,
  );
  return {
    answered: (sid: string): Buffer | undefined => answered.get(sid),
    noteAnswer: (sid: string, businessId: string, key: string, reply: Buffer, at: string): void =>
      void note.run(sid, businessId, key, reply, at),
    answersSince: (businessId: string, key: string, since: string): number => count.get(businessId, key, since) ?? 0,
    /** The appointments that this number was asked to choose from since an instant, in the order they were told. */
    choices(businessId: string, key: string, since: string): string[] {
      const kept = choices.get(businessId, key, since);
      // Only written below.
      return kept === undefined ? [] : (JSON.parse(kept) as string[]);
    },
    askToChoose: (businessId: string, key: string, ids: readonly string[], at: string): void =>
      void offer.run(businessId, key, JSON.stringify(ids), at),
  };
}
