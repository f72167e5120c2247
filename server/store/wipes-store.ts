import type { Db } from './database.ts';

/** Erased since the file was last blanked: first and last time, and how often. */
export type WipeDue = { since: string; last: string; count: number };

/** What is due for the bytes between rows, and when it was done. */
export function createWipesStore(db: Db) {
  const ask = db.prepare<[string, string]>(
    `INSERT INTO wipe_due VALUES (1, ?, ?, 1)
     ON CONFLICT (id) DO UPDATE SET last = max(last, excluded.last), count = count + 1`,
  );
  const due = db.prepare<[], WipeDue>('SELECT since, last, count FROM wipe_due WHERE id = 1');
  const settle = db.prepare<[number]>('DELETE FROM wipe_due WHERE id = 1 AND count = ?');
  const done = db.prepare<[string, string]>('INSERT INTO wipes VALUES (?, ?) ON CONFLICT (covers) DO NOTHING');

  return {
    /** Call in the transaction that erases. */
    ask: (at: string): void => void ask.run(at, at),
    due: (): WipeDue | undefined => due.get(),
    /** `before` is what was due when it began: whatever was erased since then is due still. */
    done(before: WipeDue, at: string): void {
      done.run(before.last, at);
      settle.run(before.count);
    },
  };
}
