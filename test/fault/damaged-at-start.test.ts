import Database from 'better-sqlite3';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { problemsOf, startBuilt } from '../support/built-program.ts';
import { aTranscription } from '../support/factories.ts';
import { rowCounts } from '../support/stored.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';

const PAGE = 4096;
const CALLS = 40;
const databaseOf = (dataDir: string): string => join(dataDir, 'linekeeper.db');
const numberOf = (nth: number): string => `+1212555${String(100 + nth).padStart(4, '0')}`;

/** A shop of forty callers, made once; every test damages a copy. */
async function livedIn(): Promise<string> {
  const app = await startTestApp({ keep: true });
  for (let nth = 0; nth < CALLS; nth += 1) {
    const ids = { conversationId: `conv_${nth}`, callSid: `CA_${nth}`, from: numberOf(nth) };
    await app.finish(aTranscription({ ...ids, startedAt: new Date() }));
  }
  await app.settled();
  await app.stop();
  return app.dataDir;
}

describe('F5: a database that is damaged when the program starts', () => {
  let shop: string;
  beforeAll(async () => {
    shop = await livedIn();
  });
  afterAll(() => rmSync(shop, { recursive: true, force: true }));

  function copied(damage: (file: string) => void): string {
    const dataDir = join(temporaryDirectory(), 'data');
    cpSync(shop, dataDir, { recursive: true });
    damage(databaseOf(dataDir));
    return dataDir;
  }

  async function startedOn(dataDir: string) {
    const from = performance.now();
    const program = await startBuilt({ dataDir });
    return { program, milliseconds: performance.now() - from };
  }

  const asideIn = (dataDir: string): string[] => readdirSync(dataDir).filter((name) => name.startsWith('corrupt-'));

  it.each<[string, (file: string) => void]>([
    ['is empty', (file) => truncateSync(file, 0)],
    ['is another program’s', recipes],
    ['is no database', (file) => writeFileSync(file, 'Hello')],
    ['has lost its header', (file) => overwritten(file, 0, 100)],
    ['has lost its schema', (file) => overwritten(file, 100, PAGE)],
  ])(
    'when it %s and there is no copy, then an empty memory is begun, the files are kept and the owner is told',
    async (_what, damage) => {
      const dataDir = copied(damage);
      const damaged = readFileSync(databaseOf(dataDir));

      const { program, milliseconds } = await startedOn(dataDir);

      expect(milliseconds).toBeLessThan(5000);
      expect(problemsOf(await program.status())).toContain('database_mended_empty');
      const [aside = ''] = asideIn(dataDir);
      expect(readFileSync(join(dataDir, aside, 'linekeeper.db'))).toEqual(damaged);
      expect(await program.deliver(aTranscription({ startedAt: new Date() }))).toBe(200);
      expect(await program.stop()).toBe(0);
      // It is the memory of this shop from now on, and the owner is told of it again.
      const again = await startBuilt({ dataDir });
      expect(problemsOf(await again.status())).toContain('database_mended_empty');
      expect(asideIn(dataDir)).toEqual([aside]);
    },
  );

  it('when nothing of it can be read and there is a copy from before an update, then that takes its place', async () => {
    const dataDir = copied((file) => {
      mkdirSync(join(dirname(file), 'kept'));
      cpSync(file, join(dirname(file), 'kept', 'before-update-schema-22.db'));
      overwritten(file, 0, 100);
    });

    const { program } = await startedOn(dataDir);

    const status = await program.status();
    expect(problemsOf(status)).toContain('database_mended_copy');
    expect(status.database).toMatchObject({ ok: true, callers: CALLS, calls: CALLS });
  });

  it('when a page in its middle is overwritten and a run has met it, then all that can be read is there again', async () => {
    const dataDir = copied((file) => overwritten(file, ...leafOf(file, 'passages')));
    writeFileSync(join(dataDir, 'database.suspect'), '');
    const before = rowCounts(shop);

    const { program, milliseconds } = await startedOn(dataDir);

    expect(milliseconds).toBeLessThan(5000);
    const status = await program.status();
    expect(problemsOf(status)).toContain('database_mended_part');
    expect(status.database).toMatchObject({ ok: true, callers: CALLS, calls: CALLS });
    const answer = await program.ring('CA_again', numberOf(7));
    expect(answer.dynamic_variables['caller_name']).toBe('Ana Lopez');
    await program.stop();
    const after = rowCounts(dataDir);
    for (const table of ['persons', 'identities', 'facts', 'turns']) expect(after[table], table).toBe(before[table]);
    const lost = (before['passages'] ?? 0) - (after['passages'] ?? 0);
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBeLessThan((before['passages'] ?? 0) / 2);
  });

  it('when its end is missing, then what stands before it is saved, and nothing refers to what is lost', async () => {
    const dataDir = copied((file) => truncateSync(file, Math.floor(readFileSync(file).length / PAGE / 2) * PAGE));

    const { program } = await startedOn(dataDir);

    expect(problemsOf(await program.status()).some((code) => code.startsWith('database_mended_'))).toBe(true);
    await program.stop();
    const db = new Database(databaseOf(dataDir), { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });

  it('when the start was killed before the new one took its place, then the next goes on with it', async () => {
    const dataDir = copied((file) => {
      cpSync(file, `${file}.mended`);
      overwritten(file, 0, 100);
      writeFileSync(`${file}-wal`, 'of the damaged one');
    });

    const { program } = await startedOn(dataDir);

    expect((await program.status()).database).toMatchObject({ ok: true, callers: CALLS });
    expect(existsSync(`${databaseOf(dataDir)}.mended`)).toBe(false);
    const [aside = ''] = asideIn(dataDir);
    expect(readFileSync(join(dataDir, aside, 'linekeeper.db-wal'), 'utf8')).toBe('of the damaged one');
  });

  it('when nothing says that there was a memory here, then a file of somebody else is left alone', async () => {
    const dataDir = copied(recipes);
    for (const name of ['settings.json', 'settings.json.last-good'])
      renameSync(join(dataDir, name), join(dataDir, `old-${name}`));

    await expect(startBuilt({ dataDir })).rejects.toThrow(/not one of Linekeeper/u);
    expect(asideIn(dataDir)).toEqual([]);
  });
});

function overwritten(file: string, from: number, to: number): void {
  writeFileSync(file, readFileSync(file).fill(0xa5, from, to));
}

function recipes(file: string): void {
  rmSync(file);
  const db = new Database(file);
  db.exec(`CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')`);
  db.close();
}

/** Where a page in the middle of a table’s rows lies in the file. */
function leafOf(file: string, table: string): [number, number] {
  const db = new Database(file, { readonly: true });
  const leaves = db
    .prepare<[string], number>(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path`)
    .pluck()
    .all(table);
  db.close();
  const page = leaves[Math.floor(leaves.length / 2)] ?? 0;
  return [(page - 1) * PAGE, page * PAGE];
}
