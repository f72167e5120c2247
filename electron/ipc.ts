import type { BrowserWindow, IpcMain } from 'electron';

import type { Core } from '../server/app.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { defineHandler } from './define-handler.ts';

/** One window, and one session of it: unlocked or not, whatever page it shows. */
export const DESKTOP_WINDOW = { session: 'desktop' };

type Deps = {
  ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  /** The one window, while there is one. */
  window: () => BrowserWindow | null;
  app: Pick<Core, 'execute' | 'bus' | 'access'>;
  /** A command of the window was answered. */
  onAnswered?: (command: unknown) => void;
  report: (error: unknown) => void;
};

/** Joins the app to its window: commands in, announcements out. Returns what undoes it. */
export function connectIpc({ ipcMain, window, app, onAnswered, report }: Deps): () => void {
  const handle = async (name: unknown, input: unknown): Promise<unknown> => {
    const answer = await app.execute(name, input, DESKTOP_WINDOW);
    onAnswered?.(name);
    return answer;
  };
  const undefine = defineHandler({ ipcMain, channel: CALL_CHANNEL, window, handle, report });
  const stop = app.bus.subscribe((event) => {
    const contents = window()?.webContents;
    const heard = app.access.toldTo(DESKTOP_WINDOW.session, event);
    if (heard && contents && !contents.isDestroyed()) contents.send(EVENT_CHANNEL, heard);
  });
  return () => {
    stop();
    undefine();
  };
}
