import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { openStores } from '../../server/store/open-stores.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const WRITES = 12;
const WORDS = 4000;

it('when words are added, then nothing is merged by itself, and all of it a few pages at a time', () => {
  const file = join(temporaryDirectory(), 'linekeeper.db');
  const stores = openStores(file);
  const db = new Database(file);
  const pieces = (): number =>
    db.prepare<[], number>('SELECT count(DISTINCT segid) FROM passage_search_idx').pluck().get() ?? 0;
  const pages = (): number => db.prepare<[], number>('SELECT count(*) FROM passage_search_data').pluck().get() ?? 0;

  const add = db.prepare(
    "INSERT INTO passages (kind, owner, text, said_at) VALUES ('turn', 'nobody', ?, '2026-11-20')",
  );

  for (let write = 0; write < WRITES; write += 1) add.run(wordsOf(write));
  expect(pieces()).toBe(WRITES);
  expect(pages()).toBeGreaterThan(64); // FTS5 would have merged by now

  let steps = 0;
  while (stores.transact(() => stores.mergeSome())) steps += 1;
  expect(steps).toBeGreaterThan(pages() / 16);
  expect(pieces()).toBeLessThan(4);
  expect(stores.passages.search('"w5x7"', 5)).toHaveLength(1);
  db.close();
  stores.close();
});

function wordsOf(write: number): string {
  return Array.from({ length: WORDS }, (_, nth) => `w${write}x${nth}`).join(' ');
}
