import type { Db } from './database.ts';
import { bindable, selected } from './rows.ts';

export type ProviderJobRow = {
  id: number;
  kind: string;
  key: string;
  /** Sealed. */
  payload: Buffer;
  revision: number;
  attempts: number;
};
type Added = Pick<ProviderJobRow, 'kind' | 'key' | 'payload'> & { at: string };
type JobOf = { kind: string; key: string };

/** What is to be done at a provider sooner or later. `problem` is JSON of what stood in the way last. */
export function createProviderJobsStore(db: Db) {
  const add = db.prepare(
    `INSERT INTO provider_jobs (kind, key, payload, added_at, next_try_at) VALUES (@kind, @key, @payload, @at, @at)
     ON CONFLICT (kind, key) DO UPDATE SET payload = excluded.payload, revision = revision + 1, attempts = 0,
       next_try_at = excluded.next_try_at, parked_at = NULL, problem = NULL`,
  );
  const fields = ['id', 'kind', 'key', 'payload', 'revision', 'attempts'];
  const next = db.prepare<[string], ProviderJobRow>(
    `SELECT ${selected(fields)} FROM provider_jobs WHERE parked_at IS NULL AND next_try_at <= ?
     ORDER BY next_try_at, id LIMIT 1`,
  );
  const soonest = db
    .prepare<[], string | null>('SELECT min(next_try_at) FROM provider_jobs WHERE parked_at IS NULL')
    .pluck();
  const done = db.prepare<[number, number]>('DELETE FROM provider_jobs WHERE id = ? AND revision = ?');
  const putOff = db.prepare(
    `UPDATE provider_jobs SET attempts = @attempts, next_try_at = @at, problem = @problem
     WHERE id = @id AND revision = @revision`,
  );
  const park = db.prepare(
    'UPDATE provider_jobs SET parked_at = @at, problem = @problem WHERE id = @id AND revision = @revision',
  );
  const release = db.prepare<[string]>(
    'UPDATE provider_jobs SET parked_at = NULL, attempts = 0, next_try_at = ? WHERE parked_at IS NOT NULL',
  );
  const hurry = db.prepare<[string, string]>(
    'UPDATE provider_jobs SET next_try_at = ? WHERE parked_at IS NULL AND next_try_at > ?',
  );
  const remove = db.prepare<[string, string]>('DELETE FROM provider_jobs WHERE kind = ? AND key = ?');
  const stateOf = db
    .prepare<[string, string], string | null>('SELECT parked_at FROM provider_jobs WHERE kind = ? AND key = ?')
    .pluck();
  const problems = db.prepare<[], { problem: string | null; count: number }>(
    'SELECT problem, count(*) AS count FROM provider_jobs WHERE parked_at IS NOT NULL GROUP BY kind, problem LIMIT 100',
  );

  return {
    /** Takes the place of one with the same kind and key, as if that had never been tried. */
    add: (job: Added): void => void add.run(bindable(job)),
    next: (now: string): ProviderJobRow | undefined => next.get(now),
    soonest: (): string | null => soonest.get() ?? null,
    /** The three of them do nothing to a job that was asked for anew in the meantime. */
    done: ({ id, revision }: ProviderJobRow): void => void done.run(id, revision),
    putOff: ({ id, revision }: ProviderJobRow, to: { attempts: number; at: string; problem: string | null }): void =>
      void putOff.run(bindable({ id, revision, ...to })),
    park: ({ id, revision }: ProviderJobRow, at: string, problem: string | null): void =>
      void park.run(bindable({ id, revision, at, problem })),
    /** Those that were given up wait again. */
    release: (now: string): void => void release.run(now),
    /** Those that wait are due now. */
    hurry: (now: string): void => void hurry.run(now, now),
    remove: ({ kind, key }: JobOf): void => void remove.run(kind, key),
    state({ kind, key }: JobOf): 'none' | 'waiting' | 'parked' {
      const parkedAt = stateOf.get(kind, key);
      if (parkedAt === undefined) return 'none';
      return parkedAt === null ? 'waiting' : 'parked';
    },
    /** What stands in the way of those that were given up, and of how many. */
    parked: (): { problem: string | null; count: number }[] => problems.all(),
  };
}
