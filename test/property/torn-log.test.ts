import Database from 'better-sqlite3';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../server/store/database.ts';
import { createRandom } from '../receptionist/random.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const COMMITS = 40;
const CUTS = 100;
const FRAME = 24 + 4096;
const HEADER = 32;

/** The commits that are there, by the number each of them set. */
function lastCommitIn(file: string): { count: number; last: number } {
  const db = openDatabase(file);
  try {
    const numbers = db
      .prepare<[], string>(`SELECT value FROM settings WHERE key GLOB 'commit.*' ORDER BY CAST(value AS INTEGER)`)
      .pluck()
      .all()
      .map(Number);
    return { count: numbers.length, last: numbers.at(-1) ?? 0 };
  } finally {
    db.close();
  }
}

describe('F2: power that fails while the log is written', () => {
  it('when the log ends anywhere, or in rubbish, then exactly the commits that are wholly in it are there', () => {
    const seed = Date.now() % 100_000;
    const random = createRandom(seed);
    const folder = temporaryDirectory();
    const file = join(folder, 'linekeeper.db');
    openDatabase(file).close();
    const writer = openDatabase(file);
    writer.pragma('wal_autocheckpoint = 0');
    const before = join(folder, 'before.db');
    copyFileSync(file, before);
    const set = writer.prepare('INSERT INTO settings VALUES (?, ?)');
    const pages = (): number => Math.floor((readFileSync(`${file}-wal`).length - HEADER) / FRAME);
    const endsAt: number[] = [];
    for (let commit = 1; commit <= COMMITS; commit += 1) {
      writer.transaction(() => set.run(`commit.${commit}`, String(commit)))();
      endsAt.push(pages());
    }
    const log = readFileSync(`${file}-wal`);
    writer.close();

    for (let nth = 0; nth < CUTS; nth += 1) {
      const cut = random.between(0, log.length);
      const copy = join(folder, `cut-${nth}.db`);
      copyFileSync(before, copy);
      const tail = Buffer.alloc(nth % 2 === 0 ? 0 : random.between(1, 2 * FRAME), 0xa5);
      writeFileSync(`${copy}-wal`, Buffer.concat([log.subarray(0, cut), tail]));
      const frames = Math.max(0, Math.floor((cut - HEADER) / FRAME));
      const wanted = endsAt.filter((end) => end <= frames).length;
      expect(lastCommitIn(copy), `seed ${seed}, cut at ${cut}`).toEqual({ count: wanted, last: wanted });
      const db = new Database(copy, { readonly: true });
      expect(db.pragma('quick_check(1)', { simple: true })).toBe('ok');
      db.close();
    }
  }, 60_000);
});
