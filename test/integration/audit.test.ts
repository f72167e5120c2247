import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { readDatabase, tablesWith } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

let app: TestApp;
let clock: ReturnType<typeof createTestClock>;
beforeEach(async () => {
  clock = createTestClock();
  app = await startTestApp({ now: clock.now, keep: true });
  await app.ring(aRing());
  await app.finish(aTranscription({ startedAt: clock.now() }));
  await app.settled();
});
afterEach(async () => {
  await app.stop();
  rmSync(app.dataDir, { recursive: true, force: true });
});
const ask: ReturnType<typeof ownerOf>['ask'] = (name, input) => ownerOf(app).ask(name, input);
const lines = async () => (await ask('audit.list', {})).lines;
/** Somebody at a window; without a PIN, the owner. */
const WINDOW = { session: 'one' };
const told = async () => (await lines()).map(({ who, did, action }) => `${who} ${did} ${action}`);

it('when somebody is looked at and changed, then it is told who did it and about whom, and nothing of what stood there', async () => {
  const { id } = await ownerOf(app).personOf(ANA);
  await ask('callers.get', { id });
  await app.execute('callers.remember', { callerId: id, slot: 'allergies', value: 'dodidudadodek' }, WINDOW);
  await ask('notes.add', { note: 'kakekikokukak', phone_hash: hashOf(ANA) });
  await ask('secrets.set', { name: 'modelKey', value: 'key-of-the-model-0123456789' });
  await ask('settings.get', {});

  expect(await told()).toEqual([
    ...['api changed secrets.set', 'api changed notes.add', 'owner changed callers.remember', 'api saw callers.get'],
  ]);
  const [secret, , remembered, seen] = await lines();
  expect([secret?.subject, remembered?.subject, seen?.subject]).toEqual(['modelKey', id, id]);
  const rows = readDatabase(app.dataDir, (db) => JSON.stringify(db.prepare('SELECT * FROM audit_log').all()));
  expect(rows).not.toMatch(new RegExp(`dodidud|kakekik|key-of|${hashOf(ANA)}|555|Ana`, 'u'));
});

it('when a window looks again, then that is one look within the hour, and another one after it', async () => {
  const { id } = await ownerOf(app).personOf(ANA);
  for (let times = 0; times < 3; times += 1) await app.execute('callers.get', { id }, WINDOW);
  await app.execute('callers.get', { id });
  clock.forward(61);
  await app.execute('callers.get', { id }, WINDOW);
  expect(await told()).toEqual(['owner saw callers.get', 'owner saw callers.get', 'api saw callers.get']);
});

it('when what was asked is refused, then nothing is written down, for nothing was seen', async () => {
  await expect(ask('callers.get', { id: '0192f0c1-0000-7000-8000-00000000000a' })).rejects.toThrow('404');
  expect(await told()).toEqual([]);
});

it('when somebody is forgotten, then their lines lead to the certificate, and their own ids stand nowhere else', async () => {
  const { id } = await ownerOf(app).personOf(ANA);
  const { id: call } = await ownerOf(app).call('conv_0001');
  const { certificate } = await ask('callers.forget', { id });

  expect((await lines()).map(({ action, subject }) => [action, subject])).toEqual([
    ['callers.forget', certificate],
    ['calls.get', certificate],
    ['callers.get', certificate],
  ]);
  expect([id, call].flatMap((own) => tablesWith(app.dataDir, own)).filter((table) => table !== 'tombstones')).toEqual(
    [],
  );
});

it('when lines are a year old, then they go with the daily round; page follows page', async () => {
  await ask('pause.start', { until: null });
  await ask('pause.end', {});
  const first = await ask('audit.list', { limit: 1 });
  const second = await ask('audit.list', { limit: 1, ...(first.nextCursor !== null && { cursor: first.nextCursor }) });
  expect([first.lines, second.lines].flat().map(({ action }) => action)).toEqual(['pause.end', 'pause.start']);
  expect(second.nextCursor).toBeNull();
  await app.stop();
  clock.forward(366 * 24 * 60);
  app = await startTestApp({ now: clock.now, dataDir: app.dataDir, keep: true });
  expect(await lines()).toEqual([]);
});
