import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { openSettings, save } from '../support/settings-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('how long a shop keeps things', () => {
  const windows = useWindows();

  it('when there are two shops, then each may have limits of its own, and may give them up again', async () => {
    const { page, owner } = await openSettings(windows, 'privacy');
    await page.getByLabel('Callers who are not heard of any more').waitFor();
    expect(await page.getByText('Where a shop is to differ').count()).toBe(0);
    await owner.ask('businesses.save', { id: 'second', name: 'Maple', zone: 'Europe/Berlin' });
    await page.getByLabel('Shop', { exact: true }).selectOption('Maple');
    const own = page.getByRole('region', { name: 'Where a shop is to differ' });
    const texts = own.getByLabel('Text messages about appointments');
    expect(await texts.locator('option:checked').textContent()).toBe('As above (90 days)');
    expect(await own.getByLabel('Deliveries from ElevenLabs as they came').count()).toBe(0);
    expect(await accessFaults(page)).toEqual([]);

    await texts.selectOption('For ever');
    await own.getByLabel('Tasks that are done').selectOption('30 days');
    await own.getByText('Nothing goes now').waitFor();
    await save(page);
    const kept = async () => (await owner.ask('settings.get', {})).shopRetention;
    expect(await kept()).toEqual({ second: { texts: null, tasks: 30 } });
    expect((await owner.ask('settings.get', {})).retention).toMatchObject({ texts: 90, tasks: null });

    await own.getByLabel('Tasks that are done').selectOption('As above (For ever)');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(kept).toEqual({ second: { texts: null } });
    await page.getByLabel('Shop', { exact: true }).selectOption('Salon Marigold');
    expect(await texts.locator('option:checked').textContent()).toBe('As above (90 days)');
  });
});
