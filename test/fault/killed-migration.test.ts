import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../server/store/database.ts';
import { migrations } from '../../server/store/migrations/index.ts';
import { compiledBefore } from '../support/compiled-before.ts';
import { rowsUpTo } from '../support/schema-rows.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const PROGRAM = resolve(import.meta.dirname, '../support/migrate-once.ts');
/** The oldest there is has every step before it. */
const OLDEST = 1;
/** So that the whole takes seconds: of all the moments between two syncs, which are two for each step. */
const EVERY = 3;

const mayTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
if (!mayTrace && process.env['CI'] === 'true')
  throw new Error('strace is missing: no migration is killed in its steps.');

/** All that is in a database: its schema, and every row. */
function whole(file: string): unknown {
  const db = new Database(file, { readonly: true });
  try {
    const schema = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
    const tables = db
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name`)
      .pluck()
      .all();
    const rows = tables.map((table) => db.prepare(`SELECT * FROM "${table}"`).all());
    return { version: db.pragma('user_version', { simple: true }), schema, rows };
  } finally {
    db.close();
  }
}

/** Whether the process was killed at its nth sync; false where it came to its end before. */
function killedAt(file: string, nth: number): boolean {
  const kill = ['-f', '-o', '/dev/null', '-e', `inject=fdatasync,fsync:signal=KILL:when=${nth}`];
  const { status, signal } = spawnSync('strace', [...kill, process.execPath, PROGRAM, file], {
    env: { PATH: process.env['PATH'], ...compiledBefore() },
  });
  return status !== 0 || signal !== null;
}

describe.skipIf(!mayTrace)('F24: an upgrade that is killed', () => {
  it('when it is killed in any of its steps, then nothing is half, and the next start makes the same of it as one that was not', () => {
    const folder = temporaryDirectory();
    const old = join(folder, 'old.db');
    const made = openDatabase(old, migrations.slice(0, OLDEST));
    made.exec(rowsUpTo(OLDEST));
    made.close();
    const clean = join(folder, 'clean.db');
    copyFileSync(old, clean);
    openDatabase(clean).close();
    const wanted = whole(clean);

    const found = new Set<number>();
    for (let nth = 1; ; nth += EVERY) {
      const file = join(folder, `killed-${nth}.db`);
      copyFileSync(old, file);
      if (!killedAt(file, nth)) break;
      const left = new Database(file);
      found.add(left.pragma('user_version', { simple: true }) as number);
      expect(left.pragma('integrity_check', { simple: true })).toBe('ok');
      left.close();
      openDatabase(file).close();
      expect(whole(file), `killed at sync ${nth}`).toEqual(wanted);
    }
    // It was killed all over the way, and not only at its beginning.
    expect(Math.max(...found)).toBeGreaterThan(migrations.length / 2);
    expect(found.size).toBeGreaterThan(3);
  }, 60_000);
});
