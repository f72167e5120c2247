import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { ANA, anAudio, aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { filesIn, readDatabase } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

/** Starts again on the same directory, hours later: a start closes calls whose end was never reported. */
async function threeHoursLater(app: TestApp, clock: ReturnType<typeof createTestClock>): Promise<TestApp> {
  await app.settled();
  await app.stop();
  clock.forward(180);
  const again = await startTestApp({ now: clock.now, dataDir: app.dataDir, keep: true });
  onTestFinished(() => again.stop());
  return again;
}

async function start(clock: ReturnType<typeof createTestClock>): Promise<TestApp> {
  const app = await startTestApp({ now: clock.now, keep: true });
  onTestFinished(() => rmSync(app.dataDir, { recursive: true, force: true }));
  return app;
}

it('when the end of a call is never reported, then it does not stay live, and a late report is still believed', async () => {
  const clock = createTestClock();
  const before = await start(clock);
  const startedAt = clock.now();
  await before.ring(aRing());

  const app = await threeHoursLater(before, clock);

  expect(await ownerOf(app).call('CA0001')).toMatchObject({ status: 'ended', outcome: 'unknown', callerName: null });
  await app.finish(aTranscription({ startedAt }));
  await app.settled();
  expect(await ownerOf(app).call('CA0001')).toMatchObject({ outcome: 'success', callerName: 'Ana Lopez' });
  expect((await ownerOf(app).personOf(ANA)).calls).toBe(1);
});

it('when a recording is never followed by words, then it is removed, because nobody could have it erased', async () => {
  const clock = createTestClock();
  const before = await start(clock);
  await before.ring(aRing());
  await before.finish(anAudio('conv_lonely', 400_000));
  await before.settled();
  expect(filesIn(join(before.dataDir, 'audio'))).toHaveLength(1);

  const app = await threeHoursLater(before, clock);

  expect(filesIn(join(app.dataDir, 'audio'))).toEqual([]);
  expect(await ownerOf(app).call('conv_lonely')).toMatchObject({ status: 'ended', outcome: 'unknown' });
});

it('when a delivery could not be understood and is of no call, then nothing of it is kept after thirty days', async () => {
  const clock = createTestClock();
  const first = await start(clock);
  await first.finish('{"type":"post_call_tran');
  const bytes = (): unknown =>
    readDatabase(first.dataDir, (db) => db.prepare('SELECT sum(length(body)) FROM inbox').pluck().get());
  await first.settled();
  clock.forward(29.5 * 24 * 60);

  const restarted = async (app: TestApp): Promise<TestApp> => {
    await app.stop();
    return startTestApp({ now: clock.now, dataDir: first.dataDir, keep: true });
  };
  const second = await restarted(first);
  expect(bytes()).toBeGreaterThan(0);
  expect((await ownerOf(second).ask('status.get', {})).database.inboxParked).toBe(1);

  clock.forward(24 * 60);
  const third = await restarted(second);
  onTestFinished(() => third.stop());
  expect(bytes()).toBe(0);
  expect((await ownerOf(third).ask('status.get', {})).database.inboxParked).toBe(0);
});
