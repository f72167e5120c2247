import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button, heading, openAna } from '../support/caller-window.ts';
import { ANA, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const FIELD = 'What is remembered';

describe.skipIf(withoutBrowser)('a fact that is corrected here while others change it', () => {
  const windows = useWindows();

  /** Ana's page, a correction half typed, and the fact it is about. */
  async function openEdit() {
    const given = await openAna(windows);
    const id = given.ana.facts.find(({ slot }) => slot === 'preferred_time')?.id ?? '';
    await button(given.page, 'Edit “mornings”').click();
    await given.page.getByLabel(FIELD).fill('late evenings');
    return { ...given, id };
  }

  it('when another window replaces it, then the words stay, both are shown, and the owner chooses', async () => {
    const { page, owner, ana, id } = await openEdit();
    await owner.ask('facts.change', { id, change: { value: 'noon' } });
    await page.getByText('There now: noon').waitFor();
    expect(await page.getByLabel(FIELD).inputValue()).toBe('late evenings');
    expect(await accessFaults(page)).toEqual([]);
    await button(page, 'Keep mine').click();
    await button(page, 'Edit “late evenings”').waitFor();
    const { facts } = await owner.caller(ana.id);
    const told = facts.filter(({ slot, status }) => slot === 'preferred_time' && status === 'active');
    expect(told.map(({ value }) => value)).toEqual(['late evenings']);

    await button(page, 'Edit “late evenings”').click();
    await page.getByLabel(FIELD).fill('never');
    await owner.ask('facts.forget', { id: told[0]?.id ?? '' });
    await button(page, 'Leave it as it is').click();
    await page.getByLabel(FIELD).waitFor({ state: 'detached' });
  });

  it('when the window has not heard of that yet, then it is refused and the words are there again', async () => {
    const { app, owner, page, ana } = await openAna(windows);
    await page.route('**/api/events', (route) => route.abort());
    await page.goto(`${app.deskUrl ?? ''}/callers/${ana.id}`);
    await heading(page, 'Ana Lopez').waitFor();
    await button(page, 'Edit “mornings”').click();
    await page.getByLabel(FIELD).fill('late evenings');
    const fact = ana.facts.find(({ slot }) => slot === 'preferred_time');
    await owner.ask('facts.change', { id: fact?.id ?? '', change: { value: 'noon' } });
    await page.keyboard.press('Enter');
    await page.getByText(/changed elsewhere in the meantime\. Nothing was saved/u).waitFor();
    expect(await page.getByLabel(FIELD).inputValue()).toBe('late evenings');
    expect((await owner.caller(ana.id)).facts.map(({ value }) => value)).not.toContain('late evenings');
  });

  it('when somebody looks elsewhere before saving, then the words are still there; forgetting the caller takes them', async () => {
    const { page, owner, ana } = await openEdit();
    await page.getByRole('link', { name: 'Today', exact: true }).click();
    await heading(page, 'Today').waitFor();
    await page.goBack();
    expect(await page.getByLabel(FIELD).inputValue()).toBe('late evenings');
    await owner.ask('callers.forget', { id: ana.id });
    await page.getByLabel(FIELD).waitFor({ state: 'detached' });
  });

  it('when what waits is answered elsewhere while it is corrected in the inbox, then the words stay', async () => {
    const app = await windows.start({ env: { LINEKEEPER_TRADE: 'dentist' } });
    const owner = ownerOf(app);
    const turns = [['user', 'My name is Ana Lopez. I am allergic to latex.']] as const;
    await app.finish(aTranscription({ turns, collected: { customer_name: 'Ana Lopez', allergies: 'latex' } }));
    await app.settled();
    const fact = (await owner.personOf(ANA)).facts.find(({ slot }) => slot === 'allergies');
    const { page } = await windows.open({ app, path: '/callers/review' });
    await button(page, 'Edit “latex”').click();
    await page.getByLabel(FIELD).fill('latex and plasters');
    await owner.ask('facts.forget', { id: fact?.id ?? '' });
    await page.getByText('Nothing waits for you').waitFor();
    expect(await page.getByLabel(FIELD).inputValue()).toBe('latex and plasters');
    await button(page, 'Keep mine').click();
    await page.getByLabel(FIELD).waitFor({ state: 'detached' });
    const told = async () =>
      (await owner.personOf(ANA)).facts.flatMap(({ status, value }) => (status === 'active' ? [value] : []));
    await expect.poll(told).toContain('latex and plasters');
  });
});
