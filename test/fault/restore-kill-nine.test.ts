import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

import { finishRestore } from '../../server/platform/staged-restore.ts';
import { emptyPlace, everyRow, PASSPHRASE, restored } from '../support/backup/backed-up.ts';
import { madeBackup } from '../support/backup/made-backup.ts';
import { compiledBefore } from '../support/compiled-before.ts';
import { aRing } from '../support/factories.ts';
import { PROGRAM } from '../support/program-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';

const KILLER = pathToFileURL(resolve(import.meta.dirname, '../support/backup/killed-at-rename.ts')).href;

/** Restores with the command line; resolves to whether the process was killed on its way. */
async function killedAt(point: number, file: string, dataDir: string): Promise<boolean> {
  const passphrase = join(temporaryDirectory(), 'passphrase');
  writeFileSync(passphrase, `${PASSPHRASE}\n`);
  const args = ['restore', file, '--yes', '--data-dir', dataDir, '--passphrase-file', passphrase];
  const child = spawn(process.execPath, ['--import', KILLER, PROGRAM, ...args], {
    env: { HOME: '/', TZ: 'UTC', ...compiledBefore(), KILL_AT: String(point) },
    stdio: 'ignore',
  });
  await once(child, 'close');
  return child.signalCode === 'SIGKILL';
}

it(
  'when a restore is killed at any of its renames, then the next one who opens the directory finds the old or the new',
  { timeout: 120_000 },
  async () => {
    const app = await startTestApp({ dataDir: emptyPlace(), keep: true });
    await app.ring(aRing({ caller_id: '+12125550181', call_sid: 'CAold' }));
    await app.settled();
    const untouched = emptyPlace();
    // With a log that has something in it, as after a power cut.
    cpSync(app.dataDir, untouched, { recursive: true });
    await app.stop();
    rmSync(join(untouched, 'runtime.json'));
    const copy = (): string => {
      const dataDir = emptyPlace();
      cpSync(untouched, dataDir, { recursive: true });
      return dataDir;
    };
    const { file } = await madeBackup();
    const [old, restoredHere] = [everyRow(copy()), copy()];
    await restored(file, restoredHere);
    const fresh = everyRow(restoredHere);
    expect(fresh).not.toEqual(old);

    const seen: string[] = [];
    for (let nth = 1, isOver = false; !isOver; nth += 2) {
      const places = [nth, nth + 1].map((point) => ({ point, dataDir: copy() }));
      const killed = await Promise.all(places.map(({ point, dataDir }) => killedAt(point, file, dataDir)));
      for (const { dataDir } of places) {
        finishRestore(dataDir);
        expect(readdirSync(dataDir).filter((name) => /^restor/u.test(name))).toEqual([]);
        const rows = everyRow(dataDir);
        seen.push(JSON.stringify(rows) === JSON.stringify(old) ? 'old' : 'new');
        if (seen.at(-1) === 'new') expect(rows).toEqual(fresh);
      }
      isOver = killed.includes(false);
    }
    expect(seen.length).toBeGreaterThan(12);
    expect(seen.join(' ')).toMatch(/^(?:old )+(?:new ?)+$/u);
  },
);

it('when nobody decided on what was prepared, then it is given up, and nothing else is touched', () => {
  const dataDir = emptyPlace();
  mkdirSync(join(dataDir, 'restoring', 'new'), { recursive: true });
  writeFileSync(join(dataDir, 'restoring', 'new', 'linekeeper.db'), 'half');
  writeFileSync(join(dataDir, 'linekeeper.db'), 'old');
  finishRestore(dataDir);
  expect(readdirSync(dataDir)).toEqual(['linekeeper.db']);
});
