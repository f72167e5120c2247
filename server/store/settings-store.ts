import type { Db } from './database.ts';

/** One setting of a database of any schema version: this table has been there from the first on. */
export function readSetting(db: Db, key: string): string | undefined {
  return db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck().get(key);
}

/** Plain settings by name, sealed secrets by name, and the tombstones of forgotten callers. */
export function createSettingsStore(db: Db) {
  const get = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const set = db.prepare<[string, string]>(
    'INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const secret = db.prepare<[string], Buffer>('SELECT sealed FROM sealed_secrets WHERE name = ?').pluck();
  const secretNames = db
    .prepare<{ prefix: string }, string>(
      'SELECT name FROM sealed_secrets WHERE substr(name, 1, length(@prefix)) = @prefix ORDER BY name',
    )
    .pluck();
  const setSecret = db.prepare<[string, Buffer, string]>(
    `INSERT INTO sealed_secrets VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, changed_at = excluded.changed_at`,
  );
  const removeSecret = db.prepare<[string]>('DELETE FROM sealed_secrets WHERE name = ?');
  const bury = db.prepare<[string, string]>(
    'INSERT INTO tombstones VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET erased_at = excluded.erased_at',
  );
  const erasedAt = db.prepare<[string], string>('SELECT erased_at FROM tombstones WHERE key = ?').pluck();
  const tombstones = db.prepare<[], { key: string; erasedAt: string }>(
    'SELECT key, erased_at AS erasedAt FROM tombstones',
  );
  const tombstonesAfter = db.prepare<[string], { key: string; erasedAt: string }>(
    'SELECT key, erased_at AS erasedAt FROM tombstones WHERE key > ? ORDER BY key LIMIT 256',
  );
  const lastErasedAt = db
    .prepare<[string], string | null>('SELECT max(erased_at) FROM tombstones WHERE erased_at <= ?')
    .pluck();

  return {
    get: (key: string): string | undefined => get.get(key),
    set: (key: string, value: string): void => void set.run(key, value),
    secret: (name: string): Buffer | undefined => secret.get(name),
    secretNames: (prefix: string): string[] => secretNames.all({ prefix }),
    setSecret: (name: string, sealed: Buffer, at: string): void => void setSecret.run(name, sealed, at),
    removeSecret: (name: string): void => void removeSecret.run(name),
    /** Marks a history as erased up to now; a number may be remembered afresh from later calls. */
    bury: (key: string, at: string): void => void bury.run(key, at),
    erasedAt: (key: string): string | undefined => erasedAt.get(key),
    tombstones: () => tombstones.all(),
    /** All of them, a few of each read: there may be many, and the phone rings meanwhile. */
    *everyTombstone(): Generator<{ key: string; erasedAt: string }> {
      for (let page = tombstonesAfter.all(''); page.length > 0; page = tombstonesAfter.all(page.at(-1)?.key ?? ''))
        yield* page;
    },
    /** When somebody or something was forgotten last, up to then; null where nobody was. */
    lastErasedAt: (until: string): string | null => lastErasedAt.get(until) ?? null,
  };
}
