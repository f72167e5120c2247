import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { openDatabase, SHORT_LOG } from '../../server/store/database.ts';
import { createLogEmptying } from '../../server/store/log-emptying.ts';
import { openStores, type Stores } from '../../server/store/open-stores.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

function opened(file = join(temporaryDirectory(), 'linekeeper.db')) {
  const stores = openStores(file);
  let isOpen = true;
  const close = (): void => {
    if (isOpen) stores.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { file, stores, close };
}

/** Small writes without a quarter of a second between them; only some of the first pages are ever the same. */
async function burst(stores: Stores, size: number, isOver: () => boolean): Promise<number> {
  let written = 0;
  for (; !isOver(); written += 1) {
    stores.transact(() => stores.settings.set(`line ${written}`, 'x'.repeat(size)));
    await pause(20);
  }
  return written;
}

/** Pages of the log, and how many of them are copied: mxFrame and nBackfill, sqlite.org/walformat.html §2.2. */
function logOf(file: string): { pages: number; copied: number } {
  const index = readFileSync(`${file}-shm`);
  return { pages: index.readUInt32LE(16), copied: index.readUInt32LE(96) };
}

describe('the write-ahead log in a burst that does not end', () => {
  it('when writing goes on, then it is copied all along on another thread, and every write is there afterwards', async () => {
    const { file, stores } = opened();
    const before = statSync(file).size;
    const began = performance.now();
    let copied = false;
    // While the log is shorter than what SQLite waits for: so it was the thread that copied.
    const look = (): boolean => {
      const { pages, copied: done } = logOf(file);
      copied ||= done > 20 && pages < SHORT_LOG && statSync(file).size > before;
      return copied || pages >= SHORT_LOG;
    };

    const written = await burst(stores, 400, () => look() || performance.now() - began > 15_000);

    expect(copied).toBe(true);
    expect(stores.checkpoint()).toBe(true);
    expect(statSync(`${file}-wal`).size).toBe(0);
    for (let line = 0; line < written; line += 1) expect(stores.settings.get(`line ${line}`)).toHaveLength(400);
  });

  it('when it has grown long, then whoever waits for room finds one that begins anew', async () => {
    const { file, stores } = opened();
    const began = performance.now();
    await burst(stores, 400, () => performance.now() - began > 1600);
    stores.transact(() => {
      for (let line = 0; line < 120; line += 1) stores.settings.set(`long ${line}`, 'x'.repeat(100_000));
    });
    expect(logOf(file).pages).toBeGreaterThan(2000);

    await stores.logRoom();
    stores.transactUnsynced(() => stores.settings.set('learned', 'yes'));

    expect(logOf(file).pages).toBeLessThan(SHORT_LOG);
  });

  it('when it is closed in the middle of it, then no log is left behind, and all is in the file', async () => {
    const { file, stores, close } = opened();
    const began = performance.now();
    const written = await burst(stores, 4000, () => performance.now() - began > 1600);

    close();

    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(opened(file).stores.settings.get(`line ${written - 1}`)).toHaveLength(4000);
  });

  it('when no second connection can be had, then it is emptied where it was before, and nothing is held up', async () => {
    const file = join(temporaryDirectory(), 'linekeeper.db');
    const db = openDatabase(file);
    const failed = vi.fn();
    const emptying = createLogEmptying(db, `${file}.nowhere`, failed);
    onTestFinished(() => void db.close());
    const limits = new Set<unknown>();
    const before = statSync(file).size;
    const put = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?)');
    const began = performance.now();
    for (let line = 0; performance.now() - began < 2000; line += 1) {
      put.run(`line ${line}`, 'x'.repeat(4000));
      emptying.wrote();
      limits.add(db.pragma('wal_autocheckpoint', { simple: true }));
      await pause(10);
    }
    await expect.poll(() => statSync(file).size, { timeout: 5000 }).toBeGreaterThan(before);
    emptying.look();
    const stopped = performance.now();
    emptying.stop();

    expect([...limits]).toEqual([SHORT_LOG, 4000]);
    expect(db.pragma('wal_autocheckpoint', { simple: true })).toBe(SHORT_LOG);
    expect(performance.now() - stopped).toBeLessThan(1000);
    expect(failed).not.toHaveBeenCalled();
  });
});
