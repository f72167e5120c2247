import type { Db } from './database.ts';
import { selected } from './rows.ts';

export type FetchPurpose = 'missed' | 'backfill';
/** A conversation at the provider that is to be fetched. `startedAt` is in unix seconds, `nextTryAt` an ISO instant. */
export type Fetch = {
  conversationId: string;
  purpose: FetchPurpose;
  startedAt: number;
  attempts: number;
};
export type Wanted = Pick<Fetch, 'conversationId' | 'startedAt'>;
type Want = Wanted & { purpose: FetchPurpose; kinds: string };

/** What a conversation is known by once it is here: a delivery of one of the `kinds`, or the tombstone of its call. */
const IS_HERE = `EXISTS (SELECT 1 FROM inbox WHERE conversation_id = @conversationId
    AND kind IN (SELECT value FROM json_each(@kinds)))
  OR EXISTS (SELECT 1 FROM tombstones WHERE key = 'call:' || @conversationId)`;

/** Conversations that are missing here, until they are fetched: what a start after a crash goes on with. */
export function createFetchesStore(db: Db) {
  const isHere = db.prepare<Pick<Want, 'conversationId' | 'kinds'>, 0 | 1>(`SELECT ${IS_HERE}`).pluck();
  // What the owner waits for now goes before what is read in for later.
  const want = db.prepare<Want>(
    `INSERT INTO fetches (conversation_id, purpose, started_at) SELECT @conversationId, @purpose, @startedAt
     WHERE NOT (${IS_HERE})
     ON CONFLICT (conversation_id) DO UPDATE SET purpose = 'missed'
       WHERE excluded.purpose = 'missed' AND fetches.purpose = 'backfill'`,
  );
  const due = db.prepare<[FetchPurpose, string, number], Fetch>(
    `SELECT ${selected(['conversationId', 'purpose', 'startedAt', 'attempts'])} FROM fetches
     WHERE purpose = ? AND parked = 0 AND next_try_at <= ? ORDER BY next_try_at, started_at LIMIT ?`,
  );
  const soonest = db
    .prepare<[FetchPurpose], string | null>('SELECT min(next_try_at) FROM fetches WHERE purpose = ? AND parked = 0')
    .pluck();
  const later = db.prepare<[string, string]>(
    'UPDATE fetches SET attempts = attempts + 1, next_try_at = ? WHERE conversation_id = ?',
  );
  const park = db.prepare<[string]>('UPDATE fetches SET parked = 1 WHERE conversation_id = ?');
  const remove = db.prepare<[string]>('DELETE FROM fetches WHERE conversation_id = ?');
  const clear = db.prepare<[FetchPurpose]>('DELETE FROM fetches WHERE purpose = ?');
  const count = db
    .prepare<[FetchPurpose, 0 | 1], number>('SELECT count(*) FROM fetches WHERE purpose = ? AND parked = ?')
    .pluck();
  const newestWaiting = db.prepare<[], number | null>('SELECT max(started_at) FROM fetches WHERE parked = 0').pluck();
  const newestCall = db
    .prepare<[], string>(
      `SELECT started_at FROM calls WHERE status <> 'live' AND rehearsal = 0 ORDER BY started_at DESC, id DESC LIMIT 1`,
    )
    .pluck();

  return {
    /** When the newest finished call here began; null where there is none. */
    newestCall: (): string | null => newestCall.get() ?? null,
    /** Whether it came already, or belongs to somebody who was forgotten. */
    isHere: (conversationId: string, kinds: readonly string[]): boolean =>
      isHere.get({ conversationId, kinds: JSON.stringify(kinds) }) === 1,
    /** True where it is missing here and was not known to be. */
    want: ({ conversationId, startedAt }: Wanted, purpose: FetchPurpose, kinds: readonly string[]): boolean =>
      want.run({ conversationId, startedAt, purpose, kinds: JSON.stringify(kinds) }).changes === 1,
    /** Oldest first among those that may be tried now. */
    due: (purpose: FetchPurpose, now: string, limit: number): Fetch[] => due.all(purpose, now, limit),
    soonest: (purpose: FetchPurpose): string | null => soonest.get(purpose) ?? null,
    later: (conversationId: string, at: string): void => void later.run(at, conversationId),
    park: (conversationId: string): void => void park.run(conversationId),
    remove: (conversationId: string): void => void remove.run(conversationId),
    clear: (purpose: FetchPurpose): void => void clear.run(purpose),
    waiting: (purpose: FetchPurpose): number => count.get(purpose, 0) ?? 0,
    /** When the newest of all that are still to be fetched began, in unix seconds; null where none is. */
    newestWaiting: (): number | null => newestWaiting.get() ?? null,
    parked: (purpose: FetchPurpose): number => count.get(purpose, 1) ?? 0,
  };
}
