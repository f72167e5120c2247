import type { Db } from './database.ts';
import { createIdleCallers } from './idle-callers.ts';
import { createKeptRows } from './kept-rows.ts';

/** A place in a walk over what is old: where to go on, and whether there is something to erase. */
export type OldCall = { id: string; businessId: string; startedAt: string; holds: 0 | 1 };
export type OldDelivery = { id: number; receivedAt: string; holds: 0 | 1 };

/** What a call may hold for only so long, and how that is seen. */
const HELD = {
  transcripts: 'EXISTS (SELECT 1 FROM turns t WHERE t.call_id = c.id)',
  // A short one has no file: it stands in its delivery.
  recordings: `(c.audio_file IS NOT NULL OR EXISTS (SELECT 1 FROM inbox i WHERE i.conversation_id = c.conversation_id
    AND i.kind = 'post_call_audio' AND length(i.body) > 0 AND i.state IN ('done', 'parked')))`,
  packs: 'c.pack IS NOT NULL',
  summaries: `(c.title IS NOT NULL OR c.summary IS NOT NULL
    OR EXISTS (SELECT 1 FROM call_results r WHERE r.call_id = c.id))`,
} as const;
export type HeldByCall = keyof typeof HELD;

/** Rows looked at in one step: about a millisecond. */
const STEP = 300;

const ERASABLE = `length(body) > 0 AND state IN ('done', 'parked')`;

/** Looks for what has been kept for long enough, a few rows at a time, and takes it away. */
export function createRetentionStore(db: Db) {
  const oldCalls = (held: string) =>
    db.prepare<[string, string, string], OldCall>(
      `SELECT c.id, c.business_id AS businessId, c.started_at AS startedAt, ${held} AS holds FROM calls c
       WHERE (c.started_at, c.id) > (?, ?) AND c.started_at < ? AND c.status <> 'live'
       ORDER BY c.started_at, c.id LIMIT ${STEP}`,
    );
  const calls = {
    transcripts: oldCalls(HELD.transcripts),
    recordings: oldCalls(HELD.recordings),
    packs: oldCalls(HELD.packs),
    summaries: oldCalls(HELD.summaries),
  } satisfies Record<HeldByCall, unknown>;
  const deliveries = db.prepare<[number], OldDelivery>(
    `SELECT id, received_at AS receivedAt, ${ERASABLE} AS holds FROM inbox WHERE id > ? ORDER BY id LIMIT ${STEP}`,
  );
  const removeSomeWords = db.prepare<[string]>(
    `DELETE FROM passages WHERE id IN
       (SELECT id FROM passages WHERE call_id = ? AND kind IN ('turn', 'window') LIMIT 12)`,
  );
  const removeTurns = db.prepare<[string]>('DELETE FROM turns WHERE call_id = ?');
  const removeSession = db.prepare<[string]>(`DELETE FROM passages WHERE call_id = ? AND kind = 'session'`);
  const removeSummary = db.prepare<[string]>('UPDATE calls SET title = NULL, summary = NULL WHERE id = ?');
  const removeAudio = db.prepare<[string]>('UPDATE calls SET audio_file = NULL WHERE id = ?');
  const removeAudioBody = db.prepare<[string]>(
    `UPDATE inbox SET body = x'', body_file = NULL, state = 'done'
     WHERE conversation_id = ? AND kind = 'post_call_audio' AND state IN ('done', 'parked')`,
  );
  const blank = db.prepare<[number]>(`UPDATE inbox SET body = x'', state = 'done' WHERE id = ? AND ${ERASABLE}`);
  const blankOfCall = db.prepare<[string]>(
    `UPDATE inbox SET body = x'', state = 'done'
     WHERE conversation_id = (SELECT conversation_id FROM calls WHERE id = ?) AND ${ERASABLE}`,
  );

  return {
    /** The next calls from before an instant that are over, oldest first. */
    oldCalls: (held: HeldByCall, after: { id: string; startedAt: string } | null, before: string): OldCall[] =>
      calls[held].all(after?.startedAt ?? '', after?.id ?? '', before),
    /** The next deliveries, oldest first. */
    deliveriesAfter: (id: number): OldDelivery[] => deliveries.all(id),
    /** Takes a few turns of the call out of the search index; false when none was left. */
    removeSomeWords: (callId: string): boolean => removeSomeWords.run(callId).changes > 0,
    /** The words of a call, and the deliveries that hold them too. */
    removeTurns: (callId: string): void => {
      removeTurns.run(callId);
      blankOfCall.run(callId);
    },
    removeSummary: (callId: string): void => {
      removeSession.run(callId);
      removeSummary.run(callId);
      blankOfCall.run(callId);
    },
    removeRecording(callId: string, conversationId: string | null): void {
      removeAudio.run(callId);
      if (conversationId !== null) removeAudioBody.run(conversationId);
    },
    blankDelivery: (id: number): void => void blank.run(id),
    ...createKeptRows(db),
    ...createIdleCallers(db),
  };
}
