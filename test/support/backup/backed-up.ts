import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';

import type { BackupState } from '#contract/backup.ts';
import { createAsk } from '../../../server/cli/ask.ts';
import { readConfig } from '../../../server/platform/config.ts';
import { openRestore } from '../../../server/restore-memory.ts';
import { readDatabase } from '../stored.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import type { TestApp } from '../test-app.ts';

export const PASSPHRASE = 'a passphrase for tests';
const RESOURCES = resolve(import.meta.dirname, '../../../resources');

/** Chooses a folder and the passphrase, makes one backup and resolves to its path when it counts. */
export async function backedUp(app: TestApp, folder = temporaryDirectory()): Promise<string> {
  const ask = createAsk(app.execute);
  await ask('backup.settings.save', { folder, passphrase: PASSPHRASE });
  await ask('backup.run', {});
  const { last, problem } = await settledBackup(app);
  expect(problem).toBeNull();
  return join(folder, last?.fileName ?? 'none');
}

export async function settledBackup(app: TestApp): Promise<BackupState> {
  const ask = createAsk(app.execute);
  await expect.poll(async () => (await ask('backup.get', {})).isBusy, { timeout: 20_000 }).toBe(false);
  return ask('backup.get', {});
}

/** The same directory as another test's would be, without anything in it. */
export function emptyPlace(): string {
  const folder = join(temporaryDirectory(), 'data');
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

type Given = { passphrase?: string; env?: Record<string, string> };

/** Restores, or says why not. */
export async function restored(file: string, dataDir: string, { passphrase = PASSPHRASE, env = {} }: Given = {}) {
  const restore = await openRestore({
    ...{ file, passphrase, dataDir, resourcesDir: RESOURCES, config: readConfig(env), demo: false },
    now: () => new Date(),
  });
  try {
    return { preview: restore.preview, aside: restore.commit() };
  } finally {
    restore.close();
  }
}

/** Every row of every table, but for what is of the moment: who is signed in, and how the backups go. */
export function everyRow(dataDir: string): Record<string, unknown[]> {
  return readDatabase(dataDir, (db) => {
    const names = db
      .prepare<[], string>(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*'
         AND name <> 'desk_sessions'`,
      )
      .pluck()
      .all();
    const rows = (name: string): unknown[] =>
      db
        .prepare(name === 'settings' ? "SELECT * FROM settings WHERE key <> 'backup'" : `SELECT * FROM "${name}"`)
        .all()
        .map((row) => JSON.stringify(row))
        .toSorted();
    return Object.fromEntries(names.toSorted().map((name) => [name, rows(name)]));
  });
}
