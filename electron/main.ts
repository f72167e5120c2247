import { join } from 'node:path';

import {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
} from 'electron';

import { startDesktop } from './desktop.ts';

const system = {
  app,
  autoUpdater,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  safeStorage,
  screen,
  shell,
  systemPreferences,
};
const window = { BrowserWindow, clipboard, ipcMain, nativeImage, Notification, protocol, session, Tray };

// Not awaited: Electron becomes ready only after this module has been read to its end.
void startDesktop({
  electron: { ...system, ...window },
  machine: process,
  root: join(import.meta.dirname, '..', '..'),
});
