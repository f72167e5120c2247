import { expect, it, describe } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { openSettings, save } from '../support/settings-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('text messages in the settings', { timeout: 90_000 }, () => {
  const windows = useWindows();

  it('when nobody switched them on, then they are off; switched on, they say what is missing and how each reads', async () => {
    const { page, owner } = await openSettings(windows, 'desk');
    const section = page.getByRole('region', { name: 'Text messages' });
    const on = section.getByLabel('Send text messages');
    await on.waitFor();
    expect(await on.isChecked()).toBe(false);
    await section.getByText('This shop has no number yet').waitFor();
    await on.check();
    await section.getByLabel('No messages from').fill('25:00');
    await section.getByText('A time such as 20:00.').waitFor();
    await section.getByLabel('No messages from').fill('21:00');
    await section.getByText('Your own words').click();
    await section.getByText(/your appointment for Haircut is on/u).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await save(page);
    expect((await owner.ask('texts.get', {})).settings).toMatchObject({ on: true, quietFrom: '21:00' });
  });
});
