import { join } from 'node:path';

import type { ConditionState } from '#contract/condition.ts';

/** Whether the bar that the icon lies on is dark. */
type Bar = { isDark: boolean };
type Asked = Bar & {
  iconsDir: string;
  state: ConditionState;
  platform: NodeJS.Platform;
  /** Which of the moving icons of `starting`, beginning with 1; undefined for the still one. */
  frame: number | undefined;
  /** `XDG_CURRENT_DESKTOP` of Linux. */
  desktop: string | undefined;
};

/** How many pictures `starting` moves through. */
export const FRAMES = 3;

/**
 * The file of an icon, drawn by scripts/icons. macOS tints its template images itself; an ICO holds every size of the
 * taskbar; of a PNG the one of double size lies beside it, and Electron finds both by their names.
 */
export function trayIconFile({ iconsDir, state, platform, isDark, frame, desktop }: Asked): string {
  const bar = isDark ? 'on-dark' : 'on-light';
  if (platform === 'darwin') return join(iconsDir, 'tray-mac', `${state}Template.png`);
  if (platform !== 'win32') return join(iconsDir, 'tray-linux', `${state}-${bar}-${linuxSize(desktop)}.png`);
  const moving = state === 'starting' && frame !== undefined ? `-${frame}` : '';
  return join(iconsDir, 'tray-windows', `${state}${moving}-${bar}.ico`);
}

/** Plasma and its kin draw 22 px, the others 24. */
function linuxSize(desktop: string | undefined): 22 | 24 {
  return namesOf(desktop).some((name) => name === 'KDE' || name === 'LXQT') ? 22 : 24;
}

type Theme = { shouldUseDarkColors: boolean; shouldUseDarkColorsForSystemIntegratedUI: boolean };

/**
 * Windows tells the taskbar's colour apart from that of programs; the bar of GNOME and Unity is dark whatever programs
 * are; elsewhere on Linux the bar follows the programs.
 */
export function isBarDark(platform: NodeJS.Platform, desktop: string | undefined, theme: Theme): boolean {
  if (platform === 'win32') return theme.shouldUseDarkColorsForSystemIntegratedUI;
  if (namesOf(desktop).some((name) => name === 'GNOME' || name === 'UNITY')) return true;
  return theme.shouldUseDarkColors;
}

/** `ubuntu:GNOME` is both. */
function namesOf(desktop: string | undefined): string[] {
  return (desktop ?? '').toUpperCase().split(':');
}
