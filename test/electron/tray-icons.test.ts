import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { ConditionState } from '#contract/condition.ts';
import { FRAMES, isBarDark, trayIconFile } from '../../electron/tray-icons.ts';
import { iconsDir } from '../../scripts/icons/manifest.ts';

const still = { iconsDir, frame: undefined, desktop: undefined, isDark: false };

describe('the file of an icon', () => {
  const platforms = ['darwin', 'win32', 'linux'] as const;
  const each = platforms.flatMap((platform) => ConditionState.options.map((state) => ({ platform, state })));

  it.each(each)('is there for $state on $platform, on either bar and in every frame', ({ platform, state }) => {
    const frames = [undefined, ...Array.from({ length: FRAMES }, (_, at) => at + 1)];
    for (const frame of frames)
      for (const isDark of [true, false])
        for (const desktop of ['KDE', undefined])
          expect(existsSync(trayIconFile({ iconsDir, platform, state, frame, isDark, desktop }))).toBe(true);
  });

  it('is another one for each state', () => {
    const files = each.map(({ platform, state }) => trayIconFile({ ...still, platform, state }));
    expect(new Set(files).size).toBe(each.length);
  });

  it('follows the bar on Windows and Linux, and leaves the tint to macOS', () => {
    const file = (platform: NodeJS.Platform, isDark: boolean): string =>
      trayIconFile({ ...still, platform, isDark, state: 'ready' }).slice(iconsDir.length + 1);
    expect([file('win32', true), file('win32', false)]).toEqual([
      join('tray-windows', 'ready-on-dark.ico'),
      join('tray-windows', 'ready-on-light.ico'),
    ]);
    expect(file('linux', true)).toBe(join('tray-linux', 'ready-on-dark-24.png'));
    expect(file('darwin', true)).toBe(file('darwin', false));
  });

  it('has 22 px where the desktop draws 22', () => {
    const file = (desktop: string): string => trayIconFile({ ...still, platform: 'linux', state: 'ready', desktop });
    expect(file('KDE')).toContain('-22.png');
    expect(file('ubuntu:GNOME')).toContain('-24.png');
  });

  it('moves on Windows, in the state of starting only', () => {
    const file = (platform: NodeJS.Platform, state: ConditionState): string =>
      trayIconFile({ ...still, platform, state, frame: 2 });
    expect(file('win32', 'starting')).toContain('starting-2-on-light.ico');
    expect(file('win32', 'ready')).toContain('ready-on-light.ico');
    expect(file('linux', 'starting')).toContain('starting-on-light-24.png');
  });
});

describe('whether the bar is dark', () => {
  const programs = { shouldUseDarkColors: true, shouldUseDarkColorsForSystemIntegratedUI: false };
  const taskbar = { shouldUseDarkColors: false, shouldUseDarkColorsForSystemIntegratedUI: true };

  it('is what Windows says of its taskbar, not of programs', () => {
    expect([isBarDark('win32', undefined, programs), isBarDark('win32', undefined, taskbar)]).toEqual([false, true]);
  });

  it('is always so in GNOME, and as the programs are elsewhere on Linux', () => {
    expect(isBarDark('linux', 'ubuntu:GNOME', taskbar)).toBe(true);
    expect([isBarDark('linux', 'KDE', programs), isBarDark('linux', 'KDE', taskbar)]).toEqual([true, false]);
  });
});
