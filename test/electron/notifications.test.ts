import { EventEmitter } from 'node:events';
import type { NotificationConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';

import type { AppEvents } from '#contract/events.ts';
import type { ElectronParts } from '../../electron/electron-parts.ts';
import { createNotifications } from '../../electron/notifications.ts';
import { tongueOf } from '../../electron/texts.ts';
import { createBus } from '../../server/platform/bus.ts';
import { handTimers } from '../support/hand-timers.ts';
import { aCallSummary, aCondition, aTask, WAY_DOWN } from '../support/tray-makers.ts';

function start({ locale = 'en-GB', isOn = true, isLookedAt = false, isSupported = true } = {}) {
  const made: (EventEmitter & { options: NotificationConstructorOptions })[] = [];
  const shown: NotificationConstructorOptions[] = [];
  class Notification extends EventEmitter {
    readonly options: NotificationConstructorOptions;
    constructor(options: NotificationConstructorOptions = {}) {
      super();
      this.options = options;
      made.push(this);
    }
    static isSupported = (): boolean => isSupported;
    show(): void {
      shown.push(this.options);
    }
  }
  const bus = createBus<AppEvents>((error) => {
    throw error;
  });
  const timers = handTimers();
  const openWindow = vi.fn();
  const report = vi.fn();
  let at = Date.parse('2026-11-20T10:10:00.000Z');
  const notifications = createNotifications({
    Notification: Notification as unknown as ElectronParts['Notification'],
    tongue: tongueOf(locale),
    isOn: () => isOn,
    isLookedAt: () => isLookedAt,
    ...{ openWindow, report, after: timers.after, now: () => at },
  });
  const unwatch = notifications.watch({ bus });
  const pass = (milliseconds: number): void => {
    at += milliseconds;
    timers.runOut(milliseconds);
  };
  return { notifications, bus, unwatch, made, shown, timers, pass, openWindow, report };
}
type Started = ReturnType<typeof start>;

function everything({ bus, pass }: Started): void {
  bus.publish('condition.changed', aCondition({ state: 'callers-affected', told: WAY_DOWN }));
  bus.publish('call.changed', aCallSummary({ status: 'failed' }));
  bus.publish('task.changed', aTask());
  bus.publish('task.changed', aTask({ id: 'other', callId: 'other' }));
  pass(5_000);
  pass(60_000);
  bus.publish('condition.changed', aCondition());
  pass(60_000);
}

describe('a notification', () => {
  it('says what happened, in words of its own', () => {
    const started = start();
    everything(started);
    started.notifications.updated('1.4.0');
    expect(started.shown).toEqual([
      { id: 'waiting', title: '2 callers are waiting to hear from you', body: 'Open Linekeeper to see who it was.' },
      {
        id: 'trouble',
        title: 'Callers are affected',
        body: 'Callers are not recognised: nothing reaches this computer.',
      },
      { id: 'trouble', title: 'All is well again', body: 'It lasted about a minute.' },
      { id: 'version', title: 'Linekeeper is now version 1.4.0', body: 'Nothing for you to do.' },
    ]);
  });

  it.each([
    [2, 'It lasted about 2 minutes.'],
    [89, 'It lasted about 89 minutes.'],
    [480, 'It lasted about 8 hours.'],
  ])('says how long %i minutes were', (minutes, words) => {
    const { bus, shown, pass } = start();
    bus.publish('condition.changed', aCondition({ state: 'callers-affected', told: WAY_DOWN }));
    pass(60_000);
    pass((minutes - 1) * 60_000);
    bus.publish('condition.changed', aCondition());
    pass(60_000);
    expect(shown.at(-1)?.body).toBe(words);
  });

  it('speaks German where the system does', () => {
    const { notifications, bus, shown, pass } = start({ locale: 'de' });
    bus.publish('task.changed', aTask({ kind: 'callback' }));
    pass(5_000);
    notifications.newer('1.5.0');
    expect(shown.map(({ title }) => title)).toEqual(['Jemand wartet auf einen Rückruf', 'Linekeeper 1.5.0 ist da']);
  });

  it('holds nothing of a caller or a call', () => {
    const started = start();
    everything(started);
    const words = JSON.stringify(started.shown);
    const { callerName, maskedNumber } = aCallSummary();
    for (const secret of [callerName, maskedNumber, '23', aTask().text, 'coat', aTask().id])
      expect(words).not.toContain(secret);
  });

  it('leads to where it is told of', () => {
    const started = start();
    everything(started);
    for (const one of started.made) one.emit('click');
    expect(started.openWindow.mock.calls).toEqual([['/'], ['/doctor'], ['/']]);
  });

  it.each([{ isOn: false }, { isLookedAt: true }, { isSupported: false }])('is not made, when: %o', (over) => {
    const started = start(over);
    everything(started);
    started.notifications.updated('1.4.0');
    expect(started.made).toEqual([]);
  });

  it('is not made before there is something to tell: the system would ask for leave at once', () => {
    const { bus, made } = start();
    bus.publish('condition.changed', aCondition());
    bus.publish('call.changed', aCallSummary());
    expect(made).toEqual([]);
  });

  it('that the system refused is reported, without the words of it', () => {
    const { notifications, made, report } = start();
    notifications.updated('1.4.0');
    made[0]?.emit('failed', {}, 'no permission');
    expect(report).toHaveBeenCalledWith('notification', new Error('no permission'));
  });

  it('waits for a new grace after sleep, and is silent after the end', () => {
    const { notifications, bus, shown, timers, unwatch, pass } = start();
    bus.publish('condition.changed', aCondition({ state: 'callers-affected', told: WAY_DOWN }));
    notifications.woke();
    expect(timers.pending()).toEqual([60_000]);
    unwatch();
    notifications.stop();
    bus.publish('task.changed', aTask());
    pass(60_000);
    expect([shown, timers.pending()]).toEqual([[], []]);
  });
});
