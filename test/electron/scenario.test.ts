import { describe, expect, it } from 'vitest';

import { eventsIn, iconOf, menuOf, pageOf, trayOf, SOON } from '../support/electron/looks.ts';
import { useDesk } from '../support/electron/on-the-desk.ts';
import { finish, ring } from '../support/electron/phone.ts';
import { aFailure, aRing, aTranscription } from '../support/factories.ts';
import { withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('a day on the desk', () => {
  const desk = useDesk();

  it('when it starts hidden, then there is an icon and no window, and a click brings one with live data', async () => {
    const linekeeper = desk.start({ argv: ['--hidden'] });
    await linekeeper.ready();
    expect(linekeeper.windows.made()).toBe(0);
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('ready');
    expect(trayOf(linekeeper).toolTip).toBe('Linekeeper: Ready: calls reach this computer.');

    trayOf(linekeeper).emit('click');

    const page = await pageOf(linekeeper);
    await page.getByText('Nobody has called yet').waitFor();
    expect(linekeeper.windows.open()[0]?.isVisible()).toBe(true);
  });

  it('when the phone rings, then icon, menu and window say so, and again when the call is over', async () => {
    const linekeeper = desk.start();
    const door = await linekeeper.ready();
    const page = await pageOf(linekeeper);
    await page.getByText('Nobody has called yet').waitFor();

    await ring(door, aRing());
    await page.getByRole('article', { name: 'New caller' }).waitFor();
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('on-call');
    expect(menuOf(linekeeper).labels()[0]).toBe('On a call.');
    expect(menuOf(linekeeper).find('Call since').label).toMatch(/•23$/u);

    expect(await finish(door, aTranscription({ startedAt: new Date() }))).toBe(200);
    await page.getByText('Haircut wanted').waitFor();
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('ready');
    expect(
      menuOf(linekeeper)
        .labels()
        .filter((label) => label.startsWith('Call since')),
    ).toEqual([]);
  });

  it('when the computer wakes and the way is gone, then the icon says so, until our own answer came back', async () => {
    const linekeeper = desk.start({ argv: ['--hidden'] });
    await linekeeper.ready();
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('ready');

    linekeeper.power.emit('suspend');
    linekeeper.cut(true);
    linekeeper.power.emit('resume');
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('starting');

    linekeeper.cut(false);
    linekeeper.power.emit('unlock-screen');
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('ready');
    const told = (): unknown[] => eventsIn(linekeeper, 'power').map(({ kind }) => kind);
    await expect.poll(told, SOON).toEqual(['suspend', 'resume', 'unlock']);
  });

  it('when a call does not come about, then a notification says so without saying who, and leads to it', async () => {
    const linekeeper = desk.start({ argv: ['--hidden'] });
    const door = await linekeeper.ready();

    // What is half a day old is no news.
    await finish(door, { ...aFailure(), event_timestamp: Math.floor(Date.now() / 1000) });
    await expect.poll(() => linekeeper.notifications.shown, SOON).toHaveLength(1);
    const [notification] = linekeeper.notifications.shown;
    expect(JSON.stringify(notification?.options)).not.toMatch(/\+?1?212|Ana|23\b/u);

    notification?.click();
    const page = await pageOf(linekeeper);
    await page.locator('h1').waitFor();
    expect(linekeeper.windows.open()[0]?.isVisible()).toBe(true);
  });

  it('when a whole day is lived without a restart, then each hour finds it as the one before left it', async () => {
    const linekeeper = desk.start({ argv: ['--hidden'] });
    const door = await linekeeper.ready();
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('ready');
    trayOf(linekeeper).emit('click');
    const page = await pageOf(linekeeper);
    await page.getByText('Nobody has called yet').waitFor();

    await ring(door, aRing());
    await page.getByRole('article', { name: 'New caller' }).waitFor();
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('on-call');
    await finish(door, aTranscription({ startedAt: new Date() }));
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('ready');

    linekeeper.windows.open()[0]?.close();
    linekeeper.power.emit('suspend');
    linekeeper.power.emit('resume');
    trayOf(linekeeper).emit('click');
    await page.getByText('Haircut wanted').waitFor();

    menuOf(linekeeper).find('Pause', 'For 30 minutes').click();
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('paused');
    menuOf(linekeeper).find('Resume now').click();
    await expect.poll(() => iconOf(linekeeper), SOON).toBe('ready');

    const from = performance.now();
    menuOf(linekeeper).find('Quit').click();
    expect(await linekeeper.exited).toBe(0);
    expect(performance.now() - from).toBeLessThan(3000);
    expect(linekeeper.windows.made()).toBe(1);
  }, 60_000);
});
