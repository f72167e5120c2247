import { describe, expect, it, vi } from 'vitest';

import { createCallerSearchStore, prefixExpression } from '../../server/store/caller-search-store.ts';
import { openDatabase } from '../../server/store/database.ts';
import { createPassagesStore, matchExpression } from '../../server/store/passages-store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const AT = '2026-11-20T10:00:00.000Z';
const WORDS = ['likes jasmine tea', 'likes oat milk', 'name: Ana Lopez'];

/** A large shop and a small one, whose people like the same things. */
function twoShops() {
  const db = openDatabase(`${temporaryDirectory()}/linekeeper.db`);
  db.pragma('foreign_keys = OFF');
  const passages = createPassagesStore(db);
  const add = db.prepare('INSERT INTO persons (id, business_id, created_at) VALUES (?, ?, ?)');
  for (let nth = 0; nth < 30; nth += 1) {
    add.run(`person-${nth}`, nth % 10 === 0 ? 'stall' : 'default', AT);
    passages.replaceFacts(`person-${nth}`, [{ text: WORDS[nth % WORDS.length] ?? '', saidAt: AT }]);
  }
  return db;
}

describe('people of one shop, found by words', () => {
  it.each(['likes', 'tea', 'nobody says this'])('when %s is looked for, then either way finds the same', (words) => {
    const db = twoShops();
    const [byPeople, byWords] = [createCallerSearchStore(db, 1000), createCallerSearchStore(db, 0)];
    for (const shop of ['stall', 'default', 'elsewhere']) {
      const told = prefixExpression(words) ?? '';
      const said = matchExpression(words, { all: true }) ?? '';
      expect(byPeople.told(told, 50, shop)).toEqual(byWords.told(told, 50, shop));
      expect(byPeople.said(said, 50, shop)).toEqual(byWords.said(said, 50, shop));
    }
    db.close();
  });

  it('when a small shop is searched, then its own people are found, newest first, and no passage of others is read', () => {
    const db = twoShops();
    const { told, said } = createCallerSearchStore(db);
    expect(told('"likes" *', 50, 'stall')).toEqual(['person-10', 'person-0']);
    expect(said('text : "likes"', 1, 'stall')).toEqual(['person-10']);

    const prepare = vi.spyOn(db, 'prepare');
    createCallerSearchStore(db);
    const small = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('CROSS JOIN'));
    expect(small).toHaveLength(2);
    for (const sql of small) {
      const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all('x', 'x', 1);
      const steps = plan.map(({ detail }) => detail).join('; ');
      expect(steps).toMatch(
        /COVERING INDEX persons_of_business.*COVERING INDEX passages_of_person.*SEARCH p USING INTEGER/u,
      );
      expect(steps).not.toMatch(/TEMP B-TREE/u);
    }
    db.close();
  });
});
