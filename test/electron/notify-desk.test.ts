import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';

import type { AppEvents } from '#contract/events.ts';
import { openNotifications } from '../../electron/notify-desk.ts';
import { createBus } from '../../server/platform/bus.ts';
import { aTask } from '../support/tray-makers.ts';

type Deps = Parameters<typeof openNotifications>[0];

function start({ lastVersion = null as string | null, notify = true, demo = false, isFocused = false } = {}) {
  const titles: string[] = [];
  class Notification extends EventEmitter {
    readonly title: string;
    constructor({ title = '' }: { title?: string }) {
      super();
      this.title = title;
    }
    static isSupported = (): boolean => true;
    show(): void {
      titles.push(this.title);
    }
  }
  const powerMonitor = new EventEmitter();
  const bus = createBus<AppEvents>((error) => {
    throw error;
  });
  const save = vi.fn();
  const desk = openNotifications({
    given: {
      electron: { app: { getLocale: () => 'en-GB' }, powerMonitor, Notification },
      flags: { demo },
      log: { fault: vi.fn() },
      place: { version: '2.0.0' },
    },
    desk: {
      choices: { current: () => ({ notify, lastVersion }), save },
      window: { current: () => ({ isFocused: () => isFocused }), show: vi.fn() },
    },
    app: { bus },
  } as unknown as Deps);
  return { desk, titles, save, powerMonitor, bus };
}

describe('notifications on the desk', () => {
  it('say once that this is a newer version', () => {
    const { titles, save } = start({ lastVersion: '1.9.0' });
    expect(titles).toEqual(['Linekeeper is now version 2.0.0']);
    expect(save.mock.calls).toEqual([[{ lastVersion: '2.0.0' }]]);
  });

  it('say nothing of it at the very first start, or when it is the same', () => {
    const first = start();
    expect(first.titles).toEqual([]);
    expect(first.save.mock.calls).toEqual([[{ lastVersion: '2.0.0' }]]);
    const again = start({ lastVersion: '2.0.0' });
    expect([again.titles, again.save.mock.calls]).toEqual([[], []]);
  });

  it.each([{ notify: false }, { demo: true }, { isFocused: true }])('are not made, when: %o', (over) => {
    const { desk, titles } = start(over);
    desk.newer('2.1.0');
    expect(titles).toEqual([]);
  });

  it('tell of a version that is to be fetched by hand', () => {
    const { desk, titles } = start();
    desk.newer('2.1.0');
    expect(titles).toEqual(['Linekeeper 2.1.0 is there']);
  });

  it('follow the server until they are stopped, and then leave nothing behind', () => {
    vi.useFakeTimers();
    try {
      const { desk, titles, bus, powerMonitor } = start();
      bus.publish('task.changed', aTask({ createdAt: new Date().toISOString() }));
      vi.advanceTimersByTime(5_000);
      expect(titles).toEqual(['Somebody left a message']);
      expect(powerMonitor.listenerCount('resume')).toBe(1);
      desk.stop();
      bus.publish('task.changed', aTask({ id: 'next', createdAt: new Date().toISOString() }));
      vi.advanceTimersByTime(600_000);
      expect([titles.length, powerMonitor.listenerCount('resume'), vi.getTimerCount()]).toEqual([1, 0, 0]);
    } finally {
      vi.useRealTimers();
    }
  });
});
