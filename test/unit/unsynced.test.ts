import Database from 'better-sqlite3';
import { copyFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { openStores } from '../../server/store/open-stores.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

function opened() {
  const file = join(temporaryDirectory(), 'linekeeper.db');
  return { file, stores: openStores(file) };
}

/** What a start would find, had the power failed when the log was only so long. */
function afterPowerCut(file: string, logBytes: number): (key: string) => string | undefined {
  const copy = join(temporaryDirectory(), 'linekeeper.db');
  copyFileSync(file, copy);
  copyFileSync(`${file}-wal`, `${copy}-wal`);
  truncateSync(`${copy}-wal`, logBytes);
  const db = new Database(copy);
  const value = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const found = new Map(['promised', 'remade'].map((key) => [key, value.get(key)]));
  db.close();
  return (key) => found.get(key);
}

describe('F2: work that is made again after a power cut', () => {
  it('when the disk had not taken it, then what was promised before is there and nothing stands by halves', () => {
    const { file, stores } = opened();
    stores.transact(() => stores.settings.set('promised', 'yes'));
    const onDisk = statSync(`${file}-wal`).size;
    stores.transactUnsynced(() => stores.settings.set('remade', 'x'.repeat(20_000)));
    const written = statSync(`${file}-wal`).size;

    for (let cut = onDisk; cut < written; cut += 1999) {
      const found = afterPowerCut(file, cut);
      expect([found('promised'), found('remade')]).toEqual(['yes', undefined]);
    }
    expect(afterPowerCut(file, written)('remade')).toHaveLength(20_000);
    stores.close();
  });

  it('when it fails, then it is taken back, and what is promised next is synced again', () => {
    const { stores } = opened();
    const failing = (): void => {
      stores.settings.set('remade', 'half');
      throw new Error('no');
    };

    expect(() => stores.transactUnsynced(failing)).toThrow('no');
    expect([stores.settings.get('remade'), stores.isSynced()]).toEqual([undefined, true]);
    expect(stores.transactUnsynced(() => stores.isSynced())).toBe(false);
    expect(stores.transact(() => stores.isSynced())).toBe(true);
    stores.close();
  });
});
