import { describe, expect, it } from 'vitest';

import { tell } from '#contract/told.ts';
import { tongueOf } from '../../electron/texts.ts';
import type { TrayAction } from '../../electron/tray-menu.ts';
import { createTray } from '../../electron/tray.ts';
import { fakeTrayParts } from '../support/fake-tray.ts';
import { handTimers } from '../support/hand-timers.ts';
import { createTestClock } from '../support/test-clock.ts';
import { aCallSummary, aCondition, aView, WAY_DOWN } from '../support/tray-makers.ts';

type Over = { platform?: NodeJS.Platform; isSigned?: boolean; isCalm?: boolean; locale?: string };

function startTray({ platform = 'win32', isSigned = true, isCalm = false, locale = 'en-GB' }: Over = {}) {
  const parts = fakeTrayParts();
  const timers = handTimers();
  const clock = createTestClock('2026-11-20T10:10:00.000Z');
  const done: TrayAction[] = [];
  const tray = createTray({
    electron: parts.electron,
    iconsDir: '/icons',
    platform,
    desktop: undefined,
    tongue: tongueOf(locale),
    isSigned,
    isCalm: () => isCalm,
    act: (action) => void done.push(action),
    after: timers.after,
    now: clock.now,
  });
  return { ...parts, timers, clock, done, tray };
}
const nameOf = (image: string | undefined): string => (image ?? '').split(/[/\\]/).at(-1) ?? '';

