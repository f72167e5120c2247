import type { BrowserContext, CDPSession } from 'playwright-core';

import type { Frames } from './frames.ts';
import { answerDialogs } from './leaving.ts';
import { ASK, DELIVER, ISOLATED_WORLD, pageWorldScript, preloadWorldScript } from './preload-world.ts';
import type { Downward, Upward } from './renderer-ipc.ts';

type Deps = {
  context: BrowserContext;
  frames: Frames;
  /** The text of the preload bundle. */
  preload: string | undefined;
  /** The page's preload script has asked or said something. */
  onUpward(message: Upward, frameId: string): void;
  /** The page wants a window of its own. */
  onWindowOpen(url: string, frameName: string): void;
  /** A frame wants to leave for an address that no request is made for, such as `file:` or `mailto:`. */
  onLeaving(url: string, frameId: string): void;
  onCrash(): void;
  /** What the page asks its user; whether the answer is yes. */
  onDialog: (kind: string) => boolean;
  /** The answer was no. */
  onStay: () => void;
};

/** Where the preload script lives in a frame: Chromium makes such a world anew with every document. */
type World = { id: number; frameId: string };

/** One window's page: Chromium, the preload bundle in a world of its own beside the page's, and the way between. */
export async function openChromiumPage({ context, frames, preload, ...told }: Deps) {
  const page = await context.newPage();
  const browser = await context.newCDPSession(page);
  const worlds = new Map<number, World>();

  followFrames(browser, frames);
  browser.on('Runtime.executionContextCreated', ({ context: { id, name, auxData } }) => {
    const frameId = String((auxData as { frameId?: unknown } | undefined)?.frameId);
    if (name === ISOLATED_WORLD) worlds.set(id, { id, frameId });
  });
  browser.on('Runtime.executionContextDestroyed', ({ executionContextId }) => void worlds.delete(executionContextId));
  browser.on('Runtime.executionContextsCleared', () => worlds.clear());
  browser.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const world = worlds.get(executionContextId);
    if (name === ASK && world) told.onUpward(JSON.parse(payload) as Upward, world.frameId);
  });
  browser.on('Page.windowOpen', ({ url, windowName }) => told.onWindowOpen(url, windowName));
  browser.on('Page.frameRequestedNavigation', ({ url, frameId }) => {
    if (!/^https?:/iu.test(url)) told.onLeaving(url, frameId);
  });
  page.on('crash', () => told.onCrash());
  answerDialogs(page, browser, told);

  await browser.send('Page.enable');
  await browser.send('Runtime.enable');
  await browser.send('Runtime.addBinding', { name: ASK, executionContextName: ISOLATED_WORLD });
  if (preload !== undefined) {
    await browser.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript() });
    const source = preloadWorldScript(preload);
    await browser.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: ISOLATED_WORLD });
  }

  return {
    page,
    /** To the preload script of one frame; nothing happens where the frame has moved on. */
    async deliver(message: Downward, frameId: string | undefined): Promise<void> {
      const world = [...worlds.values()].find((one) => one.frameId === frameId);
      if (!world) return;
      await browser
        .send('Runtime.callFunctionOn', {
          functionDeclaration: `(text) => globalThis.${DELIVER}(text)`,
          executionContextId: world.id,
          arguments: [{ value: JSON.stringify(message) }],
        })
        .catch(() => undefined);
    },
    /** Ends the renderer process, as a crash would. */
    crash: (): void => void browser.send('Page.crash').catch(() => undefined),
  };
}

export type ChromiumPage = Awaited<ReturnType<typeof openChromiumPage>>;

function followFrames(browser: CDPSession, frames: Frames): void {
  browser.on('Page.frameAttached', ({ frameId, parentFrameId }) => void frames.attached(frameId, parentFrameId));
  browser.on('Page.frameNavigated', ({ frame }) => frames.navigated(frame));
  browser.on('Page.frameDetached', ({ frameId }) => frames.detached(frameId));
}
