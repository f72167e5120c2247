import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';

import { isIdle } from '../../server/domain/idle-caller.ts';
import { openStores } from '../../server/store/open-stores.ts';

const OLD = '2025-01-10T10:00:00.000Z';
const NEW = '2026-11-10T10:00:00.000Z';
const CUT = '2026-01-01T00:00:00.000Z';
const MS = Date.parse(NEW);

/** Each alone is a reason to stay. */
const SIGNS: Readonly<Record<string, string>> = {
  known: `UPDATE persons SET created_at = '${NEW}' WHERE id = 'known'`,
  blocked: `UPDATE persons SET blocked = 1 WHERE id = 'blocked'`,
  called: call({ person: 'called', at: NEW }),
  rang: call({ number: 'rang', at: NEW }),
  live: call({ person: 'live', at: OLD, status: 'live' }),
  texted: text(`'texted'`, NEW),
  answered: `INSERT INTO text_answers VALUES ('SM1', 'default', 'answered', x'00', '${NEW}')`,
  booked: appointment('booked', { person: `'booked'`, end: MS, made: OLD }),
  booking: appointment('booking', { person: `'booking'`, end: 1, made: NEW }),
  numbered: appointment('numbered', { key: `'numbered'`, end: MS, made: OLD }),
  owes: task('owes', OLD, 'NULL'),
  settled: task('settled', OLD, `'${NEW}'`),
  waits: `INSERT INTO waitlist VALUES ('w', 'default', 'waits', 'cut', NULL, '2025-01-11', '2025-01-12', 1, 'waiting',
    NULL, '[]', '${OLD}', 'staff')`,
  noted: `INSERT INTO notes (id, person_id, note, created_at) VALUES ('n', 'noted', 'x', '${NEW}')`,
  told: `INSERT INTO facts (id, person_id, subject, slot, value, negated, source, confidence, sensitivity, correction,
    said_at, status) VALUES ('f', 'told', 'self', 'likes', 'x', 0, 'staff', 1, 'normal', 0, '${NEW}', 'active')`,
};
const everything = [
  call({ person: 'idle', at: OLD }),
  text(`'idle'`, OLD),
  appointment('idle', { person: `'idle'`, end: 1, made: OLD }),
  task('idle', OLD, `'${OLD}'`),
];

let stores: ReturnType<typeof openStores>;
beforeAll(() => {
  const directory = mkdtempSync(join(tmpdir(), 'linekeeper-test-'));
  const file = join(directory, 'linekeeper.db');
  stores = openStores(file);
  const db = new Database(file);
  db.exec(`INSERT INTO businesses (id, profile, changed_at) VALUES ('default', '{}', '${OLD}')`);
  db.exec(`INSERT INTO desk_items (id, business_id, kind, profile) VALUES ('cut', 'default', 'service', '{}'),
    ('maya', 'default', 'staff', '{}')`);
  for (const [nth, id] of ['idle', ...Object.keys(SIGNS)].entries()) {
    db.exec(`INSERT INTO identities (id, business_id, key, public_id, created_at)
      VALUES (${nth + 1}, 'default', '${id}', 'public-${id}', '${OLD}')`);
    db.exec(`INSERT INTO persons (id, business_id, created_at) VALUES ('${id}', 'default', '${OLD}')`);
    db.exec(`INSERT INTO person_identities VALUES (${nth + 1}, '${id}')`);
  }
  for (const sql of [...everything, ...Object.values(SIGNS)]) db.exec(sql);
  db.close();
  return () => {
    stores.close();
    rmSync(directory, { recursive: true, force: true });
  };
});

it.each(Object.keys(SIGNS))('when somebody %s, then they are not idle', (id) => {
  const signs = stores.retention.signsOf(id);
  expect(signs && isIdle(signs, CUT)).toBe(false);
});

it('when all there is of somebody is old, then they are idle, and only once it is older than is asked', () => {
  const all = stores.retention.signsAfter(0);
  expect(all.filter((signs) => isIdle(signs, CUT)).map(({ id }) => id)).toEqual(['idle']);
  expect(all.filter((signs) => isIdle(signs, OLD))).toEqual([]);
});

type ACall = { person?: string; number?: string; at: string; status?: string };
function call({ person, number, at, status = 'ended' }: ACall): string {
  const who = person === undefined ? 'NULL' : `'${person}'`;
  const from = `(SELECT id FROM identities WHERE key = '${number ?? person ?? ''}')`;
  return `INSERT INTO calls (id, business_id, person_id, identity_id, direction, status, started_at)
    VALUES ('call-${number ?? person ?? ''}', 'default', ${who}, ${from}, 'inbound', '${status}', '${at}')`;
}
function appointment(id: string, { person = 'NULL', key = 'NULL', end = 0, made = OLD }): string {
  return `INSERT INTO appointments (id, business_id, service_id, staff_id, person_id, contact_key, start_ms, end_ms, status,
    booked, created_at) VALUES ('${id}', 'default', 'cut', 'maya', ${person}, ${key}, ${end - 1}, ${end}, 'cancelled',
    '{}', '${made}')`;
}
function text(key: string, at: string): string {
  // About an appointment of nobody.
  return `${appointment(`of-${at}`, {})}; INSERT INTO texts (id, business_id, kind, appointment_id, occasion, about_ms, due_ms,
    until_ms, state, to_key, created_at, changed_at) VALUES ('t-${at}', 'default', 'reminder', 'of-${at}', 'o-${at}', 1, 1, 1,
    'sent', ${key}, '${OLD}', '${at}')`;
}
function task(id: string, at: string, done: string): string {
  return `INSERT INTO tasks (id, person_id, kind, text, created_at, done_at)
    VALUES ('${id}', '${id}', 'message', 'x', '${at}', ${done})`;
}
