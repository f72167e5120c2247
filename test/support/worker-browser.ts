import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { test } from 'vitest';

import { findChromium, launchChromium } from './chromium.ts';
import { createAppStarter } from './start-again.ts';

export const chromiumPath = findChromium();

/** Where the window of most tests stands. */
export const HERE: BrowserContextOptions = { locale: 'en-GB', timezoneId: 'Europe/London' };

/** A browser that is started when it is first asked for, and again when it is gone. */
export function createBrowserKeeper(args: readonly string[] = []) {
  let running: { browser: Browser; common: BrowserContext } | undefined;

  return {
    async start(): Promise<{ browser: Browser; common: BrowserContext }> {
      if (running?.browser.isConnected() === true) return running;
      if (chromiumPath === undefined) throw new Error('There is no Chromium: install it or set CHROMIUM_BIN.');
      const browser = await launchChromium(chromiumPath, args);
      return (running = { browser, common: await browser.newContext(HERE) });
    },
    close: async (): Promise<void> => running?.browser.close(),
  };
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
