import type { BrowserWindow, IpcMain } from 'electron';

import { AppError, refused, toFailure, type Reply } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

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
    if (!frame || senderFrame !== frame) return failed(refused('unauthorized', tell('not_from_window')));
    try {
      return { ok: true, data: await app.execute(name, input) };
    } catch (error) {
      if (error instanceof AppError) return failed(error);
      report(error);
      return failed(refused('internal', tell('something_wrong')));
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

function failed(error: AppError): Reply<never> {
  return { ok: false, error: toFailure(error) };
}
