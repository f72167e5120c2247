import { expect, it } from 'vitest';

import { openDatabase } from '../../server/store/database.ts';
import { createLinesStore } from '../../server/store/lines-store.ts';

it('when a line’s day is counted, then only what its own calls cost counts, and only of that day', () => {
  const db = openDatabase(':memory:');
  db.exec(`INSERT INTO businesses (id, profile, changed_at) VALUES ('default', '{}', '2026-11-20')`);
  const lines = createLinesStore(db);
  const insert = db.prepare(
    `INSERT INTO calls (id, business_id, call_sid, direction, status, started_at, cost_usd)
     VALUES (?, 'default', ?, 'inbound', 'ended', ?, ?)`,
  );
  const call = (sid: string, line: string, at: string, usd: number | null): void => {
    insert.run(`id of ${sid}`, sid, at, usd);
    lines.putCall({ callSid: sid, businessId: 'default', line, beganAt: at, state: 'completed', taker: 'agent' });
  };
  const today = '2026-11-20T00:00:00.000Z';
  expect(lines.costSince('k1', today)).toBeNull();
  call('CA1', 'k1', '2026-11-20T10:00:00.000Z', 0.25);
  call('CA2', 'k1', '2026-11-20T11:00:00.000Z', 0.5);
  call('CA3', 'k1', '2026-11-20T12:00:00.000Z', null);
  call('CA4', 'k1', '2026-11-19T12:00:00.000Z', 8);
  call('CA5', 'k2', '2026-11-20T12:00:00.000Z', 16);
  expect([lines.costSince('k1', today), lines.costSince('k2', today)]).toEqual([0.75, 16]);
  db.close();
});
