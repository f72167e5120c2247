import { describe, expect, it } from 'vitest';

import { tell } from '#contract/told.ts';
import { createNotices, type Notice } from '../../electron/notices.ts';
import { handTimers } from '../support/hand-timers.ts';
import { aCallSummary, aCondition, aTask, WAY_DOWN } from '../support/tray-makers.ts';

const GRACE = 60_000;
const affected = aCondition({ state: 'callers-affected', told: WAY_DOWN });
const starting = aCondition({ state: 'starting', told: tell('condition_starting') });
const ready = aCondition();

function start({ isShown = true } = {}) {
  const timers = handTimers();
  const told: Notice[] = [];
  let at = Date.parse('2026-11-20T10:10:00.000Z');
  const notices = createNotices({
    tell: (notice) => {
      if (isShown) told.push(notice);
      return isShown;
    },
    after: timers.after,
    now: () => at,
  });
  /** Time goes by, and whatever runs out by then does. */
  const pass = (milliseconds: number): void => {
    at += milliseconds;
    timers.runOut(milliseconds);
  };
  const sleep = (milliseconds: number): void => void (at += milliseconds);
  return { notices, told, timers, pass, sleep };
}

describe('a problem', () => {
  it('is told of once, when it has lasted for a minute, and once when it has been over for one', () => {
    const { notices, told, timers, pass } = start();
    notices.condition(affected);
    notices.condition(affected);
    expect(told).toEqual([]);
    pass(GRACE);
    notices.condition(affected);
    expect(told).toEqual([{ kind: 'affected', told: WAY_DOWN }]);
    pass(4 * GRACE);
    notices.condition(ready);
    notices.condition(ready);
    pass(GRACE);
    expect(told.slice(1)).toEqual([{ kind: 'solved', minutes: 5 }]);
    expect(timers.pending()).toEqual([]);
  });

  it('that passes by itself is never told of, and neither is its end', () => {
    const { notices, told, timers } = start();
    notices.condition(affected);
    notices.condition(ready);
    expect(timers.pending()).toEqual([]);
    expect(told).toEqual([]);
  });

  it('is told of in the words that hold by then', () => {
    const { notices, told, pass } = start();
    const lost = tell('condition_database_lost');
    notices.condition(affected);
    notices.condition(aCondition({ state: 'callers-affected', told: lost }));
    pass(GRACE);
    expect(told).toEqual([{ kind: 'affected', told: lost }]);
  });

  it('that comes and goes is one problem', () => {
    const { notices, told, pass, timers } = start();
    notices.condition(affected);
    pass(GRACE);
    for (let round = 0; round < 5; round++) {
      notices.condition(ready);
      notices.condition(affected);
    }
    expect(timers.pending()).toEqual([]);
    expect(told).toHaveLength(1);
  });

  it('is not over while the way is only being opened again', () => {
    const { notices, told, pass, timers } = start();
    notices.condition(affected);
    pass(GRACE);
    notices.condition(starting);
    expect(timers.pending()).toEqual([]);
    notices.condition(ready);
    pass(GRACE);
    expect(told.map(({ kind }) => kind)).toEqual(['affected', 'solved']);
  });

  it('that nobody was told of is not told to be over', () => {
    const { notices, told, pass, timers } = start({ isShown: false });
    notices.condition(affected);
    pass(GRACE);
    notices.condition(ready);
    expect(timers.pending()).toEqual([]);
    expect(told).toEqual([]);
  });

  it('after the next one is told of again', () => {
    const { notices, told, pass } = start();
    for (let round = 0; round < 2; round++) {
      notices.condition(affected);
      pass(GRACE);
      notices.condition(ready);
      pass(GRACE);
    }
    expect(told.map(({ kind }) => kind)).toEqual(['affected', 'solved', 'affected', 'solved']);
  });
});

