import { describe, expect, it, vi } from 'vitest';

import { createCallListStore } from '../../server/store/call-list-store.ts';
import { openDatabase } from '../../server/store/database.ts';

const wishes = {
  ...{ from: '', before: '9999', beforeId: '', limit: 50 },
  ...{ businessId: 'default', status: 'ended', outcome: 'success', callerId: 'p1' },
};

/** The plan of each statement of the list, by the index that it names. */
function plans(): Map<string, string> {
  const db = openDatabase(':memory:');
  const prepare = vi.spyOn(db, 'prepare');
  createCallListStore(db);
  const statements = prepare.mock.calls.map(([sql]) => sql);
  const found = statements.map((sql): [string, string] => {
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(wishes);
    return [/INDEXED BY (\w+)/u.exec(sql)?.[1] ?? '', plan.map(({ detail }) => detail).join('; ')];
  });
  db.close();
  return new Map(found);
}

describe('lists of calls', () => {
  it.each([
    ['calls_by_start', '(started_at,id)'],
    ['calls_of_business', '(business_id=? AND'],
    ['calls_of_outcome', '(outcome=? AND'],
    ['calls_failed', '(started_at,id)'],
    ['calls_live', '(started_at'],
    ['calls_of_person', '(person_id=? AND'],
  ])('when a page is read by %s, then from where it begins on', (index, bounds) => {
    const plan = plans().get(index) ?? '';
    expect(plan).toMatch(/^SEARCH c USING (?:COVERING )?INDEX /u);
    expect(plan).toContain(bounds);
  });

  it('when many calls are stored, then none of them is sorted but those of one caller and those under way', () => {
    const sorted = [...plans()].filter(([, plan]) => plan.includes('TEMP B-TREE')).map(([index]) => index);
    expect(sorted.sort()).toEqual(['calls_live', 'calls_of_person']);
  });
});
