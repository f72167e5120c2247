import type { CallSummary, Pack } from '#contract/calls.ts';
import type { CallRecord, Ring } from '../domain/call-record.ts';
import { AppError } from '#contract/errors.ts';
import type { Db } from './database.ts';
import { bindable, columnsOf, PLANNED_ONCE, selected } from './rows.ts';

type CallRow = Omit<CallRecord, 'personPinned' | 'dropped' | 'renames'> & {
  personPinned: 0 | 1;
  dropped: 0 | 1;
  renames: 0 | 1;
};
type SummaryFlag = 'isRinging' | 'dropped' | 'rehearsal';
type SummaryRow = Omit<CallSummary, SummaryFlag> & Record<SummaryFlag, 0 | 1>;

/** What the CallSid and the conversation of a call are forgotten under; null for one that is not known. */
type Tombstones = readonly (string | null)[];

const FIELDS = [
  ...[
    'id',
    'businessId',
    'identityId',
    'personId',
    'personPinned',
    'conversationId',
    'callSid',
    'agentId',
    'direction',
  ],
  ...['status', 'startedAt', 'endedAt', 'durationSeconds', 'outcome', 'endedBecause', 'dropped', 'title', 'summary'],
  ...['statedName', 'renames', 'costCredits', 'costUsd', 'audioFile'],
] as const satisfies readonly (keyof CallRecord)[];

const SUMMARY = `
  SELECT ${selected(
    [
      ...['id', 'conversationId', 'callSid', 'businessId', 'direction', 'status', 'startedAt', 'durationSeconds'],
      ...['outcome', 'endedBecause', 'dropped', 'title', 'summary', 'costCredits', 'costUsd', 'rehearsal'],
    ],
    'c.',
  )}, c.person_id AS callerId, p.name AS callerName, i.masked AS maskedNumber,
    c.direction = 'outbound' AND c.status = 'live' AND c.rowid NOT IN (SELECT call FROM taken_calls) AS isRinging
  FROM calls c LEFT JOIN persons p ON p.id = c.person_id LEFT JOIN identities i ON i.id = c.identity_id`;

export function createCallsStore(db: Db) {
  const { names, values, updates } = columnsOf(FIELDS);
  const save = db.prepare(`INSERT INTO calls (${names}) VALUES (${values}) ON CONFLICT (id) DO UPDATE SET ${updates}`);
  const select = `SELECT ${selected(FIELDS)} FROM calls`;
  const byId = db.prepare<[string], CallRow>(`${select} WHERE id = ?`);
  const byConversation = db.prepare<[string], CallRow>(`${select} WHERE conversation_id = ?`);
  const bySid = db.prepare<[string, string], CallRow>(
    `${select} WHERE call_sid = ? AND status <> 'live'
     UNION ALL ${select} WHERE rowid IN (SELECT call FROM live_by_sid WHERE call_sid = ?)`,
  );
  const ofIdentity = db.prepare<[number, number], CallRow>(
    `${select} WHERE identity_id = ? AND status <> 'live'
     UNION ALL ${select} WHERE rowid IN (SELECT call FROM live_by_identity WHERE identity_id = ?)
     ORDER BY startedAt, id`,
  );
  const ofPerson = db.prepare<[string, string], CallRow>(
    `${select} WHERE person_id = ? AND status <> 'live' UNION ALL ${select} WHERE person_id = ? AND status = 'live'
     ORDER BY startedAt DESC, id DESC`,
  );
  const staleLive = db.prepare<[string], CallRow>(`${select} WHERE status = 'live' AND started_at < ?`);
  const oldestLive = db.prepare<[number], CallRow>(`${select} WHERE status = 'live' ORDER BY started_at LIMIT ?`);
  const anyLive = db.prepare<[], 0 | 1>("SELECT EXISTS (SELECT 1 FROM calls WHERE status = 'live')").pluck();
  const withAudio = db.prepare<[string], 1>('SELECT 1 FROM calls WHERE audio_file = ?').pluck();
  const assign = db.prepare<[string | null, string]>('UPDATE calls SET person_id = ? WHERE id = ?');
  const remove = db.prepare<[string]>('DELETE FROM calls WHERE id = ?');
  const markTaken = db.prepare<[string]>(
    "INSERT OR IGNORE INTO taken_calls SELECT rowid FROM calls WHERE id = ? AND status = 'live'",
  );
  const markRehearsal = db.prepare<[string]>('UPDATE calls SET rehearsal = 1 WHERE id = ?');
  const handOver = handOvers(db);
  const count = db.prepare<[], number>('SELECT count(*) FROM calls').pluck();
  const summary = db.prepare<[string], SummaryRow>(`${SUMMARY} WHERE c.id = ${PLANNED_ONCE}`);

  return {
    save: (call: CallRecord): void => void save.run(bindable(call)),
    ...forRings(db),
    find: (id: string): CallRecord | undefined => toCall(byId.get(id)),
    findByConversation: (id: string): CallRecord | undefined => toCall(byConversation.get(id)),
    findBySid: (sid: string): CallRecord | undefined => toCall(bySid.get(sid, sid)),
    /** Oldest first. */
    ofIdentity: (identityId: number): CallRecord[] =>
      ofIdentity.all(identityId, identityId).flatMap((row) => toCall(row) ?? []),
    /** Newest first. */
    ofPerson: (personId: string): CallRecord[] => ofPerson.all(personId, personId).flatMap((row) => toCall(row) ?? []),
    /** Live calls that began before this instant. */
    staleLive: (before: string): CallRecord[] => staleLive.all(before).flatMap((row) => toCall(row) ?? []),
    /** So many of the calls on the line, the one that began first first. */
    oldestLive: (most: number): CallRecord[] => oldestLive.all(most).flatMap((row) => toCall(row) ?? []),
    isAnyLive: (): boolean => anyLive.get() === 1,
    /** Whether a call names this recording. */
    names: (audioFile: string): boolean => withAudio.get(audioFile) === 1,
    assign: (callId: string, personId: string | null): void => void assign.run(personId, callId),
    remove: (id: string): void => void remove.run(id),
    /** Says that somebody has taken a call that goes on. True where that is news. */
    markTaken: (id: string): boolean => markTaken.run(id).changes === 1,
    /** Says that the call was only played. */
    markRehearsal: (id: string): void => void markRehearsal.run(id),
    /** Stores a call with what another row had of it; that row is gone afterwards. */
    absorb(call: CallRecord, goneId: string): void {
      for (const statement of handOver) statement.run({ kept: call.id, gone: goneId });
      remove.run(goneId);
      save.run(bindable(call));
    },
    count: (): number => count.get() ?? 0,
    summary: (id: string): CallSummary | undefined => toSummary(summary.get(id)),
  };
}

