import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { openDatabase, type Db } from '../../server/store/database.ts';
import { migrations } from '../../server/store/migrations/index.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** A step that has shipped is never edited: add a new one, and its hash here. */
const shipped: readonly string[] = [
  'c479f6a0278a7fa8708f5124f06207a1e47fab15404b173292fbc76c7a43ece5',
  '5ea0f5b9c291447edcf5413bd3cded904fc85e29d1b965e94d50066d010940ac',
  '0f4668ed66f59d9bbf28e9ec303d4483d39fc28e16a26ebc5f4c64558d12ee8d',
  '0184789f8ab124882da12dce32cb96d78634db7a4612e5fc12daeb04e634e03b',
  'f6b150227d4d317445d17665f100debe7ddb7c58e6686fa45a40c3aa8c2f705b',
  '85b213835ed4205c0cee48beb4efab4cf458860e1710cef1aadd5dd4286e4a3d',
  'f9956193840cd485e882e4c6b814b807b614400c2067d7473f7242938cf40c69',
  '3351097444b0098a950e3746ef149ece1eedf8e4de7be52c1146e9e4ee08cdfb',
  'c131a43038a07d4a872c19f8d29e93cf9aad3263c7466c75310263a55068e299',
  '7ee0a9263532ed6a8929c4431b58e9735fc73c785f39a2fce8b4ed5896becaf3',
  '2d2f25fb36d1dc5232621c5b43ef2167f78e13ddc3b683adaf42b86adb7332ed',
  '0595d5c1ed2eaafa3fcfa1818a9c77d9d1d81ddf0138fde8406671aaa24cc1f1',
  '70f708baade6b95d4548a34de34f1e3e8e93b332cded1667d59610650af7484a',
  'dddf84764c9ffdded296ea444a265507fff1cd207db51ee2191acf584b3ac64e',
  '7ec6f8f65d727cc06dc6af413f405a35cd45b459a7562e323fb11f16f2cccf28',
  '10c4f61386bd05f62e5f3eb51e2ba53a56f36604709d809dff56b0574cebc8ca',
  '4319dbaea78a8f3337ebbc138f30e52cd5dbf4f116574632e8e077b0d672f83a',
  'd24adc581a6bb1c01dd32609af08b4eed982b7f7cf77e15ec6fd32efe8903439',
];

const aFile = (): string => join(temporaryDirectory(), 'linekeeper.db');
const versionOf = (db: Db): unknown => db.pragma('user_version', { simple: true });
const rowsOf = (db: Db, sql: string): unknown[] => db.prepare(sql).all();
const namesOf = (db: Db, sql: string): string[] => db.prepare<[], string>(sql).pluck().all();
const schemaOf = (db: Db): unknown[] => rowsOf(db, 'SELECT type, name, sql FROM sqlite_schema ORDER BY type, name');

