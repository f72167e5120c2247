import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button, undo } from '../support/caller-window.ts';
import { aRing } from '../support/factories.ts';
import { openSettings, save } from '../support/settings-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('the shop in the settings', () => {
  const windows = useWindows();

  it('when the greeting is saved, then the next ring says it, and undo takes it back', async () => {
    const { app, page } = await openSettings(windows, 'shop');
    await page.getByLabel('Greeting', { exact: true }).fill('Good day, {business} here.');
    await save(page);
    expect(JSON.stringify(await app.ring(aRing()))).toContain('Good day, Salon Marigold here.');
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
    await undo(page);
    await expect.poll(async () => JSON.stringify(await app.ring(aRing()))).not.toContain('Good day');
    await expect.poll(() => page.getByLabel('Greeting', { exact: true }).inputValue()).toBe('');
  });

  it('when the environment sets a field, then it says which variable and cannot be typed into', async () => {
    const { page } = await openSettings(windows, 'shop', { env: { LINEKEEPER_OVERRIDES: 'prompt' } });
    const name = page.getByLabel('Name', { exact: true }).first();
    expect([await name.inputValue(), await name.isEditable()]).toEqual(['Salon Marigold', false]);
    await page.getByText(/^Set by LINEKEEPER_BUSINESS_NAME/u).waitFor();
    const prompt = page.getByLabel('Prompt', { exact: true });
    expect([await prompt.isChecked(), await prompt.isDisabled()]).toEqual([true, true]);
    await page.getByLabel('Manner').fill('calm');
    await save(page);
  });

  it('when a field is wrong, then it says so beside it, saving leads there, and nothing is saved', async () => {
    const { page, owner } = await openSettings(windows, 'shop');
    await page.getByLabel('Manner').fill('calm');
    await page.getByLabel('Greeting for somebody known').fill('Hi {{name}}');
    await page.getByText('Only {business} and {name} may stand in braces.').waitFor();
    await button(page, 'Save').click();
    await page.getByRole('alert').getByText('see the marked fields').waitFor();
    await expect
      .poll(() => page.evaluate('document.activeElement.labels[0].textContent'))
      .toBe('Greeting for somebody known');
    expect((await owner.ask('businesses.get', { id: 'default' })).tone).not.toBe('calm');
    expect(await accessFaults(page)).toEqual([]);
  });

  it('when hours are split and days closed, then they are kept as they were put in', async () => {
    const { page, owner } = await openSettings(windows, 'shop');
    await page.getByLabel('Tell the agent when the shop is open').check();
    await button(page, 'Add hours: Monday').click();
    await page.getByLabel('Monday, closes (1)').fill('12:30');
    await page.getByLabel('Monday, opens (2)').fill('14:00');
    await page.getByLabel('Monday, closes (2)').fill('00:00');
    await button(page, 'As Monday until Friday').click();
    await button(page, 'Remove hours: Friday (2)').click();
    await page.getByLabel('From', { exact: true }).fill('2026-12-24');
    await page.getByLabel('Until (if more than one day)').fill('2026-12-26');
    await button(page, 'Add').click();
    await button(page, 'Open after all: Fri, 25 Dec 2026').click();
    await save(page);
    const { hours, closedOn } = await owner.ask('businesses.get', { id: 'default' });
    const [early, late] = [
      { open: '09:00', close: '12:30' },
      { open: '14:00', close: '24:00' },
    ];
    const split = [early, late];
    expect(hours).toEqual({ 1: split, 2: split, 3: split, 4: split, 5: [early], 6: [], 7: [] });
    expect(closedOn).toEqual(['2026-12-24', '2026-12-26']);
  });

  it('when somebody looks elsewhere before saving, then what was typed is still there', async () => {
    const { page } = await openSettings(windows, 'shop');
    await page.getByLabel('Manner').fill('very calm');
    await page.getByRole('link', { name: 'Today', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Nobody has called yet' }).waitFor();
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await expect.poll(() => page.getByLabel('Manner').inputValue()).toBe('very calm');
    await button(page, 'Discard').click();
    await expect.poll(() => page.getByLabel('Manner').inputValue()).toBe('friendly and professional');
  });

  it('when a shop is added, then its number finds it; one of another shop is refused beside its field', async () => {
    const { app, page, owner } = await openSettings(windows, 'shop');
    await page.getByRole('link', { name: 'Add a shop' }).click();
    await page.getByLabel('Name', { exact: true }).first().fill('Café Zoë');
    await page.getByLabel('Called numbers, one on each line').fill('+1 212 555 0181');
    await save(page);
    await page.waitForURL((url) => url.pathname === '/settings/shop/cafe-zoe');
    await page.getByRole('heading', { level: 1, name: 'Café Zoë' }).waitFor();
    expect(JSON.stringify(await app.ring(aRing({ called_number: '+12125550181' })))).toContain('Café Zoë');
    expect(await page.locator('main').textContent()).not.toMatch(/\d{7}|\D81\D/u);

    await page.getByLabel('Which shop').selectOption({ label: 'Salon Marigold' });
    await button(page, 'Enter the numbers').click();
    const numbers = page.getByLabel('Called numbers, one on each line');
    await numbers.fill('(212) 555-0181');
    await button(page, 'Save').click();
    await page.getByText('One of the numbers belongs to another business.').first().waitFor();
    expect(await numbers.getAttribute('aria-invalid')).toBe('true');
    expect((await owner.ask('businesses.get', { id: 'default' })).maskedNumbers).toEqual([]);
  });

  it('when a shop without callers is removed, then it is gone; the default one cannot be', async () => {
    const app = await windows.start();
    await app.api('PUT', '/api/businesses/stall', { name: 'The stall' });
    const { page } = await windows.open({ app, path: '/settings/shop/stall' });
    await button(page, 'Remove the shop').click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Remove the shop' }).click();
    await page.getByText('The stall is removed.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Salon Marigold' }).waitFor();
    expect(await button(page, 'Remove the shop').count()).toBe(0);

    await page.goto(`${app.deskUrl ?? ''}/settings/shop/stall`);
    await page.getByText('There is no such shop, or no longer.').waitFor();
    expect(await button(page, 'Save').count()).toBe(0);
  });

  it('when variables are declared, then each ring carries them; a secret one goes in and never comes out', async () => {
    const { app, page } = await openSettings(windows, 'shop');
    await button(page, 'Add a variable').click();
    await page.getByLabel('Variable 1', { exact: true }).last().fill('seats');
    await page.getByLabel('Kind 1').selectOption('number');
    await page.getByLabel('Value 1').fill('4');
    await page.getByLabel('Name', { exact: true }).last().fill('secret__desk');
    await page.getByLabel('Value', { exact: true }).fill('hush-hush');
    await button(page, 'Put on the list').click();
    await save(page);
    expect(await app.ring(aRing())).toMatchObject({ dynamic_variables: { seats: 4, secret__desk: 'hush-hush' } });
    await page.reload();
    await page.getByText('secret__desk').waitFor();
    expect(await page.content()).not.toContain('hush-hush');
  });
});
