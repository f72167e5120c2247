import { expect, it } from 'vitest';

import { openDatabase } from '../../server/store/database.ts';
import { createPassagesStore, matchExpression } from '../../server/store/passages-store.ts';

const AT = '2026-11-20T10:00:00.000Z';
const fact = (text: string) => ({ text, saidAt: AT });

function found(words: string, passages: ReturnType<typeof createPassagesStore>): string[] {
  return passages.search(matchExpression(words) ?? '', 10).map(({ text }) => text);
}

it('when there is no time for all of it, then the same call again goes on where it ended, and nothing old is found', () => {
  const db = openDatabase(':memory:');
  db.pragma('foreign_keys = OFF'); // who it is of is not what this is about
  const passages = createPassagesStore(db);
  passages.replaceFacts('p1', [fact('Tea: green'), fact('Tea: black'), fact('Tea: mint'), fact('Pet: a dog')]);

  const calls: boolean[] = [];
  while (calls.at(-1) !== true && calls.length < 10)
    calls.push(passages.replaceFacts('p1', [fact('Pet: a dog'), fact('Tea: none')], () => false));

  expect(calls).toEqual([false, false, false, true]);
  expect(found('tea', passages)).toEqual(['Tea: none']);
  expect(found('dog', passages)).toEqual(['Pet: a dog']);
  db.close();
});
