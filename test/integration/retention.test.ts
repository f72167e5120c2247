import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Retention } from '#contract/settings.ts';
import { ANA, anAudio, aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { filesIn, readDatabase, rowCounts } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const DAY = 24 * 60;
const WORDS = 'Ich hätte gern kürzere Spitzen';

let app: TestApp;
let clock: ReturnType<typeof createTestClock>;
const owner = () => ownerOf(app);
const keep = async (retention: Partial<Retention>): Promise<void> => {
  await owner().ask('settings.save', { retention });
  await app.settled();
};
const foreseen = async (retention: Partial<Retention>) =>
  (await owner().ask('settings.retention-preview', { retention })).wouldErase;
const bodies = (): number[] =>
  readDatabase(app.dataDir, (db) => db.prepare<[], number>('SELECT length(body) FROM inbox ORDER BY id').pluck().all());

/** A whole call: it rings, is talked, is recorded. */
async function call(id: string): Promise<void> {
  await app.ring(aRing({ call_sid: id }));
  await app.settled();
  const turns = [
    ['user', 'My name is Ana Lopez, mornings please.'],
    ['agent', 'Of course.'],
    ['user', WORDS],
  ] as const;
  const ids = { conversationId: `conv_${id}`, callSid: id, startedAt: clock.now() };
  await app.finish(aTranscription({ ...ids, turns, summary: `Wanted shorter tips (${id}).`, title: `Tips ${id}` }));
  await app.finish(anAudio(`conv_${id}`, 400_000));
  await app.settled();
}

/** As a PC that is switched off at night: the day's work is done at the start. */
async function startAgain(): Promise<void> {
  await app.stop();
  app = await startTestApp({ now: clock.now, dataDir: app.dataDir, keep: true });
  await app.settled();
}

beforeEach(async () => {
  clock = createTestClock();
  app = await startTestApp({ now: clock.now, keep: true });
  await call('CAold');
  clock.forward(10 * DAY);
  await call('CAnew');
});
afterEach(async () => {
  await app.stop();
  rmSync(app.dataDir, { recursive: true, force: true });
});

describe('how long things are kept', () => {
  it('when nothing was chosen, then only the raw deliveries go, after thirty days', async () => {
    expect((await owner().ask('settings.get', {})).retention).toEqual({
      ...{ transcripts: null, recordings: null, packs: null, summaries: null },
      ...{ tasks: null, appointments: null, callers: null },
      ...{ deliveries: 30, texts: 90 },
    });
    const before = await owner().call('CAold');
    clock.forward(19 * DAY);
    await startAgain();
    expect(bodies().every((length) => length > 0)).toBe(true);
    clock.forward(2 * DAY);
    await startAgain();

    expect(bodies().map((length) => length > 0)).toEqual([false, false, true, true]);
    expect(await owner().call('CAold')).toEqual(before);
    expect((await owner().ask('settings.retention-preview', { retention: {} })).wouldErase.deliveries).toBe(0);
  });

  it.each([
    ['transcripts', { transcripts: 1 }],
    ['recordings', { recordings: 1 }],
    ['packs', { packs: 1 }],
    ['summaries', { summaries: 1 }],
    ['deliveries', { deliveries: 1 }],
  ] as const)(
    'when %s are kept for days, then their number is foretold, and only older ones go',
    async (type, limits) => {
      const six = { [type]: 6 };
      expect((await foreseen({ [type]: 11 }))[type]).toBe(0);
      expect((await foreseen(six))[type]).toBe(type === 'deliveries' ? 2 : 1);
      expect((await foreseen({ [type]: null }))[type]).toBe(0);
      const counts = rowCounts(app.dataDir);
      const fresh = await owner().call('CAnew');
      const facts = await owner().factsOf(ANA);

      await keep(six);

      expect((await foreseen({}))[type]).toBe(0);
      expect(await owner().call('CAnew')).toEqual(fresh);
      expect(await owner().factsOf(ANA)).toEqual(facts);
      const after = rowCounts(app.dataDir);
      for (const table of ['facts', 'persons', 'identities', 'calls', 'inbox', 'tasks'])
        expect(after[table], table).toBe(counts[table]);
      clock.forward(2 * DAY);
      expect((await foreseen(limits))[type]).toBeGreaterThan(0);
    },
  );

  it('when it is asked what goes tonight, then that is what the daily round of the next day erases', async () => {
    clock.forward(19 * DAY);
    const tonight = async (): Promise<number> =>
      (await owner().ask('settings.retention-preview', { retention: {}, tonight: true })).wouldErase.deliveries;
    expect([await tonight(), (await foreseen({})).deliveries]).toEqual([0, 0]);
    clock.forward(DAY - 60);
    expect([await tonight(), (await foreseen({})).deliveries]).toEqual([2, 0]);
    clock.forward(DAY);
    await startAgain();
    expect(bodies().map((length) => length > 0)).toEqual([false, false, true, true]);
  });

  it('when transcripts go, then their words are in no file any more, but facts, people and summaries are', async () => {
    const spoken = Buffer.from(WORDS);
    const found = (): boolean => filesIn(app.dataDir).some((file) => readFileSync(file).includes(spoken));
    expect(found()).toBe(true);
    expect((await owner().ask('calls.list', { query: 'Spitzen' })).calls).toHaveLength(2);

    await keep({ transcripts: 6 });

    expect((await owner().call('CAold')).turns).toEqual([]);
    expect((await owner().call('CAnew')).turns).toHaveLength(3);
    expect((await owner().ask('calls.list', { query: 'Spitzen' })).calls).toMatchObject([{ callSid: 'CAnew' }]);
    expect((await owner().call('CAold')).summary).toContain('shorter tips');
    expect(bodies().map((length) => length > 0)).toEqual([false, false, true, true]);
    clock.forward(7 * DAY);
    await startAgain();
    expect(found()).toBe(false);
  });

  it('when summaries go, then the next ring is not told of them, nor is the search', async () => {
    const told = async (): Promise<string> => JSON.stringify(await app.ring(aRing({ call_sid: 'CAnext' })));
    expect(await told()).toContain('Tips CAold');

    await keep({ summaries: 6 });

    expect(await owner().call('CAold')).toMatchObject({ title: null, summary: null, collected: [], evaluation: [] });
    expect(await told()).not.toContain('CAold)');
    expect(await told()).not.toContain('Tips CAold');
    expect(await told()).toContain('Tips CAnew');
    expect((await owner().ask('calls.list', { query: 'CAold' })).calls).toEqual([]);
  });

  it('when recordings go, then their files do', async () => {
    expect(filesIn(join(app.dataDir, 'audio'))).toHaveLength(2);
    await keep({ recordings: 6 });
    expect(filesIn(join(app.dataDir, 'audio'))).toHaveLength(1);
    await startAgain();
    expect(filesIn(join(app.dataDir, 'audio'))).toHaveLength(1);
  });

  it('when a recording is so short that it has no file, then it goes from its delivery', async () => {
    await app.finish(aTranscription({ conversationId: 'conv_short', callSid: 'CAshort', startedAt: clock.now() }));
    await app.finish(anAudio('conv_short', 400));
    await app.settled();
    clock.forward(7 * DAY);
    expect(await foreseen({ recordings: 6 })).toMatchObject({ recordings: 3 });

    await keep({ recordings: 6 });

    expect(await foreseen({})).toMatchObject({ recordings: 0 });
    const ofShort = readDatabase(app.dataDir, (db) =>
      db
        .prepare<[], number>(`SELECT length(body) FROM inbox WHERE conversation_id = 'conv_short' ORDER BY id`)
        .pluck()
        .all(),
    );
    expect(ofShort.map((length) => length > 0)).toEqual([true, false]);
  });

  it('when a late repeat of an erased delivery comes, then it is still known as one', async () => {
    await keep({ transcripts: 6, deliveries: 6 });
    const again = aTranscription({ conversationId: 'conv_CAold', callSid: 'CAold' });
    expect((await app.finish(again)).status).toBe(200);
    await app.settled();
    expect((await owner().call('CAold')).turns).toEqual([]);
  });

  it.each([{ transcripts: 0 }, { transcripts: 1.5 }, { transcripts: 3651 }, { facts: 3 }, { packs: '6' }])(
    'when the limit is %j, then it is refused',
    async (retention) => {
      expect((await app.api('POST', '/api/settings.save', { retention })).status).toBe(400);
    },
  );
});
