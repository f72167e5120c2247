import { describe, expect, it } from 'vitest';

import { eventsIn, pageOf, SOON } from '../support/electron/looks.ts';
import { useDesk, type OnTheDesk } from '../support/electron/on-the-desk.ts';
import { withoutBrowser } from '../support/window.ts';

/** Where a page that was taken over might want to go. */
const ELSEWHERE = [
  'https://attacker.example/',
  'http://127.0.0.1:9/',
  'app://main.attacker.example/',
  'app://other/',
  'data:text/html,<h1>Hello</h1>',
  'file:///etc/hostname',
];

describe.skipIf(withoutBrowser)('what the window may not do', () => {
  const desk = useDesk();

  async function openedWindow() {
    const linekeeper = desk.start();
    await linekeeper.ready();
    const page = await pageOf(linekeeper);
    await page.getByText('Nobody has called yet').waitFor();
    const [window] = linekeeper.windows.open();
    if (!window) throw new Error('There is no window');
    return { linekeeper, page, window, contents: window.contents };
  }

  it('T13: when a frame inside the page asks on any channel, then it is refused, and nothing is done', async () => {
    const { linekeeper, page, window, contents } = await openedWindow();
    await page.evaluate("void document.body.append(document.createElement('iframe'))");
    await expect.poll(() => window.webContents.mainFrame.frames, SOON).toHaveLength(1);
    const [inner] = window.webContents.mainFrame.frames;

    expect(linekeeper.ipc.channels()).not.toEqual([]);
    for (const channel of linekeeper.ipc.channels()) {
      for (const frame of [inner ?? null, null]) {
        const answer = await contents.ask(frame, channel, 'notes.add', { note: 'From a stranger.' });
        expect(answer).toMatchObject({ ok: false, error: { code: 'unauthorized' } });
      }
    }
    const { mainFrame } = window.webContents;
    const kept = await contents.ask(mainFrame, linekeeper.ipc.channels()[0] ?? '', 'notes.list', {});
    expect(kept).toMatchObject({ ok: true, data: { notes: [] } });
  });

  it('when the page of another window asks, then it is refused', async () => {
    const { linekeeper, contents } = await openedWindow();
    const { BrowserWindow } = linekeeper.electron;
    const stranger = new BrowserWindow({ show: false });

    for (const channel of linekeeper.ipc.channels()) {
      const answer = await contents.ask(stranger.webContents.mainFrame, channel, 'status.get', {});
      expect(answer).toMatchObject({ ok: false, error: { code: 'unauthorized' } });
    }
  });

  it('when a frame inside the page is made, then it gets no bridge', async () => {
    const { page } = await openedWindow();
    await page.evaluate("void document.body.append(document.createElement('iframe'))");

    expect(await page.evaluate('typeof window.linekeeper')).toBe('object');
    expect(await page.evaluate('typeof window[0].linekeeper')).toBe('undefined');
  });

  it('T13: when the page wants to leave, then it stays, wherever it wants to go', async () => {
    const { linekeeper, page, window } = await openedWindow();
    await page.evaluate("void (window.stays = 'here')");

    for (const address of ELSEWHERE) {
      await page.evaluate(`void (location.href = ${JSON.stringify(address)})`);
      await page.evaluate(`void history.pushState(null, '', '/callers#${ELSEWHERE.indexOf(address)}')`);
    }

    // A renderer lets nobody go to a file or to data by itself, so no question about those comes.
    await expect.poll(() => eventsIn(linekeeper, 'window.refused').length, SOON).toBeGreaterThanOrEqual(4);
    expect(await page.evaluate('window.stays')).toBe('here');
    expect(window.webContents.getURL()).toBe(`app://main/callers#${ELSEWHERE.length - 1}`);
    expect(linekeeper.shell.opened).toEqual([]);
    takeAway(linekeeper, /Not allowed to|is not allowed|ERR_|Refused/u);
  });

  it('when it wants another window, then only a known site is given to the browser, and no window opens', async () => {
    const { linekeeper, page } = await openedWindow();

    for (const address of [
      'https://attacker.example/',
      'https://elevenlabs.io/app',
      'file:///etc/hostname',
      '/callers',
    ])
      await page.evaluate(`void window.open(${JSON.stringify(address)})`);

    await expect.poll(() => linekeeper.shell.opened, SOON).toEqual(['https://elevenlabs.io/app']);
    expect(linekeeper.windows.made()).toBe(1);
    await expect.poll(() => page.context().pages(), SOON).toHaveLength(1);
    takeAway(linekeeper, /Not allowed to load/u);
  });

  it('when it asks for camera, place or devices, then it gets none', async () => {
    const { linekeeper, window } = await openedWindow();
    const { session } = linekeeper;

    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read'] as const) {
      expect(await session.isGranted(window.webContents, permission)).toBe(false);
      expect(session.isChecked(window.webContents, permission)).toBe(false);
    }
  });
});

/** What Chromium itself says about a refusal is no complaint. */
function takeAway({ seen }: OnTheDesk, expected: RegExp): void {
  for (const said of seen.complaints.splice(0)) expect(said).toMatch(expected);
}
