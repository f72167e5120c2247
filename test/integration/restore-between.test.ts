import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { readConfig } from '../../server/platform/config.ts';
import { finishRestore } from '../../server/platform/staged-restore.ts';
import { restoreBetween } from '../../server/restore-between.ts';
import { emptyPlace, everyRow, PASSPHRASE } from '../support/backup/backed-up.ts';
import { madeBackup } from '../support/backup/made-backup.ts';
import { holding, holdingAtFirst } from '../support/held-paths.ts';
import { startTestApp } from '../support/test-app.ts';

const NOW = new Date('2026-11-21T09:00:00.000Z');
const sessions = [{ key: 'the-hash-of-a-session', endsAt: '2026-11-21T21:00:00.000Z' }];

async function livedIn(): Promise<string> {
  const app = await startTestApp({ dataDir: emptyPlace(), keep: true });
  await createAsk(app.execute)('notes.add', { note: 'Here before' });
  await app.stop();
  return app.dataDir;
}

function between(dataDir: string, file: string) {
  const logged: string[] = [];
  const log = { event: (what: string) => void logged.push(what), fault: (where: string) => void logged.push(where) };
  const where = { config: readConfig({}), dataDir, resourcesDir: resolve('resources'), demo: false };
  const done = restoreBetween({ file, passphrase: PASSPHRASE, sessions }, { ...where, now: () => NOW, log });
  return done.then(() => logged);
}

async function startedIn(dataDir: string) {
  const app = await startTestApp({ dataDir, keep: true });
  onTestFinished(() => app.stop());
  return createAsk(app.execute);
}

it('when a restore between two starts fails, then nothing is changed and the next start says why', async () => {
  const dataDir = await livedIn();
  const before = everyRow(dataDir);
  expect(await between(dataDir, join(dataDir, 'gone.lkbackup'))).toEqual(['restore']);
  expect(everyRow(dataDir)).toEqual(before);
  const ask = await startedIn(dataDir);
  expect(await ask('backup.outcome', {})).toMatchObject({
    outcome: { fileName: 'gone.lkbackup', aside: null, problem: { code: 'backup_unreadable' } },
  });
});

it('when a restore cannot be put in place to its end, then the next start goes on with it and loses nothing', async () => {
  const dataDir = await livedIn();
  const { file, memory } = await madeBackup();
  // Something stands where the database is to be put aside.
  const inTheWay = join(dataDir, 'kept', 'before-restore-20261121T090000', 'linekeeper.db');
  mkdirSync(join(inTheWay, 'full'), { recursive: true });
  expect(await between(dataDir, file)).toEqual(['restore']);
  rmSync(inTheWay, { recursive: true });

  finishRestore(dataDir);
  expect(readdirSync(dataDir).filter((name) => /^restor/u.test(name))).toEqual([]);
  const ask = await startedIn(dataDir);
  expect((await ask('callers.list', {})).callers).toMatchObject([{ name: 'Ana' }]);
  expect(await ask('backup.outcome', {})).toMatchObject({ outcome: { problem: null, isMoved: true } });
  expect(JSON.stringify(everyRow(dataDir)['settings'])).toContain(memory);
});

it('when all is in place and only what it was prepared in cannot be removed, then it went well, and the next start begins', async () => {
  const dataDir = await livedIn();
  const { file } = await madeBackup();
  const staging = join(dataDir, 'restoring');
  // A scanner looks at the database that was unpacked, once all that was made of it is in place.
  const held = holding((path) => path === staging && existsSync(join(dataDir, 'last-restore.json')));
  expect(await between(dataDir, file)).toEqual(['restore.done']);

  const ask = await startedIn(dataDir);
  expect((await ask('callers.list', {})).callers).toMatchObject([{ name: 'Ana' }]);
  expect(await ask('backup.outcome', {})).toMatchObject({ outcome: { problem: null, isMoved: true } });
  const left = async () => (await ask('doctor.run', {})).checks.find(({ id }) => id === 'copies')?.told;
  expect(await left()).toMatchObject({ code: 'doctor_copies_left', values: { names: 'restoring' } });
  held.letGo();
  expect(await left()).toBeUndefined();
  expect(existsSync(staging)).toBe(false);
});

it('when a restore fails and what it was prepared in cannot be removed, then its own reason is told, and nobody is locked out', async () => {
  const dataDir = await livedIn();
  holding((path) => path === join(dataDir, 'restoring'));
  expect(await between(dataDir, join(dataDir, 'gone.lkbackup'))).toEqual(['restore']);
  const ask = await startedIn(dataDir);
  expect(await ask('backup.outcome', {})).toMatchObject({ outcome: { problem: { code: 'backup_unreadable' } } });
});

it('when the database that is put in place is held for a moment, then that is waited for, and the restore comes to its end', async () => {
  const dataDir = await livedIn();
  const { file } = await madeBackup();
  const { tries } = holdingAtFirst(join(dataDir, 'linekeeper.db'), 2);
  expect(await between(dataDir, file)).toEqual(['restore.done']);
  expect(tries()).toBe(3);
  expect(JSON.stringify(everyRow(dataDir)['persons'])).toContain('Ana');
});
