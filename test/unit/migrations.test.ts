import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { openDatabase, type Db } from '../../server/store/database.ts';
import { migrations } from '../../server/store/migrations/index.ts';
import { firstRows, rowsUpTo } from '../support/schema-rows.ts';
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
  '4df3a5b31cc61b76f6ef651eaf6fb10126b6f17368a643288caee4f27fc9289b',
  '3dd8138b364afcfb09cc1524f8344696131fbbfd75c880ff1ecee93ed78fc33b',
  'a327475972cd36029e14085b52f7aa5b9144076015edde173904e7ffbe5ef58d',
  '43becbc3ef5898a84fd83c6805b8784cdf3c2f7989535167acd3d548a8692daf',
  '39bf5cecb2a73bebaadd2a6f91b9af3fa365affcf64dc4714c8655e439afc1c7',
  '6cf7acdc7af9ed7ec77c4904b784af37e3da76e73b2b6e08565b52767f38409b',
  '4d85402f744afbe7346dfa8a6e65a4c3139f5398e7ccb4490234e10d83fe227f',
];

const aFile = (): string => join(temporaryDirectory(), 'linekeeper.db');
const versionOf = (db: Db): unknown => db.pragma('user_version', { simple: true });
const rowsOf = (db: Db, sql: string): unknown[] => db.prepare(sql).all();
const namesOf = (db: Db, sql: string): string[] => db.prepare<[], string>(sql).pluck().all();
const pragmaNames = [
  'journal_mode',
  'synchronous',
  'fullfsync',
  'checkpoint_fullfsync',
  'foreign_keys',
  'secure_delete',
];
const schemaOf = (db: Db): unknown[] => rowsOf(db, 'SELECT type, name, sql FROM sqlite_schema ORDER BY type, name');

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
      const pragmas = pragmaNames.map((name) => db.pragma(name, { simple: true }));
      expect(pragmas).toEqual(['wal', 2, 1, 1, 1, 1]);
      expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
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
