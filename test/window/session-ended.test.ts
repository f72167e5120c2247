import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button, heading, openAna } from '../support/caller-window.ts';
import { openInbox } from '../support/inbox-window.ts';
import type { TestApp } from '../support/test-app.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const PIN = '739105';

/** The session of this browser is over, and the window comes to know of it. */
async function endSession(app: TestApp, page: Page): Promise<void> {
  await page.context().clearCookies();
  await app.api('POST', '/api/businesses.save', { id: 'stall', name: 'The stall' });
  await page.getByRole('heading', { level: 1, name: /session has ended/u }).waitFor();
}

/** The printed address, opened in another tab of the same browser. */
async function signInBeside(app: TestApp, page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(app.deskAddress() ?? '');
  await other.locator('nav').waitFor();
  await other.close();
}

/** The same answer, whose body comes a while after its head. */
const SLOW_BODIES = `{
  const plain = window.fetch;
  window.fetch = async (...request) => {
    const response = await plain(...request);
    const json = response.json.bind(response);
    response.json = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return json();
    };
    return response;
  };
}`;

/** A new session for a window that shows its own has ended. */
const comebacks = {
  'the printed address is opened beside it': async (app: TestApp, page: Page): Promise<void> => {
    await signInBeside(app, page);
    await button(page, 'Try again').click();
  },
  'the printed address is pasted over it': async (app: TestApp, page: Page): Promise<void> => {
    await page.evaluate(`location.hash = ${JSON.stringify(new URL(app.deskAddress() ?? '').hash)}`);
  },
};

describe.skipIf(withoutBrowser)('a session that ends while something is half typed', () => {
  const windows = useWindows();

  it('when it ends, then nothing of the shop can be read or reached, and what was typed comes back with the next', async () => {
    const { app, page } = await openAna(windows);
    await button(page, 'Edit “mornings”').click();
    await page.getByLabel('What is remembered').fill('late evenings');
    await button(page, 'Write a note').click();
    await page.getByLabel('Note for the agent').fill('Ask for the blue folder');
    await button(page, 'Add a fact').click();
    await page.getByLabel('What should be remembered').fill('parks in the yard');
    await endSession(app, page);

    expect(await page.evaluate('document.body.innerText')).not.toMatch(/Ana|Lopez|mornings|blue folder|yard/u);
    expect(await page.title()).not.toContain('Ana');
    const tree = await page.locator('body').ariaSnapshot();
    expect(tree).toContain('session has ended');
    expect(tree).not.toMatch(/Ana|Lopez|mornings|evenings|blue folder|yard|navigation/u);
    for (let step = 0; step < 6; step++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.checkVisibility()')).toBe(true);
    }
    expect(await accessFaults(page)).toEqual([]);

    await button(page, 'Try again').click();
    await page.getByText('Not yet: there is no new session').waitFor();
    await signInBeside(app, page);
    await button(page, 'Try again').click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await page.getByLabel('What should be remembered').inputValue()).toBe('parks in the yard');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('What is remembered').inputValue()).toBe('late evenings');
    expect(await page.getByLabel('Note for the agent').inputValue()).toBe('Ask for the blue folder');
    await button(page, 'Write it').click();
    await button(page, 'Remove the note “Ask for the blue folder”').waitFor();
    expect(await page.title()).toContain('Ana Lopez');
  });

  it('when a caller is forgotten while it is over, then what was typed over their facts is gone with the next one', async () => {
    const { app, page, ana, owner } = await openInbox(windows, ['latex']);
    await button(page, 'Edit “latex”').click();
    await page.getByLabel('What is remembered').fill('latex and plasters');
    await endSession(app, page);
    await owner.ask('callers.forget', { id: ana.id });
    await signInBeside(app, page);
    await button(page, 'Try again').click();
    await page.getByText('Nothing waits for you').waitFor();
    await page.getByLabel('What is remembered').waitFor({ state: 'detached' });
  });

  it.each(Object.entries(comebacks))(
    'when the owner has a PIN and %s, then the window is the front desk’s, and with the PIN all is as it was',
    async (_how, comeBack) => {
      const { app, page, owner } = await openAna(windows);
      await button(page, 'Add a fact').click();
      await page.getByLabel('What should be remembered').fill('parks in the yard');
      await owner.ask('access.set-pin', { pin: PIN });
      await endSession(app, page);
      await page.evaluate(SLOW_BODIES);
      await comeBack(app, page);
      await heading(page, 'Front desk').waitFor();
      expect(await page.content()).not.toMatch(/yard|mornings/u);
      await button(page, 'Unlock').click();
      await page.keyboard.type(PIN);
      await page.keyboard.press('Enter');
      await heading(page, 'Ana Lopez').waitFor();
      await button(page, 'Add a fact').click();
      expect(await page.getByLabel('What should be remembered').inputValue()).toBe('parks in the yard');
      // What the window asks by itself is no try of anybody's.
      expect((await owner.ask('audit.list', {})).lines.filter(({ did }) => did === 'refused')).toEqual([]);
    },
  );

  it('when Linekeeper does not answer, then that is said, and not that there is no session', async () => {
    const { app, page } = await openAna(windows);
    await endSession(app, page);
    await page.route('**/api/access.get', (route) => route.abort());
    await button(page, 'Try again').click();
    await page.getByText('Linekeeper is not answering.').waitFor();
    expect(await page.getByText('Not yet').count()).toBe(0);
  });

  it('when the printed address is pasted over it, then the window goes on where it was, and hears of calls again', async () => {
    const app = await windows.start();
    const { page } = await windows.open({ app });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await endSession(app, page);
    await comebacks['the printed address is pasted over it'](app, page);
    await heading(page, 'Nobody has called yet').waitFor();
    await app.ring({ caller_id: '+12125550123', agent_id: 'a', called_number: '+12125550100', call_sid: 'CA_after' });
    await page.locator('[data-live-call]').waitFor();
    expect(page.url()).not.toContain('#');
  });
});
