import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { ANA, anAudio, aRing, aTranscription } from '../support/factories.ts';
import { holdDatabase } from '../support/hold-database.ts';
import { hashOf } from '../support/owner.ts';
import { filesIn } from '../support/stored.ts';
import { startTestApp } from '../support/test-app.ts';

const recordingsIn = (dataDir: string): string[] =>
  filesIn(join(dataDir, 'audio')).map((file) => file.slice(dataDir.length));

it('when a recording cannot be stored because the database is held, then no file of it stays behind', async () => {
  const app = await startTestApp();
  onTestFinished(() => app.stop());
  const letGo = await holdDatabase(app.dataDir, 'BEGIN IMMEDIATE');

  expect((await app.finish(anAudio('conv_0001', 400_000))).status).toBe(503);
  expect(recordingsIn(app.dataDir)).toEqual([]);

  await letGo();
  expect((await app.finish(anAudio('conv_0001', 400_000))).status).toBe(200);
  expect(recordingsIn(app.dataDir)).toEqual([expect.stringMatching(/^\/audio\/[0-9a-f-]{36}\.sealed$/)]);
});

it('when the program died while a recording came in, then the next start keeps it if its delivery is there, else removes it', async () => {
  const app = await startTestApp({ keep: true });
  onTestFinished(() => rmSync(app.dataDir, { recursive: true }));
  await app.ring(aRing());
  await app.finish(anAudio('conv_0001', 400_000));
  await app.finish(aTranscription());
  await app.settled();
  await app.stop();
  const [kept = ''] = recordingsIn(app.dataDir);
  const arriving = join(app.dataDir, 'audio', 'arriving');
  mkdirSync(arriving, { recursive: true });
  renameSync(join(app.dataDir, kept), join(arriving, basename(kept))); // committed, not yet admitted
  writeFileSync(join(arriving, '00000000-0000-4000-8000-000000000000.sealed'), 'half a recording');

  const again = await startTestApp({ dataDir: app.dataDir, keep: true });
  onTestFinished(() => again.stop());

  expect(recordingsIn(app.dataDir)).toEqual([kept]);
  expect(readdirSync(arriving)).toEqual([]);
});

it('when a recording of somebody forgotten cannot be removed just then, then it is removed later, and the rest is gone', async () => {
  const app = await startTestApp({ keep: true });
  onTestFinished(() => rmSync(app.dataDir, { recursive: true }));
  await app.ring(aRing());
  await app.finish(anAudio('conv_0001', 400_000));
  await app.finish(aTranscription());
  await app.settled();
  const [recording = ''] = recordingsIn(app.dataDir);
  const inTheWay = join(app.dataDir, recording);
  renameSync(inTheWay, `${inTheWay}.aside`);
  mkdirSync(inTheWay);

  expect((await app.api('DELETE', `/api/callers/${hashOf(ANA)}`)).status).toBe(200);

  rmSync(inTheWay, { recursive: true });
  renameSync(`${inTheWay}.aside`, inTheWay);
  await app.stop();
  expect(recordingsIn(app.dataDir)).toEqual([]);
});
