import Database from 'better-sqlite3';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { backedUp, emptyPlace } from '../support/backup/backed-up.ts';
import { ANA, anAudio, aRing, aTranscription } from '../support/factories.ts';
import { holding } from '../support/held-paths.ts';
import { ownerOf } from '../support/owner.ts';
import { faultsIn, filesIn, rowCounts } from '../support/stored.ts';
import { startTestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

async function startedIn(dataDir: string, now?: () => Date) {
  const app = await startTestApp({ dataDir, keep: true, ...(now && { now }) });
  onTestFinished(() => app.stop());
  return app;
}

type App = Awaited<ReturnType<typeof startedIn>>;

const namesLeft = async ({ execute }: App): Promise<unknown> =>
  (await createAsk(execute)('doctor.run', {})).checks.find(({ id }) => id === 'copies')?.told.values?.['names'];

/** Nobody ends the program between what they see and the next start. */
async function stopped(app: App): Promise<string> {
  await app.stop();
  return app.dataDir;
}

it('when parts of what the day asks for fail at the start, then the phone is answered and the rest of it is done', async () => {
  const clock = createTestClock();
  const first = await startTestApp({ dataDir: emptyPlace(), keep: true, now: clock.now });
  await first.finish(aTranscription({ startedAt: clock.now() }));
  await first.settled();
  await ownerOf(first).ask('settings.save', { retention: { transcripts: 1 } });
  const dataDir = await stopped(first);
  expect(rowCounts(dataDir)['turns']).toBeGreaterThan(0);
  // Folders that cannot be looked into, as those of another user, and a line of the log that cannot be removed.
  writeFileSync(join(dataDir, 'kept'), '');
  mkdirSync(join(dataDir, 'audio'), { recursive: true });
  rmSync(join(dataDir, 'audio', 'arriving'), { recursive: true, force: true });
  writeFileSync(join(dataDir, 'audio', 'arriving'), '');
  const db = new Database(join(dataDir, 'linekeeper.db'));
  db.exec(`INSERT INTO audit_log (at, who, action) VALUES ('2020-01-01T00:00:00.000Z', 'cli', 'calls.get');
    CREATE TRIGGER held BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'held'); END`);
  db.close();
  clock.forward(2 * 24 * 60);

  const app = await startedIn(dataDir, clock.now);
  expect(await app.ring(aRing())).toMatchObject({ dynamic_variables: { caller_name: 'Ana Lopez' } });
  await app.settled();
  expect(rowCounts(dataDir)['turns']).toBe(0);
  expect(await namesLeft(app)).toBe('kept');
  app.flushLog();
  const where = ['copies', 'start.recordings', 'audit'].map((name) => `"fault":"${name}"`);
  for (const each of where) expect(faultsIn(dataDir).filter((line) => line.includes(each))).toHaveLength(1);
});

it('when what a killed run left in clear cannot be removed, then the program runs, backs up and says what is left', async () => {
  const dataDir = emptyPlace();
  // No process bears a number so high.
  const left = ['backup-work', 'verifying-4194999-abcdef'];
  for (const name of left) mkdirSync(join(dataDir, name));
  const held = holding((path) => left.some((name) => path === join(dataDir, name)));
  const app = await startedIn(dataDir);
  expect(await namesLeft(app)).toBe(left.join(', '));
  held.letGo();
  // The one that is held as soon as it was worked in is not what the backup is judged by.
  holding((path) => path === join(dataDir, 'backup-work') && existsSync(join(path, 'opened')));
  await backedUp(app);
  expect(await namesLeft(app)).toBe('backup-work');
});

it('when somebody is forgotten while a copy is held, then it goes after the next start, though nobody is forgotten again', async () => {
  const first = await startTestApp({ dataDir: emptyPlace(), keep: true });
  await first.finish(aTranscription());
  await first.settled();
  const copy = join(first.dataDir, 'kept', 'before-update-schema-3.db');
  mkdirSync(join(copy, '..'));
  writeFileSync(copy, 'all that was remembered');
  const held = holding((path) => path === copy);
  const { id } = await ownerOf(first).personOf(ANA);
  await ownerOf(first).ask('callers.forget', { id });
  expect(await namesLeft(first)).toBe('kept/before-update-schema-3.db');
  const dataDir = await stopped(first);
  held.letGo();
  expect(existsSync(copy)).toBe(true);
  await startedIn(dataDir);
  expect(existsSync(copy)).toBe(false);
});

it('when the first of several recordings to be removed is held, then the others go all the same, and it goes later', async () => {
  const first = await startTestApp({ dataDir: emptyPlace(), keep: true });
  for (const nth of ['1', '2', '3']) {
    await first.finish(aTranscription({ callSid: `CA${nth}`, conversationId: `conv_${nth}` }));
    await first.finish(anAudio(`conv_${nth}`, 400_000));
  }
  await first.settled();
  const recordings = (): string[] => filesIn(join(first.dataDir, 'audio'));
  expect(recordings()).toHaveLength(3);
  const firstOfThem = () => {
    let met: string | null = null;
    return holding((path) => path.endsWith('.sealed') && path === (met ??= path));
  };
  const held = firstOfThem();
  const { id } = await ownerOf(first).personOf(ANA);
  await ownerOf(first).ask('callers.forget', { id });
  expect(recordings()).toHaveLength(1);
  held.letGo();
  // What is left to do is done before the end.
  const dataDir = await stopped(first);
  expect(recordings()).toEqual([]);

  const orphans = ['a', 'b', 'c'].map((name) => join(dataDir, 'audio', `${name}.sealed`));
  for (const orphan of orphans) writeFileSync(orphan, '');
  firstOfThem();
  await startedIn(dataDir);
  await expect.poll(recordings, { timeout: 10_000 }).toHaveLength(1);
});
