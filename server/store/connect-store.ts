import type { Db } from './database.ts';

/** What was set up for a business; `sealed` says what was wished for and how far it is. */
export type ConnectionRow = {
  businessId: string;
  sealed: Buffer;
  /** The public address that stands at the providers; null until every step stood. */
  address: string | null;
  connectedAt: string | null;
  testedAt: string | null;
};

/** One thing that was done at a provider, or is being done: sealed, with what stood there before. */
export type JournalRow = { scope: string; step: string; state: 'doing' | 'done'; sealed: Buffer };
/** `position` grows: what was first done later has a higher one. */
export type PlacedRow = JournalRow & { position: number };

/** What connecting the accounts did, in its order, so that it can be gone on with and taken back. */
export function createConnectStore(db: Db) {
  const columns = `business_id AS businessId, sealed, address, connected_at AS connectedAt, tested_at AS testedAt`;
  const one = db.prepare<[string], ConnectionRow>(`SELECT ${columns} FROM connections WHERE business_id = ?`);
  const all = db.prepare<[], ConnectionRow>(`SELECT ${columns} FROM connections ORDER BY business_id`);
  const save = db.prepare<ConnectionRow>(
    `INSERT INTO connections (business_id, sealed, address, connected_at, tested_at)
     VALUES (@businessId, @sealed, @address, @connectedAt, @testedAt)
     ON CONFLICT (business_id) DO UPDATE SET sealed = excluded.sealed, address = excluded.address,
       connected_at = excluded.connected_at, tested_at = excluded.tested_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM connections WHERE business_id = ?');
  const entries = db.prepare<[string], PlacedRow>(
    'SELECT scope, step, state, sealed, position FROM connect_journal WHERE scope = ? ORDER BY position',
  );
  const entry = db.prepare<[string, string], PlacedRow>(
    'SELECT scope, step, state, sealed, position FROM connect_journal WHERE scope = ? AND step = ?',
  );
  const scopes = db.prepare<[], string>('SELECT DISTINCT scope FROM connect_journal ORDER BY scope').pluck();
  const put = db.prepare<JournalRow>(
    `INSERT INTO connect_journal (scope, step, state, sealed) VALUES (@scope, @step, @state, @sealed)
     ON CONFLICT (scope, step) DO UPDATE SET state = excluded.state, sealed = excluded.sealed`,
  );
  const drop = db.prepare<[string, string]>('DELETE FROM connect_journal WHERE scope = ? AND step = ?');

  return {
    connection: (businessId: string): ConnectionRow | undefined => one.get(businessId),
    connections: (): ConnectionRow[] => all.all(),
    saveConnection: (row: ConnectionRow): void => void save.run(row),
    removeConnection: (businessId: string): void => void remove.run(businessId),
    /** In the order in which they were first done. */
    entries: (scope: string): PlacedRow[] => entries.all(scope),
    entry: (scope: string, step: string): PlacedRow | undefined => entry.get(scope, step),
    scopes: (): string[] => scopes.all(),
    putEntry: (row: JournalRow): void => void put.run(row),
    dropEntry: (scope: string, step: string): void => void drop.run(scope, step),
  };
}
