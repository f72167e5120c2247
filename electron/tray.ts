import type { MenuItemConstructorOptions, Tray } from 'electron';

import type { ConditionState } from '#contract/condition.ts';

import type { After } from './after.ts';
import type { ElectronParts } from './electron-parts.ts';
import type { Tongue } from './texts.ts';
import { FRAMES, isBarDark, trayIconFile } from './tray-icons.ts';
import { trayMenu, waitingMenu, type MenuLine, type TrayAction, type TrayView } from './tray-menu.ts';

type Deps = {
  electron: Pick<ElectronParts, 'Menu' | 'nativeImage' | 'nativeTheme' | 'Tray'>;
  iconsDir: string;
  platform: NodeJS.Platform;
  /** `XDG_CURRENT_DESKTOP` of Linux. */
  desktop: string | undefined;
  tongue: Tongue;
  isSigned: boolean;
  /** Whether the owner asked the system for less motion. */
  isCalm: () => boolean;
  act: (action: TrayAction) => void;
  after: After;
  now: () => Date;
};

export type TrayIcon = {
  show(view: TrayView): void;
  /** While there is no server: a sentence in the place of a condition. */
  wait(sentence: string, state: ConditionState): void;
  destroy(): void;
};

/**
 * Windows ties it to who signed the program, so that the icon keeps its place over updates; unsigned, it would be tied to
 * the folder, and be refused from another one (electronjs.org/docs/api/tray). macOS keeps the place by it alone.
 */
const GUID = '6f0c2d3e-7a41-4b8e-9a57-3c1d5e2f8b04';
const FRAME_MS = 700;
const MINUTE_MS = 60_000;
/** What Windows takes of it (NOTIFYICONDATA.szTip holds 128 with its end). */
const LONGEST_TIP = 127;

type Shown = { state: ConditionState; sentence: string; lines: () => MenuLine[] };

/**
 * The icon in the bar, with its words and its menu. Electron itself puts the icon back when Explorer was restarted
 * (shell/browser/ui/win/notify_icon_host.cc answers `TaskbarCreated`).
 */
export function createTray(deps: Deps): TrayIcon {
  const { electron, platform, tongue, act, after } = deps;
  const { nativeTheme } = electron;
  let shown: Shown = waiting(tongue.texts.isStarting, 'starting');
  let frame: number | undefined;
  let drawn = { icon: iconFile(), tip: '', menu: '' };
  const tray = makeTray(deps, drawn.icon);
  let stopMoving = (): void => undefined;
  let stopMinutes = (): void => undefined;

  function iconFile(): string {
    const { iconsDir, desktop } = deps;
    const isDark = isBarDark(platform, desktop, nativeTheme);
    return trayIconFile({ iconsDir, state: shown.state, platform, isDark, frame, desktop });
  }

  function waiting(sentence: string, state: ConditionState): Shown {
    return { state, sentence, lines: () => waitingMenu(sentence, tongue) };
  }

  /** Only what changed is drawn: an open menu is not taken away from under the pointer. */
  function draw(): void {
    if (tray.isDestroyed()) return;
    const lines = shown.lines();
    const tip = toolTip(tongue.texts.toolTip(shown.sentence));
    const next = { icon: iconFile(), tip, menu: JSON.stringify(lines) };
    if (next.icon !== drawn.icon) tray.setImage(electron.nativeImage.createFromPath(next.icon));
    if (next.tip !== drawn.tip) tray.setToolTip(tip);
    if (next.menu !== drawn.menu) tray.setContextMenu(electron.Menu.buildFromTemplate(toTemplate(lines, act)));
    drawn = next;
  }

  /** A quiet way to say that something is under way; only Windows draws an icon fast enough for it. */
  function move(): void {
    stopMoving();
    const moves = platform === 'win32' && shown.state === 'starting' && !deps.isCalm();
    frame = moves ? ((frame ?? 0) % FRAMES) + 1 : undefined;
    draw();
    if (moves) stopMoving = after(FRAME_MS, move);
  }

  /** The hours that a pause may last until are others after a while. */
  function eachMinute(): void {
    draw();
    stopMinutes = after(MINUTE_MS, eachMinute);
  }

  function become(next: Shown): void {
    shown = next;
    move();
  }

  nativeTheme.on('updated', draw);
  move();
  eachMinute();

  return {
    show(view) {
      const { state } = view.condition;
      const sentence = standingOf(view, tongue);
      become({ state, sentence, lines: () => trayMenu({ view, tongue, now: deps.now() }) });
    },
    wait: (sentence, state) => become(waiting(sentence, state)),
    destroy() {
      stopMoving();
      stopMinutes();
      nativeTheme.off('updated', draw);
      tray.destroy();
    },
  };
}

/** The sentence, and how many calls there are where it is about something else. */
function standingOf({ condition: { state, told, liveCalls } }: TrayView, { texts, said }: Tongue): string {
  const isCounted = state !== 'on-call' && liveCalls > 0;
  return isCounted ? `${said(told)} ${texts.liveCalls(liveCalls)}.` : said(told);
}

function makeTray({ electron, platform, isSigned, act }: Deps, icon: string): Tray {
  const image = electron.nativeImage.createFromPath(icon);
  const keepsPlace = platform === 'darwin' || (platform === 'win32' && isSigned);
  const tray = keepsPlace ? new electron.Tray(image, GUID) : new electron.Tray(image);
  // On macOS a click opens the menu; elsewhere the menu is behind the other button (features.md §5.3).
  if (platform !== 'darwin') tray.on('click', () => act({ do: 'open', path: null }));
  return tray;
}

function toTemplate(lines: readonly MenuLine[], act: (action: TrayAction) => void): MenuItemConstructorOptions[] {
  return lines.map((line): MenuItemConstructorOptions => {
    if (line.kind === 'separator') return { type: 'separator' };
    // `&` would underline the letter behind it.
    const label = line.label.replaceAll('&', '&&');
    if (line.kind === 'more') return { label, submenu: toTemplate(line.lines, act) };
    const { does } = line;
    const item = does ? { label, click: () => act(does) } : { label, enabled: false };
    return line.kind === 'switch' ? { ...item, type: 'checkbox', checked: line.isOn } : item;
  });
}

function toolTip(text: string): string {
  return text.length <= LONGEST_TIP ? text : `${text.slice(0, LONGEST_TIP - 1)}…`;
}
