import Database from 'better-sqlite3';
import { join } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { openDatabase } from '../../server/store/database.ts';
import { followLiveCalls } from '../../server/store/live-calls.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { createPassagesStore } from '../../server/store/passages-store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Read whole on purpose, like the partial indexes over what waits or is under way that are named below: there are few of them (a connection for each business, what was done at the providers for each, and who was forgotten, which a backup and a restore compare), or only a bounded page, the newest row or a bare count of them is wanted. */
const WHOLE =
  /^SELECT (?:count\(\*\) FROM (?:calls|persons)$|profile FROM businesses |key, business_id .* FROM numbers |key, settings AS sealed FROM lines$|business_id AS businessId, .* FROM connections ORDER BY business_id$|DISTINCT scope FROM connect_journal ORDER BY scope$|started_at FROM calls WHERE status <> 'live' AND rehearsal = 0 ORDER BY started_at DESC, id DESC LIMIT 1$|name FROM sealed_secrets |count\(\*\) FROM sqlite_schema$|type \|\| ' ' \|\| name FROM sqlite_schema WHERE type IN \('index', 'trigger'\) AND sql IS NOT NULL$)|^DELETE FROM desk_sessions WHERE key NOT IN|^SELECT (?:key, erased_at AS erasedAt FROM tombstones$|.* FROM erasures ORDER BY at DESC, id DESC LIMIT 200$)|^SELECT .* FROM (?:notes ORDER BY id DESC$|tasks (?:WHERE done_at IS NULL )?ORDER BY .* LIMIT 1000$)/u;

type Prepares = { prepare: (sql: string) => unknown };

describe('statements', () => {
  afterEach(() => vi.restoreAllMocks());

  it('when a million calls are stored, then no statement reads a table from end to end', () => {
    const prepare = vi.spyOn(Database.prototype as Prepares, 'prepare');
    const file = join(temporaryDirectory(), 'linekeeper.db');
    openStores(file).close();
    const statements = new Set(prepare.mock.calls.map(([sql]) => sql.replace(/\s+/gu, ' ').trim()));

    vi.restoreAllMocks();
    const db = new Database(file);
    followLiveCalls(db);
    const scans = [...statements].flatMap((sql) => {
      const named = Object.fromEntries([...sql.matchAll(/@(\w+)/gu)].map(([, name]) => [name ?? '', 'x']));
      const places = [...sql.matchAll(/\?/gu)].map(() => 'x');
      const plan = db
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...(Object.keys(named).length > 0 ? [named] : places));
      const whole = plan.filter(({ detail }) =>
        /^SCAN (?!CONSTANT ROW|.* VIRTUAL TABLE|.*INDEX (?:inbox_parked|provider_jobs_parked|calls_live|facts_pending|tasks_undated|outgoing_sending|appointments_unkeyed|calendar_imports_failing))/u.test(
          detail,
        ),
      );
      return whole.length > 0 && !WHOLE.test(sql) ? [sql] : [];
    });
    db.close();

    expect(statements.size).toBeGreaterThan(50);
    expect(scans).toEqual([]);
  });

  it('when words are looked for, then they come in the order of the index, and nobody has to rank all there are', () => {
    const db = openDatabase(join(temporaryDirectory(), 'linekeeper.db'));
    const prepare = vi.spyOn(db, 'prepare');
    createPassagesStore(db);
    const [search = ''] = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('MATCH'));

    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${search}`).all('tea', 1);
    db.close();

    expect(plan.map(({ detail }) => detail).join('; ')).toMatch(/VIRTUAL TABLE/u);
    expect(plan.map(({ detail }) => detail).join('; ')).not.toMatch(/TEMP B-TREE/u);
  });
});
