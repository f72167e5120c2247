import type { Db } from './database.ts';

/** Sessions of the window by the hash of their id, with the instant at which each ends. */
export function createSessionsStore(db: Db) {
  const endOf = db.prepare<[string], string>('SELECT ends_at FROM desk_sessions WHERE key = ?').pluck();
  const put = db.prepare<[string, string]>(
    'INSERT INTO desk_sessions VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET ends_at = excluded.ends_at',
  );
  const keepLast = db.prepare<[number]>(
    'DELETE FROM desk_sessions WHERE key NOT IN (SELECT key FROM desk_sessions ORDER BY ends_at DESC LIMIT ?)',
  );
  const running = db.prepare<[string], { key: string; endsAt: string }>(
    'SELECT key, ends_at AS endsAt FROM desk_sessions WHERE ends_at > ?',
  );
  const remove = db.prepare<[string]>('DELETE FROM desk_sessions WHERE key = ?');

  return {
    endOf: (key: string): string | undefined => endOf.get(key),
    put: (key: string, endsAt: string): void => void put.run(key, endsAt),
    /** Removes all but the `kept` that end last. */
    keepLast: (kept: number): void => void keepLast.run(kept),
    /** Those that have not ended by then. */
    running: (at: string) => running.all(at),
    remove: (key: string): void => void remove.run(key),
  };
}
