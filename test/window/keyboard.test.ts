import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { press, tabTo } from '../support/keyboard.ts';
import { ownerOf } from '../support/owner.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('the window by keyboard alone', () => {
  const windows = useWindows();
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  async function openShop() {
    const app = await windows.start({ env: { LINEKEEPER_TRADE: 'dentist' } });
    const turns = [['user', 'My name is Ana Lopez, mornings are best. I am allergic to latex.'] as const];
    const collected = { customer_name: 'Ana Lopez', preferred_time: 'mornings', allergies: 'latex' };
    await app.finish(aTranscription({ turns, collected }));
    await app.settled();
    return { owner: ownerOf(app), ...(await windows.open({ app })) };
  }

  it('when a caller is searched for and a fact corrected, then the next ring carries it, until it is undone', async () => {
    const { app, page } = await openShop();
    const told = async (call: string): Promise<string> => JSON.stringify(await app.ring(aRing({ call_sid: call })));
    await press(page, 'g', 'p');
    await heading(page, 'Callers');
    await press(page, '/');
    await page.keyboard.type('lopez');
    await page.getByRole('link', { name: 'Ana Lopez' }).waitFor();
    await press(page, 'ArrowDown', 'Enter');
    await heading(page, 'Ana Lopez');

    await tabTo(page, 'Edit “mornings”');
    await press(page, 'Enter', 'ControlOrMeta+a');
    await page.keyboard.type('Friday evenings');
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Edit “Friday evenings”' }).waitFor();
    expect(await told('CA_corrected')).toContain('Friday evenings');

    await tabTo(page, 'Undo');
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Edit “mornings”' }).waitFor();
    expect(await told('CA_undone')).not.toContain('Friday evenings');
  }, 60_000);

  it('when something waits for a look, then it is reached, kept and taken back', async () => {
    const { page, owner } = await openShop();
    const allergy = async () => (await owner.personOf(ANA)).facts.find(({ value }) => value === 'latex')?.status;
    expect(await allergy()).toBe('pending');
    await press(page, 'g', 'p');
    await heading(page, 'Callers');
    await tabTo(page, 'Review 1 fact');
    await press(page, 'Enter');
    await heading(page, 'To review');
    await page.getByRole('list', { name: 'Facts to review' }).waitFor();
    await press(page, 'k');
    await page.getByText('Nothing waits for you').waitFor();
    expect(await allergy()).toBe('active');
    await tabTo(page, 'Undo');
    await press(page, 'Enter');
    await page.getByRole('list', { name: 'Facts to review' }).waitFor();
    expect(await allergy()).toBe('pending');
  }, 60_000);

  it('when a call is opened from the list, then every place on its page can be reached, and the way back too', async () => {
    const { page } = await openShop();
    await press(page, 'g', 'c');
    await heading(page, 'Calls');
    await page.getByRole('link', { name: 'Ana Lopez' }).waitFor();
    await tabTo(page, 'Ana Lopez');
    await press(page, 'Enter');
    await heading(page, 'Haircut wanted');
    await tabTo(page, 'Compare with today');
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Compare again' }).waitFor();
    await press(page, 'g', 'c');
    await heading(page, 'Calls');
  }, 60_000);

  it('when a setting is changed, then Save is reached and keeps it', async () => {
    const { page, owner } = await openShop();
    await press(page, 'g', 's');
    await page.locator('h1').waitFor();
    await tabTo(page, 'Privacy');
    await press(page, 'Enter');
    await heading(page, 'Privacy');
    await tabTo(page, /^Recordings/u);
    await press(page, 'ArrowDown');
    await tabTo(page, 'Save');
    await press(page, 'Enter');
    await page.getByText('Saved.').first().waitFor();
    expect((await owner.ask('settings.get', {})).retention.recordings).not.toBeNull();
  }, 60_000);

  it('when the focus comes to a day, then it is ringed as anything else is, in both lights', async () => {
    const { app } = await openShop();
    for (const [colorScheme, ring] of [
      ['light', 'rgb(29, 91, 79) solid 3px'],
      ['dark', 'rgb(143, 208, 186) solid 3px'],
    ] as const) {
      const { page } = await windows.open({ app, path: '/calls', context: { colorScheme } });
      await tabTo(page, 'Until');
      expect(await page.evaluate('document.activeElement.type')).toBe('date');
      await expect.poll(() => page.evaluate('getComputedStyle(document.activeElement).outline')).toBe(ring);
    }
  }, 60_000);
});
