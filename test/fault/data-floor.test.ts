import { copyFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp } from '../support/test-app.ts';

it('F31: when an earlier copy of the database takes its place, then the owner is told', async () => {
  const first = await startTestApp({ keep: true });
  onTestFinished(() => rmSync(first.dataDir, { recursive: true }));
  await first.stop();
  const file = join(first.dataDir, 'linekeeper.db');
  copyFileSync(file, `${file}.copy`);
  const second = await startTestApp({ dataDir: first.dataDir, keep: true });
  await second.finish(aTranscription());
  await second.settled();
  await second.stop();
  copyFileSync(`${file}.copy`, file);

  const third = await startTestApp({ dataDir: first.dataDir, keep: true });
  onTestFinished(() => third.stop());

  const { problems } = await ownerOf(third).ask('status.get', {});
  expect(problems).toContainEqual(expect.objectContaining({ code: 'database_older' }));
});

it('when nothing has arrived since it was noted how far the database had come, then that is not written again', async () => {
  const app = await startTestApp({ keep: true });
  onTestFinished(() => rmSync(app.dataDir, { recursive: true }));
  const file = join(app.dataDir, 'settings.json');
  const before = statSync(file).ino;

  await app.stop();

  expect(statSync(file).ino).toBe(before);
});
