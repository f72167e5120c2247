import type { BrowserWindow, IpcMain } from 'electron';

import { AppError, type Reply } from '#contract/errors.ts';

import type { Core } from '../server/app.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

type Deps = {
  ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  /** The one window, while there is one. */
  window: () => BrowserWindow | null;
  app: Pick<Core, 'execute' | 'bus'>;
  report: (error: unknown) => void;
};

/**
 * Joins the app to its window, which it answers alone: a frame inside the page, or any other page that came to be in
 * this process, is told nothing. Returns what undoes it.
 */
export function connectIpc({ ipcMain, window, app, report }: Deps): () => void {
  ipcMain.handle(CALL_CHANNEL, async ({ senderFrame }, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    const frame = window()?.webContents.mainFrame;
    if (!frame || senderFrame !== frame) return failed('unauthorized', 'This request did not come from the window.');
    try {
      return { ok: true, data: await app.execute(name, input) };
    } catch (error) {
      if (error instanceof AppError) return failed(error.code, error.message);
      report(error);
      return failed('internal', 'Something went wrong. The log on this computer says more.');
    }
  });
  const stop = app.bus.subscribe((event) => {
    const contents = window()?.webContents;
    if (contents && !contents.isDestroyed()) contents.send(EVENT_CHANNEL, event);
  });
  return () => {
    stop();
    ipcMain.removeHandler(CALL_CHANNEL);
  };
}

function failed(code: AppError['code'], message: string): Reply<never> {
  return { ok: false, error: { code, message } };
}