/** What later schemas added, by the version that did. */
const laterRows = new Map([
  [
    2,
    `
  INSERT INTO passages (id, kind, owner, text, person_id, call_id, position, said_at)
    VALUES (7, 'turn', 'p1', 'Hello, a haircut please', 'p1', 'c1', 0, '2026-11-20');`,
  ],
  [5, `INSERT INTO desk_sessions (key, ends_at) VALUES ('s1', '2026-11-20T22:00:00.000Z');`],
  [
    6,
    `
  INSERT INTO call_results (call_id, kind, position, name, value) VALUES ('c1', 'collected', 0, 'preferred_time', 'mornings');
  INSERT INTO call_timings (call_id, position, stage, at) VALUES ('c1', 0, 'conversation_started', '2026-11-20');`,
  ],
  [
    9,
    `
  INSERT INTO fetches (conversation_id, purpose, started_at) VALUES ('conv_2', 'missed', 1763632800);
  INSERT INTO line_prices (call_id, amount, currency, asked_at) VALUES ('c1', 0.0085, 'USD', '2026-11-20');`,
  ],
  [
    10,
    `
  INSERT INTO lines (key, settings, changed_at) VALUES ('k0', x'04', '2026-11-20');
  INSERT INTO line_calls (call_sid, business_id, line, began_at, state, taker)
    VALUES ('CA1', 'default', 'k0', '2026-11-20', 'completed', 'agent');
  INSERT INTO missed_calls (identity_id, day, task_id) VALUES (1, '2026-11-20', 't1');
  INSERT INTO voicemails (call_id, recording_sid, seconds) VALUES ('c1', 'RE1', 12);`,
  ],
  [
    12,
    `
  INSERT INTO outgoing_calls (ask, call_id, business_id, line, asked_at, state)
    VALUES ('a1', 'c1', 'default', 'line_1', '2026-11-20', 'calling');
  INSERT INTO call_consents (person_id, consent, changed_at) VALUES ('p1', 'no', '2026-11-20');
  INSERT INTO call_refusals (call_id, said_at) VALUES ('c1', '2026-11-20');`,
  ],
  [
    13,
    `
  INSERT INTO provider_jobs (kind, key, payload, added_at, next_try_at)
    VALUES ('forget', 'conv_1', x'05', '2026-11-20', '2026-11-20');`,
  ],
  [
    14,
    `
  INSERT INTO connections (business_id, sealed) VALUES ('default', x'06');
  INSERT INTO connect_journal (scope, step, state, sealed) VALUES ('default', 'agent:asks', 'done', x'07');`,
  ],
  [16, `INSERT INTO call_notices (call_id, said) VALUES ('c1', 'not');`],
  [
    17,
    `
  INSERT INTO desk_items (id, business_id, kind, profile) VALUES ('s1', 'default', 'service', '{}');
  INSERT INTO closures (id, business_id, from_day, to_day, note) VALUES ('o1', 'default', '2026-11-20', '2026-11-20', '');
  INSERT INTO holidays (business_id, day, rule, name) VALUES ('default', '2026-12-25', '12-25', 'Christmas Day');
  INSERT INTO desk_settings (business_id, settings) VALUES ('default', '{}');
  INSERT INTO appointments (id, business_id, service_id, staff_id, start_ms, end_ms, status, booked, created_at)
    VALUES ('a1', 'default', 's1', 's1', 1, 2, 'scheduled', '{}', '2026-11-20');
  INSERT INTO appointment_history (appointment_id, position, at, by, what, start_ms, staff_id)
    VALUES ('a1', 0, '2026-11-20', 'agent', 'booked', 1, 's1');
  INSERT INTO booking_keys (key, deed, appointment_id, at) VALUES ('k1', 'd1', 'a1', '2026-11-20');
  INSERT INTO holds (id, business_id, service_id, holder, slot, expires_ms) VALUES ('h1', 'default', 's1', 'conv_1', '{}', 1);
  UPDATE desk_items SET kind = 'staff';
  INSERT INTO occupations (business_id, subject, start_ms, end_ms, appointment_id) VALUES ('default', 's1', 1, 2, 'a1');
  INSERT INTO waitlist (id, business_id, person_id, service_id, from_day, to_day, consented, state, passed, created_at)
    VALUES ('w1', 'default', 'p1', 's1', '2026-11-20', '2026-11-20', 1, 'waiting', '[]', '2026-11-20');`,
  ],
  [
    18,
    `
  INSERT INTO texts (id, business_id, kind, appointment_id, occasion, about_ms, due_ms, until_ms, state, created_at,
      changed_at)
    VALUES ('t1', 'default', 'reminder', 'a1', 'reminder:a1:1', 1, 1, 1, 'waiting', '2026-11-20', '2026-11-20');
  INSERT INTO text_settings (business_id, settings, on_since) VALUES ('default', '{}', '2026-11-20');
  INSERT INTO text_stops (business_id, key, at) VALUES ('default', 'k9', '2026-11-20');
  INSERT INTO text_choices (business_id, key, appointment_ids, at) VALUES ('default', 'k1', '[]', '2026-11-20');
  INSERT INTO text_answers (sid, business_id, key, reply, at) VALUES ('SM1', 'default', 'k1', x'01', '2026-11-20');`,
  ],
]);
const rowsUpTo = (version: number): string =>
  [firstRows, ...[...laterRows].filter(([since]) => since <= version).map(([, sql]) => sql)].join('\n');

