import { EventEmitter, once } from 'node:events';

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { menuOf, pageOf, SOON } from '../support/electron/looks.ts';
import { useDesk, type OnTheDesk } from '../support/electron/on-the-desk.ts';
import { STAYS } from '../support/electron/web-contents.ts';
import { withoutBrowser } from '../support/window.ts';

const QUESTION = 'You have unsaved changes';
const HALFWAY = 'Good day, {business} he';
const [STAY, LEAVE] = [0, 1];

describe.skipIf(withoutBrowser)('what was typed and not saved', () => {
  const desk = useDesk();

  /** The settings of the shop, with a word too many in them; the owner answers every question the same way. */
  async function halfway(answer: number, reading = (_linekeeper: OnTheDesk): unknown => null) {
    const linekeeper: OnTheDesk = desk.start({ answer: () => Promise.resolve(reading(linekeeper)).then(() => answer) });
    await linekeeper.ready();
    const page = await pageOf(linekeeper);
    await page.getByText('Nobody has called yet').waitFor();
    await page.evaluate("void history.pushState(null, '', '/settings/shop')");
    const before = await typedIn(page);
    await fieldOf(page).fill(HALFWAY);
    // Only a page that was touched may keep itself from being left.
    await page.locator('h1').click();
    await page.evaluate("void (window.before = 'the reload')");
    return { linekeeper, page, before };
  }

  /** The page has stayed where it is by the time anybody has read a question. */
  const untilItStays = ({ windows }: OnTheDesk) => once(windows.open()[0]?.contents ?? new EventEmitter(), STAYS);
  const fieldOf = (page: Page) => page.getByLabel('Greeting', { exact: true });
  const typedIn = (page: Page) => fieldOf(page).inputValue();
  const askedBy = ({ dialog }: OnTheDesk) => dialog.asked.map(({ message }) => message);

  it('when the menu reads the page anew and the owner stays, then it is all there', async () => {
    const { linekeeper, page } = await halfway(STAY);
    linekeeper.windows.open()[0]?.webContents.reload();
    await expect.poll(() => askedBy(linekeeper), SOON).toEqual([QUESTION]);
    expect(linekeeper.dialog.asked[0]?.buttons).toEqual(['Stay', 'Leave']);
    expect(await page.evaluate('window.before')).toBe('the reload');
    expect(await typedIn(page)).toBe(HALFWAY);
  });

  it('when the menu reads the page anew and the owner leaves, then it is read anew, and asks again the next time', async () => {
    const { linekeeper, page, before } = await halfway(LEAVE, untilItStays);
    linekeeper.windows.open()[0]?.webContents.reload();
    await expect.poll(() => page.evaluate('typeof window.before'), SOON).toBe('undefined');
    expect(await typedIn(page)).toBe(before);

    await fieldOf(page).fill('Something else');
    await page.locator('h1').click();
    linekeeper.windows.open()[0]?.webContents.reload();
    await expect.poll(() => askedBy(linekeeper), SOON).toEqual([QUESTION, QUESTION]);
  });

  it.each<[string, (linekeeper: OnTheDesk) => void]>([
    ['from the tray', (linekeeper) => menuOf(linekeeper).find('Quit').click()],
    ['by Electron’s own command', ({ app }) => app.quit()],
  ])('when the owner quits %s and stays, then the program and its words stay, window and all', async (_how, quit) => {
    const { linekeeper, page } = await halfway(STAY);
    const [window] = linekeeper.windows.open();
    window?.hide();

    quit(linekeeper);

    await expect.poll(() => askedBy(linekeeper), SOON).toEqual([QUESTION]);
    expect([window?.isVisible(), window?.isDestroyed()]).toEqual([true, false]);
    expect(await typedIn(page)).toBe(HALFWAY);
  });

  it('when the owner quits and leaves, then it ends', async () => {
    const { linekeeper } = await halfway(LEAVE);
    menuOf(linekeeper).find('Quit').click();
    expect(await linekeeper.exited).toBe(0);
    expect(askedBy(linekeeper)).toEqual([QUESTION]);
  });

  it.each<[string, (linekeeper: OnTheDesk) => void]>([
    ['a signal', ({ machine }) => void machine.emit('SIGTERM')],
    ['the computer being switched off', ({ power }) => void power.emit('shutdown')],
  ])('when it is %s, then nobody is asked and nothing is held', async (_how, end) => {
    const { linekeeper } = await halfway(STAY);
    end(linekeeper);
    expect(await linekeeper.exited).toBe(0);
    expect(askedBy(linekeeper)).toEqual([]);
  });

  it('when all is saved, then quitting asks nothing', async () => {
    const { linekeeper, page, before } = await halfway(STAY);
    await fieldOf(page).fill(before);
    menuOf(linekeeper).find('Quit').click();
    expect(await linekeeper.exited).toBe(0);
    expect(askedBy(linekeeper)).toEqual([]);
  });
});
