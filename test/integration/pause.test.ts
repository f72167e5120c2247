import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';
import { aRing, aTranscription, ANA } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const NOON = '2026-11-20T12:00:00.000Z';
const TWO = '2026-11-20T14:00:00.000Z';

let app: TestApp;
let clock: ReturnType<typeof createTestClock>;
let heard: AppEvent[];

async function start(dataDir?: string): Promise<void> {
  app = await startTestApp({ now: clock.now, keep: true, ...(dataDir !== undefined && { dataDir }) });
  heard = [];
  app.bus.subscribe((event) => heard.push(event));
}
beforeEach(async () => {
  clock = createTestClock(NOON);
  await start();
});
afterEach(async () => {
  await app.stop();
  rmSync(app.dataDir, { recursive: true, force: true });
});

const pause = (until: string | null = null) => ownerOf(app).ask('pause.start', { until });
const resume = () => ownerOf(app).ask('pause.end', {});
const status = () => ownerOf(app).ask('status.get', {});
const live = async () => (await ownerOf(app).ask('today.get', {})).live;
const ring = async (over = {}): Promise<string> => JSON.stringify(await app.ring(aRing(over)));
const knowsAna = async (): Promise<boolean> => (await ownerOf(app).factsOf(ANA)).length > 0;

async function learnOfAna(): Promise<void> {
  await app.finish(aTranscription());
  await app.settled();
}

describe('while the owner paused', () => {
  it('when a known caller rings, then the answer knows nobody, and the call is in the list all the same', async () => {
    await learnOfAna();
    expect(await ring({ call_sid: 'CA_known' })).toContain('Ana Lopez');
    await pause();

    const answer = await ring({ call_sid: 'CA_paused' });

    expect(answer).not.toContain('Ana');
    expect(answer).not.toContain(ANA);
    await app.settled();
    const [call] = await live();
    expect(call?.callSid).toBe('CA_paused');
    expect((await ownerOf(app).call('CA_paused')).pack?.kind).toBe('paused');
    await resume();
    expect(await ring({ call_sid: 'CA_resumed' })).toContain('Ana Lopez');
  });

  it('when the agent uses a tool, then it is told in one sentence and as no fault, and nothing is noted', async () => {
    await app.ring(aRing());
    await pause();
    for (const [tool, body] of [
      ['recall', { query: 'haircut' }],
      ['remember', { slot: 'likes', value: 'tea' }],
      ['correct', { slot: 'likes', value: 'tea' }],
      ['take_message', { message: 'Please call back.' }],
    ] as const)
      expect(await app.tool(tool, { ...body, call_sid: 'CA0001' })).toMatchObject({
        ...{ success: false, code: 'PAUSED' },
        error: 'My notes are closed for the moment, so I can neither look anything up nor write it down.',
      });
    expect((await ownerOf(app).ask('tasks.list', {})).tasks).toEqual([]);
    await resume();
    expect(await app.tool('remember', { slot: 'likes', value: 'tea', call_sid: 'CA0001' })).toMatchObject({
      success: true,
    });
  });

  it('when a call ends, then it is taken and leaves the line at once, and is learned from after the pause', async () => {
    await app.ring(aRing());
    await pause();

    expect((await app.finish(aTranscription())).status).toBe(200);
    expect((await app.finish(aTranscription())).status).toBe(200);
    await app.settled();

    expect(await live()).toEqual([]);
    const over = await ownerOf(app).call('CA0001');
    expect(over).toMatchObject({ status: 'ended', durationSeconds: 64, title: null, summary: null, turns: [] });
    expect(await knowsAna()).toBe(false);
    expect((await status()).database).toMatchObject({ inboxWaiting: 1, calls: 1 });
    await resume();
    await app.settled();
    expect(await knowsAna()).toBe(true);
    expect(await ownerOf(app).call('CA0001')).toMatchObject({ status: 'ended', title: 'Haircut wanted' });
    expect((await status()).database).toMatchObject({ inboxWaiting: 0, calls: 1 });
  });

  it('when somebody is forgotten meanwhile, then what waits of them is forgotten too', async () => {
    await app.ring(aRing());
    await pause();
    await app.finish(aTranscription());
    await app.settled();

    await ownerOf(app).ask('callers.forget', { id: hashOf(ANA) });
    // Their words wait for no resuming.
    expect((await status()).database.inboxWaiting).toBe(0);
    await resume();
    await app.settled();

    expect((await status()).database).toMatchObject({ inboxWaiting: 0, callers: 0 });
  });

  it('when the program is started again, then it is paused still, and what waited goes on waiting', async () => {
    await pause(TWO);
    await app.ring(aRing());
    await app.finish(aTranscription());
    await app.settled();
    await app.stop();

    await start(app.dataDir);
    await app.settled();

    expect((await status()).condition).toMatchObject({ state: 'paused', paused: { until: TWO } });
    expect(await live()).toEqual([]);
    expect(await knowsAna()).toBe(false);
  });
});

describe('the end of a pause', () => {
  it('when its time is over, then the next ring is answered as ever and what waited is learned', async () => {
    const told = await pause(TWO);
    expect(told).toMatchObject({ state: 'paused', paused: { until: TWO } });
    expect(told.told.sentence).toContain('until 14:00');
    await app.finish(aTranscription());
    await app.settled();
    clock.forward(120);
    const resumed = heardOnce('condition.changed', ({ payload }) => payload.paused === null);

    expect((await status()).condition.paused).toBeNull();
    await ring({ call_sid: 'CA_later' });
    await resumed;
    await app.settled();

    expect(await knowsAna()).toBe(true);
    expect(await ring({ call_sid: 'CA_last' })).toContain('Ana Lopez');
  });

  it('when it would lie in the past, then it is refused; when nobody paused, then resuming changes nothing', async () => {
    await expect(pause(NOON)).rejects.toThrow('400 invalid_input');
    expect((await resume()).paused).toBeNull();
    expect(heard.filter(({ name }) => name === 'condition.changed')).toEqual([]);
  });

  it('when it would last for more than 31 days, then it is refused with what to do instead', async () => {
    await expect(pause('2026-12-21T12:00:00.001Z')).rejects.toThrow('400 invalid_input');
    expect((await pause('2026-12-21T12:00:00.000Z')).state).toBe('paused');
  });

  it.each([
    ['pause.start', { until: null, unknown: 1 }],
    ['pause.end', { unknown: 1 }],
  ])(
    'when %s is asked with something unknown, then it is refused, since it may have meant something',
    async (name, input) => {
      await pause();
      expect((await app.api('POST', `/api/${name}`, input)).status).toBe(400);
      expect((await status()).condition.state).toBe('paused');
    },
  );

  it('when it begins and ends, then each is announced once with the whole condition', async () => {
    const began = await pause();
    const ended = await resume();
    expect(heard.filter(({ name }) => name === 'condition.changed')).toEqual([
      { name: 'condition.changed', payload: began },
      { name: 'condition.changed', payload: ended },
    ]);
    expect([began.state, ended.state]).toEqual(['paused', 'ready']);
  });
});

function heardOnce<N extends AppEvent['name']>(name: N, fits: (event: Extract<AppEvent, { name: N }>) => boolean) {
  return new Promise<void>((resolve) => {
    const unsubscribe = app.bus.subscribe((event) => {
      if (event.name !== name || !fits(event as Extract<AppEvent, { name: N }>)) return;
      unsubscribe();
      resolve();
    });
  });
}
