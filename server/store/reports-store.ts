import type { CollectedValue, Evaluation, TimingStage } from '#contract/calls.ts';
import type { CallReport } from '../domain/call-report.ts';
import type { Db } from './database.ts';

type ResultRow = { kind: 'collected' | 'evaluation'; name: string; value: string | null; rationale: string | null };

/** What the provider's analysis said of a call, and how long its parts took. Goes with the call. */
export function createReportsStore(db: Db) {
  const addResult = db.prepare<[string, string, number, string, string | null, string | null]>(
    'INSERT INTO call_results (call_id, kind, position, name, value, rationale) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const addTiming = db.prepare<[string, number, string, string | null, number | null]>(
    'INSERT INTO call_timings (call_id, position, stage, at, milliseconds) VALUES (?, ?, ?, ?, ?)',
  );
  const next = db
    .prepare<[string], number>('SELECT coalesce(max(position) + 1, 0) FROM call_timings WHERE call_id = ?')
    .pluck();
  const removeResults = db.prepare<[string]>('DELETE FROM call_results WHERE call_id = ?');
  const removeTimings = db.prepare<[string]>('DELETE FROM call_timings WHERE call_id = ?');
  const removeStage = db.prepare<[string, string]>('DELETE FROM call_timings WHERE call_id = ? AND stage = ?');
  const results = db.prepare<[string], ResultRow>(
    'SELECT kind, name, value, rationale FROM call_results WHERE call_id = ? ORDER BY kind, position',
  );
  const timings = db.prepare<[string], TimingStage>(
    'SELECT stage, at, milliseconds FROM call_timings WHERE call_id = ? ORDER BY position',
  );

  return {
    /** Stores a report in the place of the one there was. */
    put(callId: string, { collected, evaluation, timing }: CallReport): void {
      removeResults.run(callId);
      removeTimings.run(callId);
      for (const [index, { id, value, rationale }] of collected.entries())
        addResult.run(callId, 'collected', index, id, value, rationale);
      for (const [index, { id, result, rationale }] of evaluation.entries())
        addResult.run(callId, 'evaluation', index, id, result, rationale);
      for (const [index, { stage, at, milliseconds }] of timing.entries())
        addTiming.run(callId, index, stage, at, milliseconds);
    },
    /** One more stage, in the place of the same one from before. */
    note(callId: string, { stage, at, milliseconds }: TimingStage): void {
      removeStage.run(callId, stage);
      addTiming.run(callId, next.get(callId) ?? 0, stage, at, milliseconds);
    },
    ofCall(callId: string): CallReport {
      const rows = results.all(callId);
      const collected = rows.filter(({ kind }) => kind === 'collected').map(toCollected);
      const evaluation = rows.filter(({ kind }) => kind === 'evaluation').map(toEvaluation);
      return { collected, evaluation, timing: timings.all(callId) };
    },
    /** Takes away what was said about the words of the call; how long its parts took says nothing of anybody. */
    removeResults: (callId: string): void => void removeResults.run(callId),
  };
}

function toCollected({ name, value, rationale }: ResultRow): CollectedValue {
  return { id: name, value, rationale };
}

function toEvaluation({ name, value, rationale }: ResultRow): Evaluation {
  return { id: name, result: value === 'success' || value === 'failure' ? value : 'unknown', rationale };
}
