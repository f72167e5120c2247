import type { RenderProcessGoneDetails, WebContents } from 'electron';
import type { BrowserContext, Page, Route } from 'playwright-core';

import type { StandInIpc } from './ipc-main.ts';
import type { StandInProtocol } from './protocol.ts';

/** What went on in the windows, for a test to look at. */
export type Seen = {
  /** Complaints on the console, exceptions, failed preload scripts. */
  complaints: string[];
  /** Addresses that a page asked for, or wanted a window for, and that are nobody's. */
  outside: string[];
};

/** What every window of the program shares. */
export type Surroundings = {
  platform: NodeJS.Platform;
  protocol: StandInProtocol;
  ipc: StandInIpc;
  seen: Seen;
  /** Which window a page of Chromium's is. */
  pages: WeakMap<Page | object, { answer(route: Route): Promise<void> }>;
  context(): Promise<BrowserContext>;
  onRendererGone(contents: WebContents, details: RenderProcessGoneDetails): void;
};
