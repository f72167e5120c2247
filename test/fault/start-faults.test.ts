import Database from 'better-sqlite3';
import { chmodSync, cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { acquireInstanceLock } from '../../server/platform/instance-lock.ts';
import { openDatabase } from '../../server/store/database.ts';
import { migrations } from '../../server/store/migrations/index.ts';
import { aRing, aTranscription } from '../support/factories.ts';
import { bytesOf, canTestModes, copyOf, startOn } from '../support/refused-start.ts';
import { startTestApp } from '../support/test-app.ts';

const databaseOf = (dataDir: string): string => join(dataDir, 'linekeeper.db');
const aKey = 'ab'.repeat(32);

/** A data directory that knows Ana, made once; every test works on a copy. */
async function rememberingAna(): Promise<string> {
  const app = await startTestApp({ keep: true });
  await app.finish(aTranscription({ startedAt: new Date() }));
  await app.settled();
  await app.stop();
  return app.dataDir;
}

/** What is wrong · the sentence · what is done to the directory · the environment of the start. */
type Fault = [string, RegExp, (dataDir: string) => void, Record<string, string>?];

const keyFaults: Fault[] = [
  ['the master key is another one', /this key does not open it/, () => undefined, { LINEKEEPER_MASTER_KEY: aKey }],
  ['the key file is another one', /this key does not open it/, (dir) => writeFileSync(join(dir, 'secret.key'), aKey)],
  ['the key file is gone', /put secret\.key back/, (dir) => rmSync(join(dir, 'secret.key'))],
  ['the key file is cut', /secret\.key .* is damaged/, (dir) => truncateSync(join(dir, 'secret.key'), 20)],
];

const lost = /not the one that was here before/;

const lostDatabase: Fault[] = [
  ['the database is gone', lost, (dir) => rmSync(databaseOf(dir))],
  ['the database is another, new one', lost, (dir) => replaced(dir, (file) => openDatabase(file).close())],
  ['the database is an older one of somebody else', lost, (dir) => replaced(dir, olderOfSomebodyElse)],
];

const strangeDatabase: Fault[] = [
  ['the database is of a newer program', /newer Linekeeper/, (dir) => altered(dir, 'PRAGMA user_version = 9999')],
  ['the database is of an early build', /early build/, (dir) => altered(dir, 'DROP INDEX identities_of_business')],
];

const modes: Fault[] = [
  ['the directory may not be written', /cannot be read and written \(EACCES\)/, (dir) => chmodSync(dir, 0o500)],
  ['the directory may not be read', /cannot be read and written \(EACCES\)/, (dir) => chmodSync(dir, 0)],
  ['the database may not be written', /cannot be read and written/, (dir) => chmodSync(databaseOf(dir), 0o400)],
  ['the database may not be read', /cannot be read and written/, (dir) => chmodSync(databaseOf(dir), 0)],
  ['the key may not be read', /secret\.key cannot be read/, (dir) => chmodSync(join(dir, 'secret.key'), 0)],
  ['the lock may not be written', /instance\.lock .* cannot/, (dir) => chmodSync(join(dir, 'instance.lock'), 0o400)],
  ['the lock may not be read', /instance\.lock .* cannot/, (dir) => chmodSync(join(dir, 'instance.lock'), 0)],
  ['the log may not be written', /log file .* cannot be written/, (dir) => chmodSync(join(dir, 'logs'), 0)],
];

function replaced(dataDir: string, make: (file: string) => void): void {
  const other = `${databaseOf(dataDir)}.other`;
  make(other);
  writeFileSync(databaseOf(dataDir), readFileSync(other));
  rmSync(other);
}

function olderOfSomebodyElse(file: string): void {
  const db = openDatabase(file, migrations.slice(0, 1));
  db.exec(`INSERT INTO settings VALUES ('database.id', '0b6f3c1e-5a3d-4e0c-9f5e-0123456789ab')`);
  db.close();
}

function altered(dataDir: string, sql: string): void {
  const db = new Database(databaseOf(dataDir));
  db.exec(sql);
  db.close();
}

describe('F7, F25: a data directory that cannot be used', () => {
  let remembering: string;
  beforeAll(async () => {
    remembering = await rememberingAna();
  });
  afterAll(() => rmSync(remembering, { recursive: true, force: true }));

  async function expectKnowsAna(dataDir: string): Promise<void> {
    const app = await startTestApp({ dataDir, keep: true });
    expect(await app.ring(aRing())).toMatchObject({ dynamic_variables: { caller_name: 'Ana Lopez' } });
    await app.stop();
  }

  async function expectRefused(dataDir: string, sentence: RegExp, env?: Record<string, string>): Promise<void> {
    const { code, stdout, stderr } = await startOn(dataDir, env);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/Error|unexpected|\bat \S+:\d+/);
  }

  it.each([...keyFaults, ...lostDatabase, ...strangeDatabase])(
    'when %s, then one sentence says so, nothing is changed, and a repair brings all back',
    async (_what, sentence, change, env) => {
      const dataDir = copyOf(remembering, change);
      const before = bytesOf(dataDir);
      await expectRefused(dataDir, sentence, env);
      expect(bytesOf(dataDir)).toEqual(before);
      cpSync(remembering, dataDir, { recursive: true });
      await expectKnowsAna(dataDir);
    },
  );

  it.runIf(canTestModes).each(modes)(
    'when %s, then one sentence says so, nothing is changed, and a repair brings all back',
    async (_what, sentence, change) => {
      const dataDir = copyOf(remembering);
      const before = bytesOf(dataDir);
      change(dataDir);
      await expectRefused(dataDir, sentence);
      for (const path of [dataDir, join(dataDir, 'logs'), join(dataDir, 'instance.lock'), ...Object.keys(before)]) {
        chmodSync(path, 0o700);
      }
      expect(bytesOf(dataDir)).toEqual(before);
      await expectKnowsAna(dataDir);
    },
  );

  it('when settings.json is torn, then the program starts, and still notices that the database is gone', async () => {
    const torn = (dir: string): void => truncateSync(join(dir, 'settings.json'), 9);
    await expectKnowsAna(copyOf(remembering, torn));

    const dataDir = copyOf(remembering, torn);
    rmSync(databaseOf(dataDir));
    await expectRefused(dataDir, lost);
  });

  it('when the owner does what the sentence about a lost database says, then an empty memory is begun', async () => {
    const dataDir = copyOf(remembering, (dir) => rmSync(databaseOf(dir)));
    const { stderr } = await startOn(dataDir);
    const named = stderr.match(/settings\.json[\w.-]*\b/g) ?? [];
    for (const name of named) rmSync(join(dataDir, name));

    const app = await startTestApp({ dataDir, keep: true });
    expect(await app.ring(aRing())).toMatchObject({ dynamic_variables: { is_returning_caller: false } });
    await app.stop();
    expect(named).toHaveLength(2);
  });

  it('when a start fails in a process that goes on, then the lock is given back', async () => {
    const dataDir = copyOf(remembering, (dir) => rmSync(join(dir, 'secret.key')));
    await expect(startTestApp({ dataDir })).rejects.toThrow(/secret\.key/);
    acquireInstanceLock(dataDir).release();
  });
});
