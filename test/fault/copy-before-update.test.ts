import Database from 'better-sqlite3';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { migrations } from '../../server/store/migrations/index.ts';
import { openDatabase } from '../../server/store/database.ts';
import { backedUp, emptyPlace } from '../support/backup/backed-up.ts';
import { startTestApp } from '../support/test-app.ts';

const BEFORE = migrations.length - 1;
const COPY = `before-update-schema-${BEFORE}.db`;

/** A data directory as the Linekeeper before this one left it. */
function earlier(): string {
  const dataDir = emptyPlace();
  const db = openDatabase(join(dataDir, 'linekeeper.db'), migrations.slice(0, BEFORE));
  db.prepare('INSERT INTO settings VALUES (?, ?)').run('greeting', 'from before');
  db.close();
  writeFileSync(join(dataDir, 'secret.key'), `${'ab'.repeat(32)}\n`);
  return dataDir;
}

async function started(dataDir: string) {
  const app = await startTestApp({ dataDir, keep: true });
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= app.stop());
  onTestFinished(stop);
  return { ...app, stop };
}

it('F24: when the schema is about to be changed, then a copy of the memory is kept until the next good backup', async () => {
  const dataDir = earlier();
  const app = await started(dataDir);
  const copy = join(dataDir, 'kept', COPY);
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  const db = new Database(copy, { readonly: true });
  const inside = [
    db.pragma('user_version', { simple: true }),
    db.prepare("SELECT value FROM settings WHERE key = 'greeting'").pluck().get(),
    db.pragma('integrity_check', { simple: true }),
  ];
  db.close();
  expect(inside).toEqual([BEFORE, 'from before', 'ok']);
  await app.stop();

  const again = await started(dataDir);
  expect(readdirSync(join(dataDir, 'kept'))).toEqual([COPY]);
  await backedUp(again);
  expect(readdirSync(join(dataDir, 'kept'))).toEqual([]);
});

it('F24: when no copy can be made, then the schema stays as it is and the start says so', async () => {
  const dataDir = earlier();
  writeFileSync(join(dataDir, 'kept'), 'in the way');
  const before = readFileSync(join(dataDir, 'linekeeper.db'));
  await expect(startTestApp({ dataDir, keep: true })).rejects.toMatchObject({ code: 'unavailable' });
  expect(readFileSync(join(dataDir, 'linekeeper.db')).equals(before)).toBe(true);
});
