import type { ElectronParts } from './electron-parts.ts';

type Deps = { electron: Pick<ElectronParts, 'app' | 'dialog'>; title: string; content: string };

/**
 * Says what went wrong, and ends the process with 1. For when everything is stopped: the box is modal, and while it
 * stands nothing else of this process runs, all night where nobody is there to press OK. Another start meanwhile is a
 * start, and not a call for the window of this one.
 */
export function endWithBox({ electron: { app, dialog }, title, content }: Deps): void {
  app.releaseSingleInstanceLock();
  dialog.showErrorBox(title, content);
  app.exit(1);
}
