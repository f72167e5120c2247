import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import { createAppStarter } from './start-again.ts';
import type { startTestApp, TestApp } from './test-app.ts';
import { openSession } from './window-client.ts';
import {
  chromiumPath,
  createBrowserKeeper,
  dropAnchor,
  HERE,
  withBrowser,
  type RunningBrowser,
} from './worker-browser.ts';

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

type Running = { kept: RunningBrowser; startApp: ReturnType<typeof createAppStarter> };

type Options = {
  app?: TestApp;
  /** Begins at this address of the window instead of Today. */
  path?: string;
  /** What this browser is like. With it, even empty, the window has a profile of its own, as it needs for its clock. */
  context?: BrowserContextOptions;
  /** Origins besides the desk's that this page may ask: an attacker's, where there is one. */
  elsewhere?: readonly string[];
};

/**
 * The built window in Chromium over the real app, in the worker's browser, or with `args` in one of the file's own. The
 * windows have one profile, which keeps nothing between tests but the window's own files, read and compiled. After each
 * test all windows are closed; a complaint on the console, an exception, a broken content policy or a request to the
 * outside fails it.
 */
export function useWindows(args?: readonly string[]) {
  let running: Running | undefined;
  let closing: (() => Promise<unknown>)[] = [];
  let complaints: string[] = [];

  if (args === undefined)
    withBrowser.beforeAll(async ({ kept }) => {
      running = { kept: await kept.start(), startApp: kept.startApp };
    }, 60_000);
  else {
    const own = createBrowserKeeper(args);
    beforeAll(async () => {
      running = { kept: await own.start(), startApp: createAppStarter() };
    }, 60_000);
    afterAll(own.close);
  }
  afterEach(async () => {
    for (const close of closing.reverse()) await close();
    // What a test opened beside its window.
    const left = running?.kept.common.pages().filter((page) => page !== running?.kept.anchor) ?? [];
    for (const page of left) await page.close();
    const said = complaints;
    [closing, complaints] = [[], []];
    expect(said).toEqual([]);
  });

  async function pageOf(
    { deskUrl }: Pick<TestApp, 'deskUrl'>,
    { context, elsewhere = [] }: Pick<Options, 'context' | 'elsewhere'>,
  ): Promise<{ page: Page; asked: string[] }> {
    if (!running || deskUrl === null) throw new Error('The browser is not there yet.');
    const { browser, common } = running.kept;
    const own = context && (await browser.newContext({ ...HERE, ...context }));
    closing.push(() => own?.close() ?? common.clearCookies());
    if (!own) await dropAnchor(running.kept, deskUrl);
    const page = await (own ?? common).newPage();
    closing.push(() => page.close());
    if (!own) await forgetChoices(page, deskUrl);
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
      if (!running) throw new Error('The browser is not there yet.');
      const app = await running.startApp(over);
      closing.push(() => app.stop());
      return app;
    },
    /** A signed-in window: at Today by the printed address, elsewhere by its session. Resolves when its heading is there. */
    async open({ path = '/', ...given }: Options = {}): Promise<OpenWindow> {
      const app = given.app ?? (await this.start());
      const { page, asked } = await pageOf(app, given);
      if (path !== '/') await signIn(page, app);
      await page.goto(path === '/' ? (app.deskAddress() ?? '') : `${app.deskUrl ?? ''}${path}`);
      await page.locator('h1').waitFor();
      return { app, page, asked };
    },
    /** A profile without a session, for what must be refused. */
    stranger: (app: Pick<TestApp, 'deskUrl'>, given: Pick<Options, 'context' | 'elsewhere'> = {}) =>
      pageOf(app, { context: {}, ...given }),
  };
}

/** Puts the session's cookie where trading the printed address would have put it. */
async function signIn(page: Page, app: TestApp): Promise<void> {
  const [name = '', value = ''] = (await openSession(app)).split('=');
  await page.context().addCookies([{ name, value, url: app.deskUrl ?? '', httpOnly: true, sameSite: 'Strict' }]);
}

/** What an earlier window of this profile chose for itself, such as its language, is not for this one. */
async function forgetChoices(page: Page, origin: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' });
  await browser.detach();
}

/** Chromium itself reports every refused or interrupted request as an error; tests of those look at the answers. */
function isOfTheNetwork(text: string): boolean {
  return /^Failed to load resource|net::ERR_/u.test(text);
}
