import Database from 'better-sqlite3';

import { describe, expect, it } from 'vitest';

import { namesIn, namesMadeBy } from '../../server/store/early-build.ts';
import { migrations } from '../../server/store/migrations/index.ts';

describe('the names of indexes and triggers', () => {
  it.each(migrations.map((_, at) => at + 1))(
    'as read from the first %i steps, are those that SQLite makes',
    (count) => {
      const steps = migrations.slice(0, count);
      const db = new Database(':memory:');
      for (const sql of steps) db.exec(sql);
      expect(namesMadeBy(steps).sort()).toEqual(namesIn(db).sort());
      expect(namesIn(db)).not.toEqual([]);
      db.close();
    },
  );
});
