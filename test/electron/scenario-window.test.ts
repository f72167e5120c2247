import { describe, expect, it } from 'vitest';

import { pageOf, trayOf, SOON } from '../support/electron/looks.ts';
import { useDesk } from '../support/electron/on-the-desk.ts';
import { ring } from '../support/electron/phone.ts';
import { aRing } from '../support/factories.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('the one window', () => {
  const desk = useDesk();

  it('F22: when its process is lost, then it comes back with live data, and calls were answered all along', async () => {
    const linekeeper = desk.start();
    const door = await linekeeper.ready();
    await (await pageOf(linekeeper)).getByText('Nobody has called yet').waitFor();
    const [before] = linekeeper.windows.open();

    (await before?.contents.page())?.crash();
    await expect.poll(() => before?.isDestroyed(), SOON).toBe(true);
    await ring(door, aRing());

    const page = await pageOf(linekeeper);
    await page.getByRole('article', { name: 'New caller' }).waitFor();
    expect(linekeeper.windows.open()[0]?.isVisible()).toBe(true);
  });

  it('when it is lost a fourth time in ten minutes, then a plain page says so, and the program goes on', async () => {
    const linekeeper = desk.start();
    const door = await linekeeper.ready();
    for (let time = 1; time <= 4; time += 1) {
      await (await pageOf(linekeeper)).getByText('Nobody has called yet').waitFor();
      const [window] = linekeeper.windows.open();
      (await window?.contents.page())?.crash();
      await expect.poll(() => window?.isDestroyed(), SOON).toBe(true);
    }

    await (await pageOf(linekeeper)).getByRole('heading', { name: 'The window has stopped working' }).waitFor();
    expect(linekeeper.windows.made()).toBe(5);
    expect(await ring(door, aRing())).toMatchObject({ type: 'conversation_initiation_client_data' });
  }, 60_000);

  it('when the owner closes it, then it is hidden, the program goes on, and the login item is asked about once', async () => {
    const linekeeper = desk.start({ answer: () => 1 });
    await linekeeper.ready();
    await (await pageOf(linekeeper)).locator('h1').waitFor();
    const [window] = linekeeper.windows.open();

    window?.close();
    await expect.poll(() => linekeeper.dialog.asked, SOON).toHaveLength(1);
    expect(linekeeper.dialog.asked[0]?.buttons).toEqual(['Start with the computer', 'Not now']);
    expect([window?.isDestroyed(), window?.isVisible()]).toEqual([false, false]);

    trayOf(linekeeper).emit('click');
    expect(window?.isVisible()).toBe(true);
    window?.close();
    expect(window?.isVisible()).toBe(false);
    expect(linekeeper.windows.made()).toBe(1);
    expect(linekeeper.dialog.asked).toHaveLength(1);
    expect(linekeeper.app.atLogin.told).toEqual([]);
  });

  it('when it is closed and opened, then what was typed is still there', async () => {
    const linekeeper = desk.start();
    await linekeeper.ready();
    const page = await pageOf(linekeeper);
    await page.getByText('Nobody has called yet').waitFor();
    await page.evaluate("void (window.typed = 'half a note')");

    linekeeper.windows.open()[0]?.close();
    trayOf(linekeeper).emit('click');

    expect(await (await pageOf(linekeeper)).evaluate('window.typed')).toBe('half a note');
  });
});
