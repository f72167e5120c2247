import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it, onTestFinished } from 'vitest';

import { openCore } from '../../server/app.ts';
import { createAsk } from '../../server/cli/ask.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { openLogFile } from '../../server/platform/log-file.ts';
import { aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { readDatabase } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const SOON = { timeout: 15_000, interval: 100 };

async function toldOf(app: TestApp): Promise<string | undefined> {
  const { checks } = await ownerOf(app).ask('doctor.run', {});
  return checks.find(({ id }) => id === 'wiping')?.told.code;
}

async function firstCaller(app: TestApp): Promise<string> {
  await app.finish(aTranscription());
  await app.settled();
  const { callers } = await ownerOf(app).ask('callers.list', {});
  return callers[0]?.id ?? '';
}

async function keptApp(): Promise<TestApp> {
  const app = await startTestApp({ keep: true });
  onTestFinished(() => rmSync(app.dataDir, { recursive: true, force: true }));
  return app;
}

it('T20: when the program ends right after somebody was forgotten, then the next one blanks what is due, and the certificate says when', async () => {
  const before = await keptApp();
  const id = await firstCaller(before);
  expect(await toldOf(before)).toBe('doctor_wiped');
  const { certificate } = await ownerOf(before).ask('callers.forget', { id });
  expect(await ownerOf(before).ask('erasures.get', { id: certificate })).toMatchObject({ wipedAt: null });
  expect(await toldOf(before)).toBe('doctor_wipe_due');
  await before.stop();

  const app = await startTestApp({ dataDir: before.dataDir, keep: true });
  onTestFinished(() => app.stop());

  const now = () => ownerOf(app).ask('erasures.get', { id: certificate });
  expect(await now()).toMatchObject({ wipedAt: null });
  await expect.poll(async () => (await now()).wipedAt, SOON).not.toBeNull();
  const { at, wipedAt } = await now();
  expect(Date.parse(wipedAt ?? '')).toBeGreaterThan(Date.parse(at));
  expect(await toldOf(app)).toBe('doctor_wiped');
});

it('T20: when somebody is forgotten on the command line while nothing runs, then it is done before the command ends', async () => {
  const app = await keptApp();
  const { dataDir } = app;
  const id = await firstCaller(app);
  await app.stop();
  const core = openCore({
    ...{ config: readConfig({}), dataDir, demo: false, version: '0.0.0-test' },
    resourcesDir: join(import.meta.dirname, '..', '..', 'resources'),
    log: createLogger(openLogFile({ file: join(dataDir, 'logs', 'linekeeper.log') })),
  });

  await createAsk((name, input) => core.execute(name, input, 'cli'))('callers.forget', { id });
  await core.stop();

  const left = readDatabase(dataDir, (db) =>
    db.prepare('SELECT (SELECT count(*) FROM wipes) AS done, (SELECT count(*) FROM wipe_due) AS due').get(),
  );
  expect(left).toEqual({ done: 1, due: 0 });
});
