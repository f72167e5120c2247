import Database from 'better-sqlite3';
import { randomBytes, randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

import { writeBackup } from '../../../server/platform/backup-file.ts';
import { createSecretBox } from '../../../server/platform/secret-box.ts';
import { openDatabase } from '../../../server/store/database.ts';
import { migrations } from '../../../server/store/migrations/index.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { PASSPHRASE } from './backed-up.ts';

type Made = {
  /** As an earlier Linekeeper would have made it. */
  version?: number;
  /** What the header says of it, where it is another. */
  schema?: number;
  /** What a stranger did to it. */
  change?: (db: Database.Database) => void;
  /** Which memory it is of. */
  memory?: string;
  /** Names of recordings, whatever they are. */
  recordings?: readonly string[];
};

/** A backup, rightly sealed, of a memory in which Ana is known: what is in it need not be ours. */
export async function madeBackup({
  version = migrations.length,
  schema = version,
  change,
  recordings,
  memory = randomUUID(),
}: Made = {}) {
  const folder = temporaryDirectory();
  const path = join(folder, 'linekeeper.db');
  const masterKey = randomBytes(32);
  const db = openDatabase(path, migrations.slice(0, version));
  const at = '2026-11-21T09:00:00.000Z';
  db.prepare('INSERT INTO settings VALUES (?, ?)').run('database.id', memory);
  const sealed = createSecretBox(masterKey).seal(randomBytes(32), 'install.key');
  db.prepare('INSERT INTO sealed_secrets VALUES (?, ?, ?)').run('install.key', sealed, at);
  db.prepare('INSERT INTO businesses VALUES (?, ?, ?)').run('default', '{"id":"default","name":"A shop"}', at);
  db.prepare('INSERT INTO persons (id, business_id, name, created_at) VALUES (?, ?, ?, ?)').run(
    ...[randomUUID(), 'default', 'Ana', at],
  );
  db.close();
  const stranger = new Database(path);
  stranger.pragma('journal_mode = DELETE');
  change?.(stranger);
  stranger.close();
  const file = join(folder, 'a.lkbackup');
  const about = { madeAt: at, version: '0.0.0-test', schema, memory };
  const inside = [{ name: 'linekeeper.db', path }];
  const audio = recordings && { names: recordings, open: () => open(path) };
  await writeBackup(file, { recordings: audio ?? null, about, passphrase: PASSPHRASE, masterKey, inside, cost: 1024 });
  return { file, memory, folder, masterKey };
}