/** One row in each table that the first schema had, as its own columns took them. */
const firstRows = `
  INSERT INTO settings (key, value) VALUES ('database.id', 'invented');
  INSERT INTO sealed_secrets (name, sealed, changed_at) VALUES ('install.key', x'00ff', '2026-11-20T10:00:00.000Z');
  INSERT INTO businesses (id, profile, changed_at) VALUES ('default', '{"name":"Salon Marigold"}', '2026-11-20');
  INSERT INTO numbers (key, business_id, sealed_number, masked) VALUES ('k0', 'default', x'01', '••00');
  INSERT INTO persons (id, business_id, name, card, created_at) VALUES ('p1', 'default', 'Ana Lopez', '{}', '2026-11-20');
  INSERT INTO identities (id, business_id, key, public_id, sealed_number, masked, created_at)
    VALUES (1, 'default', 'k1', 'i1', x'02', '••23', '2026-11-20');
  INSERT INTO person_identities (identity_id, person_id) VALUES (1, 'p1');
  INSERT INTO calls (id, business_id, identity_id, person_id, conversation_id, direction, status, started_at, summary,
      pack)
    VALUES ('c1', 'default', 1, 'p1', 'conv_1', 'inbound', 'ended', '2026-11-20T10:00:00.000Z', 'A haircut.', '{}');
  INSERT INTO turns (call_id, position, role, text, at_seconds, interrupted) VALUES ('c1', 0, 'caller', 'Hello', 0, 0);
  INSERT INTO facts (id, person_id, call_id, subject, slot, value, negated, source, confidence, sensitivity, correction,
      said_at, status)
    VALUES ('f1', 'p1', 'c1', 'self', 'preferred_time', 'mornings', 0, 'caller', 0.9, 'normal', 0, '2026-11-20', 'active');
  INSERT INTO notes (id, person_id, note, created_at) VALUES ('n1', 'p1', 'Likes tea', '2026-11-20');
  INSERT INTO tasks (id, person_id, call_id, kind, text, created_at) VALUES ('t1', 'p1', 'c1', 'promise', 'call', '2026-11-20');
  INSERT INTO inbox (dedupe_key, kind, conversation_id, body, received_at)
    VALUES ('post_call_transcription:conv_1', 'post_call_transcription', 'conv_1', x'03', '2026-11-20');
  INSERT INTO tombstones (key, erased_at) VALUES ('k9', '2026-11-20');
`;

function contentOf(db: Db, tables: readonly string[]): Record<string, unknown[]> {
  return Object.fromEntries(tables.map((table) => [table, rowsOf(db, `SELECT * FROM "${table}"`)]));
}

