import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import { findChromium, launchChromium } from './chromium.ts';
import { startTestApp, type TestApp } from './test-app.ts';

export const chromiumPath = findChromium();

/** In CI a missing browser is a failure, on a user's machine a reason to leave the tests of the window out. */
export const withoutBrowser = chromiumPath === undefined && process.env['CI'] === undefined;

/** The longest that anything on a page is waited for. */
const LOOKED_FOR_MS = 15_000;

export type OpenWindow = {
  app: TestApp;
  page: Page;
  /** Every address the page asked for so far. */
  asked: string[];
};

type Options = {
  app?: TestApp;
  /** Begins at this address of the window instead of Today. */
  path?: string;
  context?: BrowserContextOptions;
  /** Origins besides the desk's that this page may ask: an attacker's, where there is one. */
  elsewhere?: readonly string[];
};

/**
 * The built window in Chromium over the real app, one browser for a test file and a fresh profile for each window. After
 * each test all windows are closed; a complaint on the console, an exception, a broken content policy or a request to
 * the outside fails it.
 */
export function useWindows(args: readonly string[] = []) {
  let browser: Browser | undefined;
  let closing: (() => Promise<unknown>)[] = [];
  let complaints: string[] = [];

  beforeAll(async () => {
    if (chromiumPath === undefined) throw new Error('There is no Chromium: install it or set CHROMIUM_BIN.');
    browser = await launchChromium(chromiumPath, args);
  }, 60_000);
  afterEach(async () => {
    for (const close of closing.reverse()) await close();
    const said = complaints;
    [closing, complaints] = [[], []];
    expect(said).toEqual([]);
  });
  afterAll(() => browser?.close());

  async function pageOf(
    { deskUrl }: TestApp,
    { context = {}, elsewhere = [] }: Pick<Options, 'context' | 'elsewhere'>,
  ): Promise<{ page: Page; asked: string[] }> {
    if (!browser || deskUrl === null) throw new Error('The browser is not there yet.');
    const profile = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/London', ...context });
    closing.push(() => profile.close());
    const page = await profile.newPage();
    // Sooner than the test's own limit, because it says what was waited for.
    page.setDefaultTimeout(LOOKED_FOR_MS);
    const asked: string[] = [];
    page.on('request', (request) => {
      asked.push(request.url());
      if (![deskUrl, 'data:', ...elsewhere].some((start) => request.url().startsWith(start)))
        complaints.push(`asked for ${request.url()}`);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      // On an attacker's page they are the browser's own refusals.
      if (elsewhere.length === 0 && message.type() === 'error' && !isOfTheNetwork(message.text()))
        complaints.push(message.text());
    });
    return { page, asked };
  }

  return {
    /** An app that is stopped after the test, if the test has not done so. */
    async start(over: Parameters<typeof startTestApp>[0] = {}): Promise<TestApp> {
      const app = await startTestApp(over);
      let stopped: Promise<void> | undefined;
      const stop = (): Promise<void> => (stopped ??= app.stop());
      closing.push(stop);
      return { ...app, stop };
    },
    /** A signed-in window. Resolves when its heading is there. */
    async open({ path = '/', ...given }: Options = {}): Promise<OpenWindow> {
      const app = given.app ?? (await this.start());
      const { page, asked } = await pageOf(app, given);
      await page.goto(app.deskAddress() ?? '');
      await page.locator('h1').waitFor();
      if (path !== '/') {
        await page.goto(`${app.deskUrl ?? ''}${path}`);
        await page.locator('h1').waitFor();
      }
      return { app, page, asked };
    },
    /** A profile without a session, for what must be refused. */
    stranger: (app: TestApp, given: Pick<Options, 'context' | 'elsewhere'> = {}) => pageOf(app, given),
  };
}

/** Chromium itself reports every refused or interrupted request as an error; tests of those look at the answers. */
function isOfTheNetwork(text: string): boolean {
  return /^Failed to load resource|net::ERR_/u.test(text);
}