describe('after sleep', () => {
  it('the grace begins anew, so that there is no burst', () => {
    const { notices, told, pass, sleep, timers } = start();
    notices.condition(affected);
    sleep(8 * 3_600_000);
    notices.woke();
    expect(timers.pending()).toEqual([GRACE]);
    notices.condition(ready);
    pass(GRACE);
    expect(told).toEqual([]);
  });

  it('a timer that ran out while the computer slept proves nothing, even before anybody says that it woke', () => {
    const { notices, told, pass, sleep, timers } = start();
    notices.condition(affected);
    sleep(8 * 3_600_000);
    timers.runOut(GRACE);
    expect(told).toEqual([]);
    pass(GRACE);
    expect(told).toHaveLength(1);
  });

  it('what was over before is told to be over only after another minute', () => {
    const { notices, told, pass, timers } = start();
    notices.condition(affected);
    pass(GRACE);
    notices.condition(ready);
    notices.woke();
    expect(timers.pending()).toEqual([GRACE]);
    notices.condition(affected);
    expect(timers.pending()).toEqual([]);
    expect(told).toHaveLength(1);
  });
});

describe('who is waiting', () => {
  const TOGETHER = 5_000;
  const failed = aCallSummary({ status: 'failed' });

  it.each([
    ['a message that was left', 'message', aTask()] as const,
    ['a call-back', 'callback', aTask({ kind: 'callback' })] as const,
  ])('%s is told of once', (_title, what, task) => {
    const { notices, told, timers, pass } = start();
    notices.task(task);
    pass(TOGETHER);
    notices.task(task);
    expect(timers.pending()).toEqual([]);
    expect(told).toEqual([{ kind: 'waiting', what, count: 1 }]);
  });

  it('a call that did not come about is told of, and with what was left behind counts once', () => {
    const alone = start();
    alone.notices.call(failed);
    alone.pass(TOGETHER);
    expect(alone.told).toEqual([{ kind: 'waiting', what: 'missedCall', count: 1 }]);
    for (const isCallFirst of [true, false]) {
      const { notices, told, pass } = start();
      if (isCallFirst) notices.call(failed);
      notices.task(aTask({ kind: 'callback', callId: failed.id }));
      if (!isCallFirst) notices.call(failed);
      pass(TOGETHER);
      expect(told).toEqual([{ kind: 'waiting', what: 'callback', count: 1 }]);
    }
  });

  it('many are counted and told of together, and the next ones after a quiet while', () => {
    const { notices, told, timers, pass, sleep } = start();
    const note = (at: number): void => notices.task(aTask({ id: `task-${at}`, callId: `call-${at}` }));
    for (let at = 0; at < 300; at++) note(at);
    pass(TOGETHER);
    sleep(20_000);
    note(300);
    expect(timers.pending()).toEqual([100_000]);
    note(301);
    pass(100_000);
    expect(told).toEqual([
      { kind: 'waiting', what: 'several', count: 300 },
      { kind: 'waiting', what: 'several', count: 2 },
    ]);
  });

  it.each([
    ['a promise of the shop', () => aTask({ kind: 'promise' })],
    ['what is done already', () => aTask({ doneAt: '2026-11-20T10:05:00.000Z' })],
    ['an old task that was opened again', () => aTask({ createdAt: '2026-11-18T10:00:00.000Z' })],
  ])('%s is no news', (_title, make) => {
    const { notices, timers } = start();
    notices.task(make());
    expect(timers.pending()).toEqual([]);
  });

  it.each([
    ['a live call', aCallSummary()],
    ['a call that ended well', aCallSummary({ status: 'ended' })],
    ['a call of ours', aCallSummary({ status: 'failed', direction: 'outbound' })],
  ])('%s is no missed one', (_title, call) => {
    const { notices, timers } = start();
    notices.call(call);
    expect(timers.pending()).toEqual([]);
  });

  it('nobody waits who was only rehearsed, whichever is heard of first', () => {
    const rehearsed = aCallSummary({ id: 'rehearsed', status: 'failed', rehearsal: true });
    for (const isCallFirst of [true, false]) {
      const { notices, told, pass } = start();
      if (isCallFirst) notices.call(rehearsed);
      notices.task(aTask({ callId: 'rehearsed' }));
      if (!isCallFirst) notices.call(rehearsed);
      pass(TOGETHER);
      expect(told).toEqual([]);
    }
  });

  it('nothing is told of any more after the end', () => {
    const { notices, timers } = start();
    notices.task(aTask());
    notices.condition(affected);
    notices.stop();
    expect(timers.pending()).toEqual([]);
  });
});