describe('migrations', () => {
  it('when a step has shipped, then its SQL is what it was', () => {
    const hashes = migrations.map((sql) => createHash('sha256').update(sql).digest('hex'));
    expect(hashes).toEqual(shipped);
  });

  it.each(migrations.map((_, index) => index + 1))(
    'when a database of version %i is opened, then it becomes the newest and keeps every row',
    (version) => {
      const file = aFile();
      const old = openDatabase(file, migrations.slice(0, version));
      const tables = namesOf(old, `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'`);
      old.exec(rowsUpTo(version));
      const before = contentOf(old, tables);
      expect(Object.entries(before).filter(([, rows]) => rows.length !== 1)).toEqual([]);
      old.close();

      const now = openDatabase(file);
      expect(versionOf(now)).toBe(migrations.length);
      const fresh = openDatabase(aFile());
      expect(schemaOf(now)).toEqual(schemaOf(fresh));
      for (const [table, [row]] of Object.entries(before)) {
        expect(rowsOf(now, `SELECT * FROM "${table}"`), table).toEqual([expect.objectContaining(row as object)]);
      }
      const found = rowsOf(now, `SELECT rowid FROM passage_search WHERE passage_search MATCH 'haircut'`);
      expect(found).toEqual(version === 1 ? [] : [{ rowid: 7 }]);
      expect(now.pragma('foreign_key_check')).toEqual([]);
      expect(now.pragma('integrity_check', { simple: true })).toBe('ok');
      fresh.close();
      now.close();
    },
  );

  it('when a step fails half-way, then version, schema and rows are as before, and a good step still works', () => {
    const file = aFile();
    const db = openDatabase(file);
    db.exec(firstRows);
    const before = schemaOf(db);
    db.close();
    const bad = `
      CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT;
      ALTER TABLE persons ADD COLUMN half TEXT;
      DELETE FROM tombstones;
      INSERT INTO nowhere VALUES (1);
    `;
    expect(() => openDatabase(file, [...migrations, bad])).toThrow(/nowhere/);

    const again = openDatabase(file);
    expect(versionOf(again)).toBe(migrations.length);
    expect(schemaOf(again)).toEqual(before);
    expect(rowsOf(again, 'SELECT key FROM tombstones')).toEqual([{ key: 'k9' }]);
    again.close();

    const good = openDatabase(file, [...migrations, 'CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT;']);
    expect(versionOf(good)).toBe(migrations.length + 1);
    good.close();
    expect(() => openDatabase(file)).toThrow(/newer Linekeeper/);
  });

  it('when the second of two new steps fails, then the first one holds', () => {
    const file = aFile();
    const steps = ['CREATE TABLE first (id INTEGER) STRICT;', 'CREATE TABLE second (id INTEGER) STRICT; nonsense;'];
    expect(() => openDatabase(file, steps)).toThrow(/nonsense/);
    const db = new Database(file);
    expect(versionOf(db)).toBe(1);
    expect(schemaOf(db)).toHaveLength(1);
    db.close();
  });
});

describe('an opened database', () => {
  it('when it is opened, at first and ever after, then durability and erasure are switched on', () => {
    const file = aFile();
    for (let time = 0; time < 3; time += 1) {
      const db = openDatabase(file);
      const names = ['journal_mode', 'synchronous', 'fullfsync', 'checkpoint_fullfsync', 'foreign_keys'];
      const pragmas = [...names, 'secure_delete', 'trusted_schema'].map((name) => db.pragma(name, { simple: true }));
      expect(pragmas).toEqual(['wal', 2, 1, 1, 1, 1, 0]);
      expect(rowsOf(db, `SELECT v FROM passage_search_config WHERE k = 'secure-delete'`)).toEqual([{ v: 1 }]);
      db.close();
    }
  });

  it('when a parent row does not exist, then the child is refused', () => {
    const db = openDatabase(aFile());
    const orphan = `INSERT INTO tasks (id, call_id, kind, text, created_at) VALUES ('t', 'nobody', 'promise', 'call', '2026-11-20')`;
    expect(() => db.exec(orphan)).toThrow(/FOREIGN KEY/);
    db.close();
  });

  it('when it is refused by whoever opens it, then it is not migrated', () => {
    const file = aFile();
    openDatabase(file, migrations.slice(0, 1)).close();
    const refuse = (_db: Db, version: number): never => {
      throw new Error(`refused at ${version}`);
    };
    expect(() => openDatabase(file, migrations, refuse)).toThrow('refused at 1');
    const db = new Database(file, { readonly: true });
    expect(versionOf(db)).toBe(1);
    db.close();
  });
});
