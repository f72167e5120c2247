import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { test } from 'vitest';

import { findChromium, launchChromium } from './chromium.ts';
import { createAppStarter } from './start-again.ts';

export const chromiumPath = findChromium();

/** Where the window of most tests stands. */
export const HERE: BrowserContextOptions = { locale: 'en-GB', timezoneId: 'Europe/London' };

/** All windows of a site in one process, as long as one of them is open: a process of its own is a third of a window. */
const ONE_PROCESS = '--process-per-site';

export type RunningBrowser = { browser: Browser; common: BrowserContext; anchor?: Page };

/** A browser that is started when it is first asked for, and again when it is gone. */
export function createBrowserKeeper(args: readonly string[] = []) {
  let running: RunningBrowser | undefined;

  return {
    async start(): Promise<RunningBrowser> {
      if (running?.browser.isConnected() === true) return running;
      if (chromiumPath === undefined) throw new Error('There is no Chromium: install it or set CHROMIUM_BIN.');
      const browser = await launchChromium(chromiumPath, [ONE_PROCESS, ...args]);
      return (running = { browser, common: await browser.newContext(HERE) });
    },
    close: async (): Promise<void> => running?.browser.close(),
  };
}

/** Leaves an empty page of this origin open, which is no window of any test: the process of the next ones is there. */
export async function dropAnchor(running: RunningBrowser, origin: string): Promise<void> {
  if (running.anchor?.url().startsWith(`${origin}/`)) return;
  await running.anchor?.close();
  const anchor = await running.common.newPage();
  running.anchor = anchor;
  await anchor.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await anchor.goto(`${origin}/anchor`);
}

/**
 * One browser, one profile and one port for all files that a worker of Vitest runs: starting the browser is a third of
 * a second, and the window's files are read and compiled once. Vitest ends it with the worker.
 */
export const withBrowser = test.extend('kept', { scope: 'worker' }, ({}, { onCleanup }) => {
  const keeper = createBrowserKeeper();
  onCleanup(keeper.close);
  return { ...keeper, startApp: createAppStarter() };
});