describe('the tray', () => {
  it('is there before the server is, and says that it starts', () => {
    const { images, tips, menus } = startTray({ platform: 'linux' });
    expect(images.map(nameOf)).toEqual(['starting-on-light-24.png']);
    expect(tips).toEqual(['Linekeeper: Linekeeper is starting.']);
    expect(menus[0]?.map(({ label }) => label)).toContain('Quit Linekeeper');
  });

  it('shows each condition by icon, words and menu', () => {
    const { tray, images, tips, menus } = startTray();
    tray.show(aView());
    expect([nameOf(images.at(-1)), tips.at(-1)]).toEqual([
      'ready-on-light.ico',
      'Linekeeper: Ready: calls reach this computer.',
    ]);
    tray.show(
      aView({ condition: aCondition({ state: 'on-call', told: tell('condition_calls', { count: 2 }), liveCalls: 2 }) }),
    );
    expect([nameOf(images.at(-1)), tips.at(-1)]).toEqual(['on-call-on-light.ico', 'Linekeeper: On 2 calls.']);
    tray.show(aView({ condition: aCondition({ state: 'callers-affected', told: WAY_DOWN, liveCalls: 1 }) }));
    expect(tips.at(-1)).toBe(
      'Linekeeper: Callers are not recognised: nothing reaches this computer. 1 call is going on.',
    );
    expect(nameOf(images.at(-1))).toBe('callers-affected-on-light.ico');
    expect(menus.at(-1)?.[0]).toEqual({
      label: 'Callers are not recognised: nothing reaches this computer.',
      enabled: false,
    });
  });

  it('draws nothing anew that is as it was, so that an open menu stays', () => {
    const { tray, images, tips, menus, timers } = startTray();
    tray.show(aView());
    const before = [images.length, tips.length, menus.length];
    tray.show(aView());
    timers.runOut(60_000);
    expect([images.length, tips.length, menus.length]).toEqual(before);
  });

  it('offers other hours for a pause when the hour is over, without any event', () => {
    const { tray, menus, timers, clock } = startTray();
    tray.show(aView());
    clock.forward(60);
    timers.runOut(60_000);
    timers.runOut(60_000);
    expect(JSON.stringify(menus.at(-1))).toContain('Until 13:00');
    expect(JSON.stringify(menus.at(-1))).not.toContain('Until 11:00');
  });

  it('does what is chosen', () => {
    const { tray, menus, done } = startTray();
    tray.show(aView({ calls: [aCallSummary()], condition: aCondition({ liveCalls: 1 }) }));
    const items = menus.at(-1) ?? [];
    const item = items.find(({ label }) => label === 'Copy public address');
    item?.click?.({} as Electron.MenuItem, undefined, {});
    expect(done).toEqual([{ do: 'copyAddress', address: 'https://desk.example.com' }]);
    expect(items.find(({ label }) => label?.startsWith('1 call'))).toMatchObject({ enabled: false });
  });

  it('ticks the switches that are on', () => {
    const { tray, menus } = startTray();
    tray.show(aView());
    const more = menus.at(-1)?.find(({ label }) => label === 'On this computer')?.submenu;
    expect(Array.isArray(more) && more.map(({ type, checked }) => [type, checked])).toEqual([
      ['checkbox', true],
      ['checkbox', true],
      ['checkbox', false],
      ['checkbox', true],
    ]);
  });

  it('underlines no letter of a sentence', () => {
    const { tray, menus } = startTray();
    tray.show(aView({ condition: aCondition({ told: { code: 'x', values: {}, sentence: 'Salt & Co is missing.' } }) }));
    expect(menus.at(-1)?.[0]?.label).toBe('Salt && Co is missing.');
  });

  it.each([['win32', 1] as const, ['linux', 1] as const, ['darwin', 0] as const])(
    'on %s a click shows the window %s times, where the menu is behind another button',
    (platform, times) => {
      const { icons, done } = startTray({ platform });
      icons[0]?.emit('click');
      expect(done).toEqual(Array.from({ length: times }, () => ({ do: 'open', path: null })));
    },
  );

  it('keeps its place by a name of its own on macOS and where Windows knows who signed it', () => {
    const guid = (over: Over): string | undefined => startTray(over).made[0]?.guid;
    expect(guid({ platform: 'win32' })).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(guid({ platform: 'win32', isSigned: false })).toBeUndefined();
    expect(guid({ platform: 'darwin', isSigned: false })).toBe(guid({ platform: 'win32' }));
    expect(guid({ platform: 'linux' })).toBeUndefined();
  });

  it('follows the taskbar from light to dark', () => {
    const { tray, images, nativeTheme } = startTray();
    tray.show(aView());
    nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = true;
    nativeTheme.emit('updated');
    expect(nameOf(images.at(-1))).toBe('ready-on-dark.ico');
  });

  it('moves while starting, stops when it is ready', () => {
    const { tray, images, timers } = startTray();
    for (let at = 0; at < 4; at++) timers.runOut(700);
    expect(images.slice(1).map(nameOf)).toEqual([1, 2, 3, 1, 2].map((frame) => `starting-${frame}-on-light.ico`));
    tray.show(aView());
    expect(nameOf(images.at(-1))).toBe('ready-on-light.ico');
    expect(timers.pending()).toEqual([60_000]);
  });

  it.each([{ isCalm: true }, { platform: 'linux' as const }, { platform: 'darwin' as const }])(
    'stands still for whoever wants less motion, and where icons are slow: %o',
    (over) => {
      expect(startTray(over).timers.pending()).toEqual([60_000]);
    },
  );

  it('cuts a tip that Windows would not take', () => {
    const { tray, tips } = startTray();
    tray.show(aView({ condition: aCondition({ told: { code: 'x', values: {}, sentence: 'word '.repeat(60) } }) }));
    expect(tips.at(-1)).toHaveLength(127);
    expect(tips.at(-1)?.endsWith('…')).toBe(true);
  });

  it('says why there is no server, and goes without a trace', () => {
    const { tray, images, tips, timers, nativeTheme, icons } = startTray({ locale: 'de-DE' });
    tray.wait('Der Schlüsselbund ist gesperrt.', 'callers-affected');
    expect([nameOf(images.at(-1)), tips.at(-1)]).toEqual([
      'callers-affected-on-light.ico',
      'Linekeeper: Der Schlüsselbund ist gesperrt.',
    ]);
    tray.destroy();
    expect(icons[0]?.destroyed).toBe(true);
    expect(timers.pending()).toEqual([]);
    expect(nativeTheme.listenerCount('updated')).toBe(0);
  });
});
