import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { SHOP_LINE } from '../support/providers/pretended.ts';
import { goToPlan, pretendedAccounts, type Accounts } from '../support/setup-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('connecting a shop', () => {
  const windows = useWindows();

  async function begin(accounts: Accounts, path = '/setup') {
    const app = await windows.start({ env: accounts.env });
    accounts.leadTo(app);
    return windows.open({ app, path });
  }

  it('when two keys are pasted, then five steps lead to a call that is answered with memory', async () => {
    const accounts = await pretendedAccounts();
    const { page } = await begin(accounts);
    await goToPlan(page);
    const steps = page.getByRole('list', { name: 'Changes' }).getByRole('listitem');
    const all = await steps.count();
    expect(all).toBeGreaterThan(10);
    expect([...accounts.elevenLabs.writes(), ...accounts.twilio.writes()]).toEqual([]);

    await button(page, 'Set it up').click();
    await page.getByText('Everything is set up.').waitFor();
    expect(await page.locator('li[data-state=done]').count()).toBe(all);
    await page.getByText(`What stands now: ${all}`).waitFor();
    await button(page, 'Play a call').click();
    await page.getByText('It works from end to end.').waitFor();
    expect(await page.locator('blockquote').first().textContent()).toContain('Salon Marigold');

    await button(page, 'I ring now').click();
    await button(page, 'Do not wait any longer').click();
    await button(page, 'I ring now').click();
    await page.getByText(`Ring ${SHOP_LINE} now.`).waitFor();
    const call = await accounts.rings();
    await page.getByText('Your call is here.').waitFor();
    await call.ends({ turns: [{ role: 'user', message: 'A trim on Friday, please.' }] });
    await page.getByText('A trim on Friday, please.').waitFor();

    await page.getByRole('link', { name: 'See what is connected' }).click();
    await page.getByRole('heading', { name: 'Salon Marigold is connected' }).waitFor();
    await page.getByText(SHOP_LINE, { exact: true }).waitFor();
    await button(page, 'Look again').click();
    await page.getByText('Nothing is wrong.').waitFor();
    expect(await accessFaults(page)).toEqual([]);
  }, 120_000);
});
