import Database from 'better-sqlite3';
import { join } from 'node:path';

import { seedDirectory } from '../../scripts/bench/seed.ts';
import { ownerToken } from '../../server/store/passages-store.ts';

const SIZE = { callers: 10_000, made: 200, callsEach: 10 };

/** Fills an empty directory with the memory of a shop that 10,000 people have called 100,000 times, search included. */
export function fillShop(dataDir: string): void {
  seedDirectory(dataDir, SIZE);
  const db = new Database(join(dataDir, 'linekeeper.db'));
  db.pragma('synchronous = OFF');
  db.function('owner_of', { deterministic: true }, (person) => ownerToken(String(person)));
  db.transaction(() => {
    db.exec(`INSERT INTO passages (kind, owner, text, person_id, call_id, said_at)
      SELECT 'fact', owner_of(person_id), replace(slot, '_', ' ') || ': ' || value, person_id, call_id, said_at
      FROM facts WHERE status = 'active'`);
    db.exec(`INSERT INTO passages (kind, owner, text, person_id, call_id, said_at)
      SELECT 'session', owner_of(person_id), title || '. ' || summary, person_id, id, started_at
      FROM calls`);
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
