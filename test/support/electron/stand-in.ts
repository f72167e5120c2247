import { EventEmitter } from 'node:events';
import type { Browser, Page, Request, Route } from 'playwright-core';

import type { ElectronParts } from '../../../electron/electron-parts.ts';
import { StandInApp, type Running } from './app.ts';
import { standingInFor } from './complete.ts';
import {
  createClipboard,
  createDialog,
  createPreferences,
  createShell,
  StandInScreen,
  StandInTheme,
  type Answer,
} from './desk-parts.ts';
import { createIpcMain, type StandInIpc } from './ipc-main.ts';
import { createMenus } from './menu.ts';
import { createNativeImage } from './native-image.ts';
import { createNotifications } from './notification.ts';
import { createPowerSaveBlocker, StandInPowerMonitor } from './power.ts';
import { createProtocol, type StandInProtocol } from './protocol.ts';
import { aKeychain, createSafeStorage, type Keychain } from './safe-storage.ts';
import { createSession, type StandInSession } from './session.ts';
import type { Surroundings } from './surroundings.ts';
import { createTrays } from './tray.ts';
import { createWindows, type StandInWindows } from './windows.ts';

export type StandInOptions = {
  /** Where the pages of its windows run; asked for with the first window. */
  browser: () => Promise<Browser>;
  /** A folder for what the system keeps for a user. */
  home: string;
  /** Linekeeper's own folder. */
  root: string;
  platform?: NodeJS.Platform;
  locale?: string;
  version?: string;
  isPackaged?: boolean;
  argv?: readonly string[];
  keychain?: Keychain;
  /** Programs that run at the same time. */
  running?: Running;
  /** How the owner answers the system's own questions; without it, the first button. */
  answer?: Answer;
};

/**
 * Electron as the program's main process sees it, where Electron cannot run: windows are pages of Chromium's with the
 * real preload bundle beside them; tray, menus, notifications, keychain and power write down what is done with them and
 * can be driven. `electron` goes to the program, everything else is for the test.
 */
export function createStandIn(options: StandInOptions) {
  const desk = createDesk(options);
  const seen: Surroundings['seen'] = { complaints: [], outside: [] };
  let exit = (_code: number): void => undefined;
  const exited = new Promise<number>((done) => (exit = done));
  const session = createSession(options.browser);
  const ipc = createIpcMain();

  const app: StandInApp = new StandInApp({
    ...{ version: '0.0.0-test', locale: 'en-GB', isPackaged: false, argv: [], running: new Map(), ...options },
    closeWindows: ({ force }) => windows.close(force),
    onExit: (code) => void session.close().finally(() => exit(code)),
  });
  const isReady = (): boolean => app.isReady();
  const protocol = createProtocol(isReady);
  const around: Surroundings = {
    ...{ protocol, ipc, seen, pages: new WeakMap() },
    platform: options.platform ?? process.platform,
    context: () => session.open((route) => answer(around, route)),
    onRendererGone: (contents, details) => void app.emit('render-process-gone', {}, contents, details),
  };
  const onAllClosed = (): void => void (app.isLeaving || app.emit('window-all-closed'));
  const windows: StandInWindows = createWindows({ around, isReady, onAllClosed });
  const parts: Parts = { app, ipc, protocol, session, windows, ...desk };

  return { ...parts, electron: toElectron(parts), seen, exited };
}

export type StandIn = ReturnType<typeof createStandIn>;

/** What does not depend on any window. */
function createDesk({ platform = process.platform, keychain = aKeychain(), answer: reply = () => 0 }: StandInOptions) {
  const nativeImage = createNativeImage(platform);
  return {
    ...{ nativeImage, keychain, safeStorage: createSafeStorage(keychain) },
    ...{ tray: createTrays(nativeImage), menus: createMenus(), notifications: createNotifications() },
    ...{ power: new StandInPowerMonitor(), awake: createPowerSaveBlocker(), theme: new StandInTheme() },
    preferences: createPreferences(),
    ...{ clipboard: createClipboard(), shell: createShell(), dialog: createDialog(reply), screen: new StandInScreen() },
  };
}

type Parts = ReturnType<typeof createDesk> & {
  app: StandInApp;
  ipc: StandInIpc;
  protocol: StandInProtocol;
  session: StandInSession;
  windows: StandInWindows;
};

function toElectron(of: Parts): ElectronParts {
  const part = <Name extends keyof ElectronParts>(name: Name, object: object): ElectronParts[Name] =>
    standingInFor<ElectronParts[Name]>(object, name);
  return {
    app: part('app', of.app),
    autoUpdater: part('autoUpdater', new EventEmitter()),
    BrowserWindow: part('BrowserWindow', of.windows.BrowserWindow),
    clipboard: part('clipboard', of.clipboard.clipboard),
    dialog: part('dialog', of.dialog.dialog),
    ipcMain: part('ipcMain', of.ipc.ipcMain),
    Menu: part('Menu', of.menus.Menu),
    nativeImage: part('nativeImage', of.nativeImage),
    nativeTheme: part('nativeTheme', of.theme),
    Notification: part('Notification', of.notifications.Notification),
    powerMonitor: part('powerMonitor', of.power),
    powerSaveBlocker: part('powerSaveBlocker', of.awake.powerSaveBlocker),
    protocol: part('protocol', of.protocol.protocol),
    safeStorage: part('safeStorage', of.safeStorage),
    screen: part('screen', of.screen),
    session: part('session', { defaultSession: standingInFor(of.session.defaultSession, 'session') }),
    shell: part('shell', of.shell.shell),
    systemPreferences: part('systemPreferences', of.preferences.systemPreferences),
    Tray: part('Tray', of.tray.Tray),
  };
}

/** A request of any page: its window decides; a page that is no window's gets nothing. */
async function answer({ pages }: Surroundings, route: Route): Promise<void> {
  const contents = pages.get(pageOf(route.request()) ?? {});
  await (contents ? contents.answer(route) : route.abort('blockedbyclient'));
}

/** Undefined for the first request of a page that somebody opened without asking the program. */
function pageOf(request: Request): Page | undefined {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
}
