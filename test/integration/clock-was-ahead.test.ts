import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { createRetentionWalks } from '../../server/services/retention-walks.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const OLD = '2026-01-10T10:00:00.000Z';
const AHEAD = '2036-01-10T10:00:00.000Z';
const CUT = '2026-11-01T00:00:00.000Z';

it('F11: when a report came while the clock was ahead, then the old ones behind it go all the same', () => {
  const file = join(temporaryDirectory(), 'linekeeper.db');
  const stores = openStores(file);
  onTestFinished(() => stores.close());
  const db = new Database(file);
  onTestFinished(() => void db.close());
  const put = db.prepare(
    "INSERT INTO inbox (dedupe_key, kind, body, received_at, state) VALUES (?, 'x', x'79', ?, 'done')",
  );
  for (let nth = 0; nth < 900; nth += 1) put.run(`${nth}`, nth === 7 ? AHEAD : OLD);
  const { walks } = createRetentionWalks({ stores, refresh: () => undefined, recordings: {} as never });
  const walk = walks.deliveries({ newest: CUT, of: () => CUT }, true);
  let step = walk.next();
  while (!step.done) step = walk.next();
  expect(step.value).toBe(899);
  expect(db.prepare('SELECT received_at FROM inbox WHERE length(body) > 0').pluck().all()).toEqual([AHEAD]);
});
