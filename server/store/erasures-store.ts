import type { Db } from './database.ts';

export type ErasureRow = { id: string; at: string; erased: string; unasked: string };
/** With the time from which on no byte of the file was of it; null while some may be. */
export type KeptErasure = ErasureRow & { wipedAt: string | null };
/** Something that a provider was asked to delete; the key is gone once it is. */
export type ErasureAsk = { kind: string; key: string | null; doneAt: string | null };

const LISTED = 200;
const COLUMNS = `id, at, erased, unasked,
  (SELECT done_at FROM wipes WHERE covers >= erasures.at ORDER BY covers LIMIT 1) AS wipedAt`;

/** Certificates of what was forgotten, and what was asked elsewhere for each. */
export function createErasuresStore(db: Db) {
  const add = db.prepare<ErasureRow>('INSERT INTO erasures VALUES (@id, @at, @erased, @unasked)');
  const change = db.prepare<ErasureRow>(
    'UPDATE erasures SET at = @at, erased = @erased, unasked = @unasked WHERE id = @id',
  );
  const find = db.prepare<[string], KeptErasure>(`SELECT ${COLUMNS} FROM erasures WHERE id = ?`);
  const list = db.prepare<[], KeptErasure>(`SELECT ${COLUMNS} FROM erasures ORDER BY at DESC, id DESC LIMIT ${LISTED}`);
  const ask = db.prepare<[string, string, string]>(
    'INSERT INTO erasure_asks (erasure_id, kind, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const askMore = db.prepare<{ kind: string; key: string; since: string; of: string }>(
    `INSERT INTO erasure_asks (erasure_id, kind, key)
     SELECT erasure_id, @kind, @key FROM erasure_asks WHERE kind = @since AND key = @of ON CONFLICT DO NOTHING`,
  );
  const answered = db.prepare<[string, string, string]>(
    'UPDATE erasure_asks SET key = NULL, done_at = ? WHERE kind = ? AND key = ?',
  );
  const asks = db.prepare<[string], ErasureAsk>(
    'SELECT kind, key, done_at AS doneAt FROM erasure_asks WHERE erasure_id = ? ORDER BY id',
  );
  const texts = db
    .prepare<[string], number>(
      'SELECT count(*) FROM texts WHERE entry_id IN (SELECT id FROM waitlist WHERE person_id = ?)',
    )
    .pluck();
  return {
    add: (row: ErasureRow): void => void add.run(row),
    change: (row: ErasureRow): void => void change.run(row),
    find: (id: string): KeptErasure | undefined => find.get(id),
    /** Newest first. */
    list: (): KeptErasure[] => list.all(),
    ask: (id: string, kind: string, key: string): void => void ask.run(id, kind, key),
    /** What was found on the way of another wish belongs to the same certificates. */
    askMore: (more: { kind: string; key: string; since: string; of: string }): void => void askMore.run(more),
    answered: (kind: string, key: string, at: string): void => void answered.run(at, kind, key),
    /** Texts about the waiting list that go with the person. */
    waitingTextsOf: (personId: string): number => texts.get(personId) ?? 0,
    asks: (id: string): ErasureAsk[] => asks.all(id),
  };
}
