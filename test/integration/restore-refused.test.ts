import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { migrations } from '../../server/store/migrations/index.ts';
import { emptyPlace, restored } from '../support/backup/backed-up.ts';
import { madeBackup } from '../support/backup/made-backup.ts';
import { bytesOf } from '../support/refused-start.ts';
import { readDatabase } from '../support/stored.ts';
import { startTestApp } from '../support/test-app.ts';

/** A data directory with a memory of its own. */
async function livedIn(): Promise<string> {
  const app = await startTestApp({ dataDir: emptyPlace(), keep: true });
  await app.stop();
  return app.dataDir;
}

async function refusedIn(dataDir: string, file: string, given: Parameters<typeof restored>[2] = {}): Promise<unknown> {
  const before = bytesOf(dataDir);
  const why = await restored(file, dataDir, given).then(
    () => 'restored',
    (error: unknown) => (error as { reason?: { code: string } }).reason?.code ?? String(error),
  );
  expect(bytesOf(dataDir)).toEqual(before);
  return why;
}

const changed = (file: string, change: (bytes: Buffer) => Buffer): string => {
  const other = join(dirname(file), `other-${Math.random()}.lkbackup`);
  writeFileSync(other, change(readFileSync(file)));
  return other;
};

const flipped = (at: (bytes: Buffer) => number) => (bytes: Buffer) => {
  const place = at(bytes);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return bytes;
};

describe('a restore', { timeout: 60_000 }, () => {
  it('when the file is tampered with, cut off, foreign or of another passphrase, then it says so and changes nothing', async () => {
    const dataDir = await livedIn();
    const { file } = await madeBackup();
    const cases: [string, string][] = [
      [
        'backup_damaged',
        changed(
          file,
          flipped((bytes) => bytes.length - 40),
        ),
      ],
      [
        'backup_damaged',
        changed(
          file,
          flipped((bytes) => bytes.indexOf('"madeAt":"2026') + 13),
        ),
      ],
      ['backup_damaged', changed(file, (bytes) => bytes.subarray(0, bytes.length - 1))],
      ['backup_damaged', changed(file, (bytes) => bytes.subarray(0, 700))],
      ['backup_damaged', changed(file, (bytes) => bytes.subarray(0, 40))],
      ['backup_foreign', changed(file, () => Buffer.from('SQLite format 3'))],
      ['backup_foreign', changed(file, () => Buffer.alloc(0))],
      ['backup_newer_format', changed(file, (bytes) => replaced(bytes, '"format":1', '"format":3'))],
      ['backup_unreadable', join(dirname(file), 'gone.lkbackup')],
    ];
    for (const [why, given] of cases) expect([why, await refusedIn(dataDir, given)]).toEqual([why, why]);
    expect(await refusedIn(dataDir, file, { passphrase: 'not the one' })).toBe('backup_wrong_passphrase');
    expect(await refusedIn(dataDir, file, { env: { LINEKEEPER_MASTER_KEY: 'ab'.repeat(32) } })).toBe(
      'backup_other_key',
    );
  });

  it.each<[string, string]>([
    ['a trigger', 'CREATE TRIGGER strange AFTER INSERT ON notes BEGIN DELETE FROM persons; END'],
    ['a view', 'CREATE VIEW strange AS SELECT * FROM sealed_secrets'],
    ['a virtual table', 'CREATE VIRTUAL TABLE strange USING fts5 (words)'],
    [
      'a view in the place of a table',
      'DROP TABLE tombstones; CREATE VIEW tombstones AS SELECT key, value AS erased_at FROM settings',
    ],
    ['a table too many', 'CREATE TABLE strange (a TEXT)'],
    ['a column too many', 'ALTER TABLE notes ADD COLUMN strange TEXT'],
    ['a trigger of another kind', 'DROP TRIGGER callers_keep_calls'],
    [
      'a row that refers to nobody',
      "PRAGMA foreign_keys = OFF; INSERT INTO turns VALUES ('nobody', 1, 'agent', 'x', 0, 0)",
    ],
  ])('T30: when a rightly sealed backup holds %s, then it is refused', async (_what, sql) => {
    const { file } = await madeBackup({ change: (db) => db.exec(sql) });
    expect(await refusedIn(emptyPlace(), file)).toBe('backup_strange');
  });

  it('T30: when a row is not one that our own table takes, then it is refused and nothing is changed', async () => {
    const { file } = await madeBackup({
      change: (db) => {
        db.pragma('ignore_check_constraints = ON');
        db.exec('UPDATE persons SET blocked = 7');
      },
    });
    expect(await refusedIn(await livedIn(), file)).toBe('backup_strange');
  });

  it('F25: when the backup is of a newer schema, then it is refused with a sentence', async () => {
    const next = migrations.length + 1;
    const { file } = await madeBackup({ schema: next, change: (db) => db.pragma(`user_version = ${next}`) });
    expect(await refusedIn(emptyPlace(), file)).toBe('backup_newer_schema');
  });

  it.each([1, 16, migrations.length - 1])(
    'when the backup is of schema %i, then it is restored in the schema of today',
    async (version) => {
      const [{ file, memory }, dataDir] = [await madeBackup({ version }), emptyPlace()];
      const { preview } = await restored(file, dataDir);
      expect(preview).toMatchObject({ schema: version, callers: 1 });
      const found = readDatabase(dataDir, (db) => [
        db.pragma('user_version', { simple: true }),
        db.prepare('SELECT name FROM persons').pluck().all(),
        db.pragma('integrity_check', { simple: true }),
      ]);
      expect(found).toEqual([migrations.length, ['Ana'], 'ok']);
      expect(JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'))).toMatchObject({ dbId: memory });
      const app = await startTestApp({ dataDir, keep: true });
      onTestFinished(() => app.stop());
      expect(await app.execute('callers.list', {})).toMatchObject({ callers: [{ name: 'Ana' }] });
    },
  );
});

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(from);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(to), bytes.subarray(at + from.length)]);
}
