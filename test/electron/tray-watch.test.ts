import { afterEach, describe, expect, it, vi } from 'vitest';

import type { AppEvents } from '#contract/events.ts';
import { createTrayActions } from '../../electron/tray-actions.ts';
import type { TrayView } from '../../electron/tray-menu.ts';
import { watchForTray } from '../../electron/tray-watch.ts';
import { createBus } from '../../server/platform/bus.ts';
import { handTimers } from '../support/hand-timers.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { aCallSummary, aCondition, aView, WAY_DOWN } from '../support/tray-makers.ts';

const switches = aView().switches;

let apps: TestApp[] = [];
afterEach(async () => {
  for (const app of apps) await app.stop();
  apps = [];
});

/** The real server, and a bus of the test's own in front of the tray. */
async function startWatch() {
  const app = await startTestApp();
  apps.push(app);
  const bus = createBus<AppEvents>((error) => {
    throw error;
  });
  const timers = handTimers();
  const views: TrayView[] = [];
  const report = vi.fn();
  const watch = await watchForTray({
    server: { execute: app.execute, bus },
    switches: () => switches,
    onView: (view) => void views.push(view),
    after: timers.after,
    report,
  });
  return { app, bus, timers, views, report, watch };
}

describe('what the tray is told', () => {
  it('is how the server stands, at once', async () => {
    const { app, views, watch } = await startWatch();
    expect(views).toHaveLength(1);
    expect(views[0]).toMatchObject({ demo: false, hasWay: true, calls: [], switches });
    expect(views[0]?.publicUrl).toBe(app.publicUrl);
    expect(views[0]?.condition.told.sentence).not.toBe('');
    expect(views[0]?.shop.zone).toBe('Europe/London');
    watch.stop();
  });

  it('is what changed, a burst of it once', async () => {
    const { bus, timers, views, watch } = await startWatch();
    bus.publish('condition.changed', aCondition({ state: 'on-call', liveCalls: 2 }));
    bus.publish('call.changed', aCallSummary({ id: 'later', startedAt: '2026-11-20T10:05:00.000Z' }));
    bus.publish('call.changed', aCallSummary());
    expect(views).toHaveLength(1);
    timers.runOut(100);
    expect(views).toHaveLength(2);
    expect(views[1]?.calls.map(({ id }) => id)).toEqual([aCallSummary().id, 'later']);
    bus.publish('call.changed', aCallSummary({ status: 'ended' }));
    timers.runOut(100);
    expect(views[2]?.calls.map(({ id }) => id)).toEqual(['later']);
    watch.stop();
  });

  it('forgets calls that the server does not count any more', async () => {
    const { bus, timers, views, watch } = await startWatch();
    bus.publish('condition.changed', aCondition({ liveCalls: 1 }));
    bus.publish('call.changed', aCallSummary());
    bus.publish('condition.changed', aCondition({ liveCalls: 0 }));
    timers.runOut(100);
    expect(views.at(-1)?.calls).toEqual([]);
    watch.stop();
  });

  it('keeps a call that is announced before it is counted, though it is drawn in between', async () => {
    const { bus, timers, views, watch } = await startWatch();
    bus.publish('call.changed', aCallSummary());
    timers.runOut(100);
    bus.publish('condition.changed', aCondition({ state: 'on-call', liveCalls: 1 }));
    timers.runOut(100);
    expect(views.at(-1)?.calls.map(({ id }) => id)).toEqual([aCallSummary().id]);
    watch.stop();
  });

  it('is where the tunnel leads, and what was switched here', async () => {
    const { bus, timers, views, watch } = await startWatch();
    const at = '2026-11-20T10:00:00.000Z';
    bus.publish('tunnel.changed', {
      ...{ mode: 'quick', state: 'degraded', publicUrl: 'https://far.example.com', told: WAY_DOWN },
      ...{ since: at, verifiedAt: at, retryAt: null },
    });
    timers.runOut(100);
    expect(views.at(-1)).toMatchObject({ publicUrl: 'https://far.example.com', hasWay: true });
    const before = views.length;
    watch.refresh();
    timers.runOut(100);
    expect(views).toHaveLength(before + 1);
    watch.stop();
    bus.publish('condition.changed', aCondition());
    expect(timers.pending()).toEqual([]);
  });

  it('is the shop as it was saved anew', async () => {
    const { app, bus, timers, views, watch } = await startWatch();
    await app.execute('businesses.save', { id: 'default', closedOn: ['2026-12-24'] });
    bus.publish('business.changed', { id: 'default' });
    await vi.waitFor(() => expect(timers.pending()).toEqual([100]));
    timers.runOut(100);
    expect(views.at(-1)?.shop.closedDays).toEqual(['2026-12-24']);
    await app.execute('closures.add', { from: '2026-12-31' });
    bus.publish('front-desk.changed', { business: 'default' });
    await vi.waitFor(() => expect(timers.pending()).toEqual([100]));
    timers.runOut(100);
    expect(views.at(-1)?.shop.closedDays).toEqual(['2026-12-24', '2026-12-31']);
    watch.stop();
  });
});

describe('what the menu does', () => {
  const NOW = new Date('2026-11-20T10:10:00.000Z');

  function actions(execute = vi.fn(async () => ({}))) {
    const parts = { writeText: vi.fn(async () => undefined), openWindow: vi.fn(), setSwitch: vi.fn() };
    const more = { quit: vi.fn(), report: vi.fn() };
    const { writeText, ...rest } = parts;
    const act = createTrayActions({
      ...{ clipboard: { writeText }, server: () => ({ execute }), now: () => NOW },
      ...{ ...rest, ...more },
    });
    return { act, execute, ...parts, ...more };
  }

  it('pauses for half an hour from now, until a moment, without an end; and resumes', () => {
    const { act, execute } = actions();
    act({ do: 'pauseHalfHour' });
    act({ do: 'pause', until: '2026-11-20T12:00:00.000Z' });
    act({ do: 'pause', until: null });
    act({ do: 'resume' });
    expect(execute.mock.calls).toEqual([
      ['pause.start', { until: '2026-11-20T10:40:00.000Z' }],
      ['pause.start', { until: '2026-11-20T12:00:00.000Z' }],
      ['pause.start', { until: null }],
      ['pause.end', {}],
    ]);
  });

  it('opens, copies, switches and quits', () => {
    const { act, openWindow, writeText, setSwitch, quit } = actions();
    act({ do: 'open', path: '/calls/1' });
    act({ do: 'copyAddress', address: 'https://desk.example.com' });
    act({ do: 'switch', name: 'notify', on: false });
    act({ do: 'quit' });
    expect([openWindow.mock.calls, writeText.mock.calls, setSwitch.mock.calls, quit.mock.calls.length]).toEqual([
      [['/calls/1']],
      [['https://desk.example.com']],
      [['notify', false]],
      1,
    ]);
  });

  it('reports what the server refuses', async () => {
    const refusal = new Error('refused');
    const { act, report } = actions(vi.fn(async () => Promise.reject(refusal)));
    act({ do: 'resume' });
    await vi.waitFor(() => expect(report).toHaveBeenCalledWith('tray.pause.end', refusal));
  });

  it('does nothing to a server that is not there', () => {
    const parts = { openWindow: vi.fn(), setSwitch: vi.fn(), quit: vi.fn(), report: vi.fn(), now: () => NOW };
    const clipboard = { writeText: async () => undefined };
    expect(() => createTrayActions({ ...parts, clipboard, server: () => null })({ do: 'resume' })).not.toThrow();
  });
});
