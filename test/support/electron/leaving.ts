import type { CDPSession, Page, Request } from 'playwright-core';

export function isOfMainFrame(request: Request): boolean {
  return request.frame().parentFrame() === null;
}

type Told = { onDialog: (kind: string) => boolean; onStay: () => void };

/**
 * Answers what a page asks its user. `onDialog` gets the kind and says whether the answer is yes. It is answered by the
 * session that tells of frames too: of several, Chromium lets one answer only.
 */
export function answerDialogs(page: Page, browser: CDPSession, { onDialog, onStay }: Told): void {
  // Playwright would answer by itself if nobody listened.
  page.on('dialog', () => undefined);
  browser.on('Page.javascriptDialogOpening', ({ type }) => {
    browser.send('Page.handleJavaScriptDialog', { accept: onDialog(type) }).catch(() => undefined);
  });
  browser.on('Page.javascriptDialogClosed', ({ result }) => {
    if (result) return;
    // Not sooner: whoever wanted to leave may want it again at once, and Chromium forgets a wish that comes before the
    // page has taken the answer. It has once it answers anything else.
    const answered = browser.send('Runtime.evaluate', { expression: 'history.length' });
    answered.then(() => page.evaluate('history.length')).then(onStay, onStay);
  });
}

/** Asks the page's `beforeunload`: resolves with true when it has closed, false when it wanted to stay. */
export function leavesWillingly(page: Page, onStay: (stays: () => void) => void): Promise<boolean> {
  return new Promise((over) => {
    page.once('close', () => over(true));
    onStay(() => over(false));
    page.close({ runBeforeUnload: true }).catch(() => over(true));
  });
}
