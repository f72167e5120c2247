import type { BrowserWindow, IpcMain, WebFrameMain } from 'electron';

import { AppError, refused, toFailure, type Reply } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { WINDOW_ORIGIN } from './window-scheme.ts';

type Deps = {
  ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  channel: string;
  /** The one window, while there is one. */
  window: () => BrowserWindow | null;
  handle: (...given: unknown[]) => unknown;
  report: (error: unknown) => void;
};

/**
 * The only way to answer a message of the window; a test sees that nothing else does. Whoever asks is judged before
 * anything that was sent is looked at, and gets a `Reply`, never an error. Returns what undoes it.
 */
export function defineHandler({ ipcMain, channel, window, handle, report }: Deps): () => void {
  ipcMain.handle(channel, async ({ senderFrame }, ...given: unknown[]): Promise<Reply<unknown>> => {
    if (!isWindow(senderFrame, window())) return failed(refused('unauthorized', tell('not_from_window')));
    try {
      return { ok: true, data: await handle(...given) };
    } catch (error) {
      if (error instanceof AppError) return failed(error);
      report(error);
      return failed(refused('internal', tell('something_wrong')));
    }
  });
  return () => ipcMain.removeHandler(channel);
}

/** The page of our own window itself: no frame inside it, no other page that came to be in this process. */
function isWindow(sender: WebFrameMain | null, window: BrowserWindow | null): boolean {
  if (sender === null || window === null || sender !== window.webContents.mainFrame) return false;
  return sender.parent === null && sender.origin === WINDOW_ORIGIN;
}

function failed(error: AppError): Reply<never> {
  return { ok: false, error: toFailure(error) };
}
