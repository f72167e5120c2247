import { Pack, type Turn } from '#contract/calls.ts';
import type { Db } from './database.ts';
import { bindable } from './rows.ts';

type TurnRow = Omit<Turn, 'interrupted'> & { interrupted: 0 | 1 };

/** What was said in a call, and the pack the agent was given for it. */
export function createWordsStore(db: Db) {
  const addTurn = db.prepare(
    `INSERT INTO turns (call_id, position, role, text, at_seconds, interrupted)
     VALUES (@callId, @position, @role, @text, @atSeconds, @interrupted)
     ON CONFLICT (call_id, position) DO UPDATE SET role = excluded.role, text = excluded.text,
       at_seconds = excluded.at_seconds, interrupted = excluded.interrupted`,
  );
  const removeTurnsFrom = db.prepare<[string, number]>('DELETE FROM turns WHERE call_id = ? AND position >= ?');
  const removeTurns = db.prepare<[string]>('DELETE FROM turns WHERE call_id = ?');
  const turns = db.prepare<[string], TurnRow>(
    'SELECT position, role, text, at_seconds AS atSeconds, interrupted FROM turns WHERE call_id = ? ORDER BY position',
  );
  const savePack = db.prepare<[string | null, string]>('UPDATE calls SET pack = ? WHERE id = ?');
  const pack = db.prepare<[string], string | null>('SELECT pack FROM calls WHERE id = ?').pluck();
  const removePacksOf = [
    `identity_id = ? AND status <> 'live'`,
    'rowid IN (SELECT call FROM live_by_identity WHERE identity_id = ?)',
  ].map((those) => db.prepare<[number]>(`UPDATE calls SET pack = NULL WHERE pack IS NOT NULL AND ${those}`));

  return {
    /** Stores turns in the place of those at the same positions. */
    putTurns(callId: string, spoken: readonly Turn[]): void {
      for (const turn of spoken) addTurn.run(bindable({ callId, ...turn }));
    },
    removeTurnsFrom: (callId: string, position: number): void => void removeTurnsFrom.run(callId, position),
    turns: (callId: string): Turn[] => turns.all(callId).map((row) => ({ ...row, interrupted: row.interrupted === 1 })),
    savePack: (callId: string, body: Pack): void => void savePack.run(JSON.stringify(body), callId),
    pack(callId: string): Pack | null {
      const body = pack.get(callId);
      return typeof body === 'string' ? Pack.parse(JSON.parse(body)) : null;
    },
    /** Takes away what was told in all calls from a number. */
    removePacksOf(identityId: number): void {
      for (const statement of removePacksOf) statement.run(identityId);
    },
    removePack: (callId: string): void => void savePack.run(null, callId),
    /** Takes away every word of the call; returns how many turns there were. */
    erase(callId: string): number {
      savePack.run(null, callId);
      return removeTurns.run(callId).changes;
    },
  };
}