/** What another row of a call had becomes that of the row that is kept. */
function handOvers(db: Db) {
  // The keys of facts and tasks begin with the call's id, a UUID of 36 letters.
  return [
    'UPDATE calls SET pack = coalesce(pack, (SELECT pack FROM calls WHERE id = @gone)) WHERE id = @kept',
    'UPDATE OR IGNORE gap_questions SET call_id = @kept WHERE call_id = @gone',
    'UPDATE OR IGNORE facts SET call_id = @kept, finding_key = @kept || substr(finding_key, 37) WHERE call_id = @gone',
    'UPDATE OR IGNORE tasks SET call_id = @kept, task_key = @kept || substr(task_key, 37) WHERE call_id = @gone',
    'UPDATE outgoing_calls SET call_id = @kept WHERE call_id = @gone',
    'UPDATE OR IGNORE call_refusals SET call_id = @kept WHERE call_id = @gone',
    `INSERT OR IGNORE INTO taken_calls SELECT kept.rowid FROM calls kept, calls gone
       WHERE kept.id = @kept AND gone.id = @gone AND gone.rowid IN (SELECT call FROM taken_calls)`,
    'UPDATE voicemails SET call_id = @kept WHERE call_id = @gone',
  ].map((sql) => db.prepare<{ kept: string; gone: string }>(sql));
}

/** What a ring writes, and asks before. */
function forRings(db: Db) {
  const unheard = db
    .prepare<
      [sid: string | null, sid: string | null, conversation: string | null, ...tombstones: (string | null)[]],
      0 | 1
    >(
      `SELECT NOT EXISTS (SELECT 1 FROM live_by_sid WHERE call_sid = ?)
         AND NOT EXISTS (SELECT 1 FROM calls WHERE call_sid = ? AND status <> 'live')
         AND NOT EXISTS (SELECT 1 FROM calls WHERE conversation_id = ?)
         AND NOT EXISTS (SELECT 1 FROM tombstones WHERE key IN (?, ?))`,
    )
    .pluck();
  const begin = db.prepare<(string | number | null)[]>(
    `INSERT OR ROLLBACK INTO calls (id, business_id, identity_id, person_id, conversation_id, call_sid, agent_id,
       started_at, pack, direction, status) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, 'inbound', 'live'
     WHERE (? IS NULL OR EXISTS (SELECT 1 FROM person_identities WHERE identity_id = ? AND person_id = ?))
       AND (? IS NULL OR EXISTS (
         SELECT 1 FROM identities INDEXED BY identities_of_business WHERE id = ? AND business_id = ?))`,
  );

  return {
    /** True when neither id is of a call that is there, nor of one that was forgotten. */
    unheard: ({ callSid, conversationId }: Pick<Ring, 'callSid' | 'conversationId'>, tombstones: Tombstones): boolean =>
      unheard.get(callSid, callSid, conversationId, ...tombstones) === 1,
    /**
     * The same as `save` of what `ringing` makes of a ring, for a call that is not there yet; in half the time.
     * Throws `internal` when the number is of another business, or not one of the caller's.
     */
    begin(ring: Ring, personId: string | null, pack: Pack | null): void {
      const { id, businessId, identityId, conversationId, callSid, agentId, startedAt } = ring;
      const row = [id, businessId, identityId, personId, conversationId, callSid, agentId, startedAt];
      const owners = [personId, identityId, personId, identityId, identityId, businessId];
      const written = begin.run(...row, pack && JSON.stringify(pack), ...owners);
      if (written.changes === 0) throw new AppError('internal', 'A call, a caller and a number of two businesses.');
    },
  };
}

function toCall(row: CallRow | undefined): CallRecord | undefined {
  return (
    row && { ...row, personPinned: row.personPinned === 1, dropped: row.dropped === 1, renames: row.renames === 1 }
  );
}

function toSummary(row: SummaryRow | undefined): CallSummary | undefined {
  return row && { ...row, isRinging: row.isRinging === 1, dropped: row.dropped === 1, rehearsal: row.rehearsal === 1 };
}
