import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';
import { aFailure, ANA, aRing, aTranscription, BEN } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

/** A Friday; in London a day begins with the day of UTC in November. */
const NOON = '2026-11-20T12:00:00.000Z';
const at = (day: number, hour: number, minute = 0): Date => new Date(Date.UTC(2026, 10, day, hour, minute));

describe('the first page of the window', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  const open = async (env: Record<string, string> = {}): Promise<void> => {
    clock = createTestClock(NOON);
    app = await startTestApp({ now: clock.now, env });
  };
  beforeEach(() => open());
  afterEach(() => app.stop());

  const today = (business?: string) => ownerOf(app).ask('today.get', { business });
  async function learned(...calls: Parameters<typeof aTranscription>[0][]): Promise<void> {
    for (const [index, call] of calls.entries())
      await app.finish(aTranscription({ conversationId: `conv_${index}`, callSid: `CA_${index}`, ...call }));
    await app.settled();
  }

  it('when the phone rings, then the call stands among the live ones, and no more when it is over', async () => {
    await app.ring(aRing());
    await app.settled();
    expect((await today()).live).toMatchObject([{ status: 'live', maskedNumber: '••23' }]);
    expect((await today()).counts.today).toMatchObject({ calls: 1, failed: 0, minutes: 0, costCredits: null });

    await learned({ callSid: 'CA0001' });
    expect((await today()).live).toEqual([]);
  });

  it('when calls lie before midnight or before Monday in the shop’s own zone, then they count for that day', async () => {
    await app.stop();
    await open({ LINEKEEPER_TIME_ZONE: 'Pacific/Auckland' });
    // In Auckland it is one o'clock on Saturday; its Friday ended at 11:00 UTC, its Sunday on the 15th at 11:00 UTC.
    await learned(
      { startedAt: at(20, 11, 30), seconds: 60 },
      { startedAt: at(20, 10, 30), seconds: 120 },
      { startedAt: at(15, 11, 30), seconds: 180 },
      { startedAt: at(15, 10, 30), seconds: 240 },
    );
    await app.finish(aFailure({ conversation_id: 'conv_failed' }, { CallSid: 'CA_failed' }));
    await app.settled();

    const { counts } = await today();
    expect(counts.today).toEqual({ calls: 1, failed: 0, minutes: 1, costCredits: 296, costUsd: 0.12 });
    expect(counts.week).toMatchObject({ calls: 4, failed: 1, minutes: 6, costCredits: 888 });
  });

  it('when something was learned today, then it is told, newest first, without what staff typed', async () => {
    await learned(
      { startedAt: at(19, 12), from: BEN, collected: { likes: 'tea' }, turns: [['user', 'I like tea.']] },
      { startedAt: at(20, 9) },
    );
    const ana = await ownerOf(app).personOf(ANA);
    await ownerOf(app).ask('callers.remember', { callerId: ana.id, slot: 'likes', value: 'jazz' });

    const found = (await today()).learned;
    expect(found.map(({ fact }) => fact.value).sort()).toEqual(['Ana Lopez', 'mornings']);
    expect(found[0]).toMatchObject({ callerId: ana.id, callerName: 'Ana Lopez' });
  });

  it('when promises were made, then they are listed by due day, and gone when done', async () => {
    const changes: AppEvent[] = [];
    app.bus.subscribe((event) => void changes.push(event));
    await learned({
      turns: [
        ['user', 'Hi, my name is Ana Lopez.'],
        ['agent', 'We will send you the price list. We will call you back tomorrow.'],
      ],
    });

    const { callbacks } = await today();
    expect(callbacks.length).toBeGreaterThan(1);
    expect(callbacks[0]).toMatchObject({ callerName: 'Ana Lopez', due: '2026-11-21' });
    expect(callbacks.at(-1)?.due).toBeNull();
    const told = changes.flatMap(({ name, payload }) => (name === 'task.changed' ? [payload] : []));
    expect(told.map(({ id }) => id).sort()).toEqual(callbacks.map(({ id }) => id).sort());

    changes.length = 0;
    const { callerName: _name, ...task } = callbacks[0] ?? { callerName: null, id: '' };
    await ownerOf(app).ask('tasks.done', { id: task.id });
    expect((await today()).callbacks).toEqual(callbacks.slice(1));
    expect(changes).toContainEqual({ name: 'task.changed', payload: { ...task, doneAt: NOON } });
  });

  it('when a business is named, then nothing of another one is shown', async () => {
    await ownerOf(app).ask('businesses.save', { id: 'second', name: 'Second Shop', numbers: [BEN] });
    await app.ring(aRing());
    await learned({
      startedAt: at(20, 9),
      turns: [
        ['agent', 'We will call you back tomorrow.'],
        ['user', 'My name is Ana Lopez.'],
      ],
    });

    expect(await today('second')).toMatchObject({
      ...{ live: [], callbacks: [], learned: [], pending: 0, waiting: [] },
      counts: { today: { calls: 0 }, week: { calls: 0 } },
    });
    expect((await today('default')).callbacks).toHaveLength(1);
    await expect(today('third')).rejects.toThrow('not_found');
  });

  it('when this computer asks itself, as a rehearsal does, then that is no sign of ElevenLabs', async () => {
    await app.ringRaw('{}', { 'x-linekeeper-secret': 'wrong' });
    await app.ring(aRing());
    expect((await today()).reachability).toMatchObject({ reason: 'verified', lastSeenAt: NOON });
  });

  it('when nothing, refusals and answers come in over the public address, then it says so', async () => {
    expect((await today()).reachability).toMatchObject({ state: 'reachable', reason: 'verified', lastSeenAt: null });
    const passedOn = { 'x-forwarded-for': '203.0.113.7' };
    await app.ringRaw('{}', { 'x-linekeeper-secret': 'wrong', ...passedOn });
    expect((await today()).reachability).toMatchObject({ state: 'unknown', reason: 'refused' });
    await app.ringRaw(JSON.stringify(aRing()), passedOn);
    await app.ringRaw('{}', { 'x-linekeeper-secret': 'wrong', ...passedOn });
    expect((await today()).reachability).toMatchObject({ state: 'reachable', reason: 'answered', lastSeenAt: NOON });
  });
});
