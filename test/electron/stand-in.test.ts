import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { launchChromium } from '../support/chromium.ts';
import type { StandInWindow } from '../support/electron/browser-window.ts';
import { createStandIn, type StandIn } from '../support/electron/stand-in.ts';
import { withoutBrowser } from '../support/window.ts';
import { chromiumPath } from '../support/worker-browser.ts';

const PRELOAD = `
  const { contextBridge, ipcRenderer } = require('electron');
  class Shop { constructor() { this.name = 'Marigold'; this.opened = new Date(0); } greet() {} }
  window.inPreload = true;
  let other = 'none';
  try { require('node:fs'); } catch (error) { other = error.message; }
  contextBridge.exposeInMainWorld('desk', {
    shop: new Shop(), other,
    sees: () => [typeof window.inPage, typeof window.inPreload],
    ask: (...args) => ipcRenderer.invoke('ask', ...args),
    ask2: () => ipcRenderer.invoke('nobody'),
    each: (listener) => { ipcRenderer.on('news', (_event, news) => listener(news)); return () => 'stopped'; },
    fail: () => { throw new RangeError('too far'); },
  });
`;
const PAGE = '<!doctype html><script>window.inPage = true</script><button>Press</button>';

/** What the stand-in promises to do as Electron does: where it did not, the scenarios would prove nothing. */
describe.skipIf(withoutBrowser)('the stand-in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linekeeper-stand-in-'));
  const preload = join(folder, 'preload.cjs');
  let browser: Browser;
  let standIn: StandIn;
  let page: Page;
  let window: StandInWindow;

  beforeAll(async () => {
    browser = await launchChromium(chromiumPath ?? '');
    writeFileSync(preload, PRELOAD);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    standIn = createStandIn({ browser: () => Promise.resolve(browser), home: folder, root: folder });
    const { app, protocol, BrowserWindow, ipcMain } = standIn.electron;
    protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
    await app.whenReady();
    protocol.handle('app', () => new Response(PAGE, { headers: { 'content-type': 'text/html' } }));
    ipcMain.handle('ask', (_event, ...args: unknown[]) => args);
    await new BrowserWindow({ webPreferences: { preload } }).loadURL('app://main/');
    const [made] = standIn.windows.open();
    if (!made) throw new Error('There is no window');
    window = made;
    page = (await window.contents.page()).page;
  });
  afterEach(async () => {
    standIn.app.exit();
    await standIn.exited;
  });

  it('when a preload script hands something to the page, then it is data, frozen, and without what made it', async () => {
    expect(await page.evaluate('({ ...desk.shop })')).toEqual({ name: 'Marigold', opened: new Date(0) });
    expect(await page.evaluate('[typeof desk.shop.greet, Object.isFrozen(desk), Object.isFrozen(desk.shop)]')).toEqual([
      'undefined',
      true,
      true,
    ]);
    expect(await page.evaluate('window.desk = 1, typeof window.desk')).toBe('object');
    expect(await page.evaluate('try { desk.fail() } catch (error) { error.message }')).toBe('too far');
  });

  it('when page and preload script look for each other, then neither sees the other’s things', async () => {
    expect(await page.evaluate('desk.sees()')).toEqual(['undefined', 'boolean']);
    expect(await page.evaluate('[typeof inPreload, typeof require, typeof process]')).toEqual([
      'undefined',
      'undefined',
      'undefined',
    ]);
    expect(await page.evaluate('desk.other')).toBe('module not found: node:fs');
  });

  it('when something is asked, then what can be copied arrives as it was, and nothing else is taken', async () => {
    const given = "['text', 1, null, undefined, true, [1], { at: new Date(5), none: undefined }]";
    expect(
      await page.evaluate(
        `desk.ask(...${given}).then((got) => got.length === 7 && got[3] === undefined && got[6].at.getTime())`,
      ),
    ).toBe(5);
    expect(await page.evaluate('desk.ask(() => 1).catch((error) => error.message)')).toBe(
      'An object could not be cloned.',
    );
    expect(await page.evaluate('desk.ask2().catch((error) => error.message)')).toBe(
      "Error invoking remote method 'nobody': No handler registered for 'nobody'",
    );
  });

  it('when the program tells something, then the page’s own function hears it, in order', async () => {
    await page.evaluate('window.heard = [], window.stop = desk.each((news) => heard.push(news)), undefined');
    for (const news of [1, 2, 3]) window.contents.send('news', { news });

    await expect.poll(() => page.evaluate('heard')).toEqual([{ news: 1 }, { news: 2 }, { news: 3 }]);
    expect(await page.evaluate('stop()')).toBe('stopped');
  });

  it('when a page does not want to be left, then it stays open, unless the program says otherwise', async () => {
    await page.evaluate("addEventListener('beforeunload', (event) => event.preventDefault())");
    await page.getByRole('button').click();

    expect(await window.leave()).toBe(false);
    expect(window.isDestroyed()).toBe(false);

    window.contents.on('will-prevent-unload', (event: { preventDefault(): void }) => event.preventDefault());
    expect(await window.leave()).toBe(true);
    expect(window.isDestroyed()).toBe(true);
  });

  it('when an address is nobody’s, then loading it fails in Electron’s words, and nothing was asked outside', async () => {
    await expect(window.loadURL('https://elsewhere.example/')).rejects.toThrow(
      "ERR_BLOCKED_BY_CLIENT (-20) loading 'https://elsewhere.example/'",
    );
    expect(standIn.seen.outside).toEqual(['https://elsewhere.example/']);
  });

  it('when the program wants what the stand-in does not have, then it is told so at once', () => {
    expect(() => standIn.electron.app.getFileIcon('x')).toThrow('The stand-in of Electron has no app.getFileIcon');
    expect(() => new standIn.electron.BrowserWindow({ webPreferences: { sandbox: false } })).toThrow('sandbox');
  });
});
