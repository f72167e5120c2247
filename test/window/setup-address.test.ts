import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { wayIs } from '../support/connect/way.ts';
import { ownerOf } from '../support/owner.ts';
import { goToPlan, pretendedAccounts } from '../support/setup-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('an address that calls do not come in over', () => {
  const windows = useWindows();

  async function begin() {
    const accounts = await pretendedAccounts();
    const app = await windows.start({ env: accounts.env });
    accounts.leadTo(app);
    const { page } = await windows.open({ app, path: '/setup' });
    await goToPlan(page);
    const cutOff = async (is: boolean): Promise<void> => {
      app.world.cut(is);
      app.tunnel.networkChanged();
      await wayIs(app, is ? 'degraded' : 'reachable');
    };
    return { accounts, app, page, cutOff };
  }

  it('when it leads nowhere, then it says so and where to look, changes nothing, and goes on once it leads here', async () => {
    const { accounts, page, cutOff } = await begin();
    await cutOff(true);
    await button(page, 'Set it up').click();
    const refusal = page.getByRole('alert').filter({ hasText: 'The public address was not seen to lead' });
    await refusal.getByText('This computer is not connected to the internet').waitFor();
    const way = refusal.getByRole('link', { name: 'The way to the phone' });
    expect(await way.getAttribute('href')).toBe('/settings/phone');
    expect([...accounts.elevenLabs.writes(), ...accounts.twilio.writes()]).toEqual([]);
    expect(await accessFaults(page)).toEqual([]);
    await cutOff(false);
    await button(page, 'Try again').click();
    await page.getByText('Everything is set up.').waitFor();
  }, 60_000);

  it('when the test call ends at once because nobody could be asked, then that is said, and the played call shows where', async () => {
    const { accounts, app, page } = await begin();
    await button(page, 'Set it up').click();
    await page.getByText('Everything is set up.').waitFor();
    await button(page, 'I ring now').click();
    accounts.outside.lead('https://linekeeper.example', null);
    await expect(accounts.rings()).rejects.toThrow('refused');
    accounts.leadTo(app);
    await ownerOf(app).ask('conversations.catch-up', {});
    await page.getByText('The call did not get through.').waitFor();
    await page.getByText('The agent did not ask this computer who is calling').waitFor();
    app.world.cut(true);
    await button(page, 'Play a call').click();
    await page.getByText('The public address does not lead to this computer.').waitFor();
    await page.getByRole('link', { name: 'The way to the phone' }).waitFor();
    expect(await accessFaults(page)).toEqual([]);
  }, 60_000);

  it('when nothing is begun yet, then it says that it looks, and not how many changes are made', async () => {
    const { accounts, page } = await begin();
    const { elevenLabs } = accounts;
    elevenLabs.faults.add({ method: 'GET', path: /\/agents\//u, fault: { kind: 'hang' } });
    await button(page, 'Set it up').click();
    await page.getByText('Looking whether everything can be set up.').waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    elevenLabs.faults.clear();
    // Whoever still waits for the answer loses the connection, and asks once more.
    await elevenLabs.unplug();
    await elevenLabs.plugIn();
    await page.getByText('Everything is set up.').waitFor();
    expect(await page.getByText('Looking whether everything can be set up.').count()).toBe(0);
  }, 60_000);
});
