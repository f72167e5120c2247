import { once } from 'node:events';

import { describe, expect, it } from 'vitest';

import { menuOf, pageOf, trayOf, SOON } from '../support/electron/looks.ts';
import { useDesk, type OnTheDesk } from '../support/electron/on-the-desk.ts';
import { ring } from '../support/electron/phone.ts';
import { aRing } from '../support/factories.ts';
import { withoutBrowser } from '../support/window.ts';

function windowOf({ windows }: OnTheDesk) {
  const [window] = windows.open();
  if (!window) throw new Error('There is no window');
  return window;
}

const A_CALL = /^app:\/\/main\/calls\/./u;

describe.skipIf(withoutBrowser)('a view that is asked for', () => {
  const desk = useDesk();

  async function onACall(argv: string[]): Promise<OnTheDesk> {
    const linekeeper = desk.start({ argv });
    await ring(await linekeeper.ready(), aRing());
    await expect.poll(() => menuOf(linekeeper).labels().join(), SOON).toContain('Call since');
    return linekeeper;
  }

  const addressOf = (linekeeper: OnTheDesk) => windowOf(linekeeper).contents.getURL();

  it('when the page is still loading, then it is shown as soon as that is there', async () => {
    const linekeeper = await onACall(['--hidden']);
    trayOf(linekeeper).emit('click');
    menuOf(linekeeper).find('Call since').click();
    await (await pageOf(linekeeper)).locator('h1').waitFor();
    await expect.poll(() => addressOf(linekeeper), SOON).toMatch(A_CALL);
  });

  it('when the page is being read anew, then it is shown afterwards', async () => {
    const linekeeper = await onACall([]);
    const page = await pageOf(linekeeper);
    await page.getByRole('article', { name: 'New caller' }).waitFor();
    const { contents } = windowOf(linekeeper);
    contents.reload();
    await once(contents, 'did-start-navigation');
    menuOf(linekeeper).find('Call since').click();
    await expect.poll(() => addressOf(linekeeper), SOON).toMatch(A_CALL);
  });

  it('when the window has stopped working, then it is tried once more, at that view', async () => {
    const linekeeper = await onACall([]);
    for (let time = 1; time <= 4; time += 1) {
      await (await pageOf(linekeeper)).getByRole('article', { name: 'New caller' }).waitFor();
      const [window] = linekeeper.windows.open();
      (await window?.contents.page())?.crash();
      await expect.poll(() => window?.isDestroyed(), SOON).toBe(true);
    }
    await (await pageOf(linekeeper)).getByRole('heading', { name: 'The window has stopped working' }).waitFor();

    menuOf(linekeeper).find('Call since').click();
    await expect.poll(() => addressOf(linekeeper), SOON).toMatch(A_CALL);
    expect(await (await pageOf(linekeeper)).locator('h1').innerText()).not.toContain('stopped working');
  }, 60_000);
});

describe.skipIf(withoutBrowser)('a window that fills a screen of its own on macOS', () => {
  const desk = useDesk();

  async function fullScreen() {
    const linekeeper = desk.start({ platform: 'darwin' });
    await linekeeper.ready();
    await (await pageOf(linekeeper)).locator('h1').waitFor();
    const window = windowOf(linekeeper);
    window.setFullScreen(true);
    await expect.poll(() => window.isFullScreen(), SOON).toBe(true);
    return { linekeeper, window };
  }

  it('when it is closed, then it leaves that screen first, and is hidden after', async () => {
    const { window } = await fullScreen();
    window.close();
    expect(window.isVisible()).toBe(true);
    await expect.poll(() => window.isVisible(), SOON).toBe(false);
    expect(window.isFullScreen()).toBe(false);
  });

  it('when it is wanted again meanwhile, then it stays', async () => {
    const { linekeeper, window } = await fullScreen();
    window.close();
    linekeeper.app.emit('activate');
    await expect.poll(() => window.isFullScreen(), SOON).toBe(false);
    expect(window.isVisible()).toBe(true);
  });
});
