import type { SaidNotice } from '#contract/calls.ts';
import type { Db } from './database.ts';

/** How a caller was told of the AI and the recording, call by call. */
export function createNoticesStore(db: Db) {
  const of = db.prepare<[string], SaidNotice>('SELECT said FROM call_notices WHERE call_id = ?').pluck();
  const put = db.prepare<[string, SaidNotice]>(
    'INSERT INTO call_notices (call_id, said) VALUES (?, ?) ON CONFLICT (call_id) DO UPDATE SET said = excluded.said',
  );
  return {
    of: (callId: string): SaidNotice | null => of.get(callId) ?? null,
    put: (callId: string, said: SaidNotice): void => void put.run(callId, said),
  };
}
