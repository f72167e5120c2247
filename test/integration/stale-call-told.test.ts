import { rmSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';

import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { readDatabase } from '../support/stored.ts';
import { startTestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

it('when a known caller’s call never reported its end, then what is told about them counts it once it is closed', async () => {
  const clock = createTestClock();
  const before = await startTestApp({ now: clock.now, keep: true });
  onTestFinished(() => rmSync(before.dataDir, { recursive: true }));
  await before.finish(aTranscription({ startedAt: clock.now() }));
  await before.settled();
  clock.forward(60);
  await before.ring(aRing({ call_sid: 'CA0002' }));
  await before.settled();
  const { id } = await ownerOf(before).personOf(ANA);
  await before.stop();
  const told = (): unknown =>
    readDatabase(before.dataDir, (db) =>
      db.prepare(`SELECT json_extract(card, '$.calls') FROM persons WHERE id = ?`).pluck().get(id),
    );
  expect(told()).toBe(1);

  clock.forward(180);
  const again = await startTestApp({ now: clock.now, dataDir: before.dataDir, keep: true });
  onTestFinished(() => again.stop());

  expect(await ownerOf(again).call('CA0002')).toMatchObject({ status: 'ended', callerName: 'Ana Lopez' });
  expect(told()).toBe(2);
});
