import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button, heading, openAna, undo } from '../support/caller-window.ts';
import { ANA } from '../support/factories.ts';
import { openInbox } from '../support/inbox-window.ts';
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
    await button(page, 'Keep mine: mornings').click();
    await button(page, 'Edit “late evenings”').waitFor();
    const { facts } = await owner.caller(ana.id);
    const told = facts.filter(({ slot, status }) => slot === 'preferred_time' && status === 'active');
    expect(told.map(({ value }) => value)).toEqual(['late evenings']);

    await button(page, 'Edit “late evenings”').click();
    await page.getByLabel(FIELD).fill('never');
    await owner.ask('facts.forget', { id: told[0]?.id ?? '' });
    await button(page, 'Leave it as it is: late evenings').click();
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
    const { page, owner, idOf } = await openInbox(windows, ['latex']);
    await button(page, 'Edit “latex”').click();
    await page.getByLabel(FIELD).fill('latex and plasters');
    await owner.ask('facts.forget', { id: idOf('latex') });
    await page.getByText('Nothing waits for you').waitFor();
    expect(await page.getByLabel(FIELD).inputValue()).toBe('latex and plasters');
    await button(page, 'Keep mine: latex').click();
    await page.getByLabel(FIELD).waitFor({ state: 'detached' });
    const stand = async () =>
      Object.fromEntries((await owner.personOf(ANA)).facts.map(({ value, status }) => [value, status]));
    await expect.poll(stand).toMatchObject({ 'latex and plasters': 'active' });
    await undo(page);
    await expect.poll(stand).toMatchObject({ 'latex and plasters': 'forgotten', latex: 'forgotten' });
    await page.getByText('Nothing waits for you').waitFor();
  });

  it('when the caller is forgotten while a correction is under way, then the words do not come back', async () => {
    const { page, owner, ana } = await openInbox(windows, ['latex']);
    await button(page, 'Edit “latex”').click();
    await page.getByLabel(FIELD).fill('latex and plasters');
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await page.route('**/api/facts.change', (route) => held.then(() => route.continue()), { times: 1 });
    const asked = page.waitForRequest('**/api/facts.change');
    await page.keyboard.press('Enter');
    await asked;
    await owner.ask('callers.forget', { id: ana.id });
    await page.getByText('Nothing waits for you').waitFor();
    goOn();
    await page.getByText('There is no such fact.').waitFor();
    expect(await page.getByLabel(FIELD).count()).toBe(0);
  });

  it('when one of two that are corrected is answered elsewhere, then the keyboard stays where it was', async () => {
    const { page, owner, idOf } = await openInbox(windows, ['latex', 'penicillin']);
    const rows = page.getByRole('list', { name: 'Facts to review' }).getByRole('listitem');
    await button(page, 'Edit “penicillin”').click();
    await page.getByLabel(FIELD).fill('penicillin, mildly');
    await button(page, 'Edit “latex”').click();
    await page.getByLabel(FIELD).last().waitFor();
    const latex = page.locator(`[data-corrects="${idOf('latex')}"]`).getByLabel(FIELD);
    await latex.fill('latex, badly');
    await owner.ask('facts.forget', { id: idOf('penicillin') });
    await button(page, 'Keep mine: penicillin').waitFor();
    await page.keyboard.type('!');
    expect(await latex.inputValue()).toBe('latex, badly!');
    expect(await page.getByLabel(`${FIELD}: penicillin`).inputValue()).toBe('penicillin, mildly');
    await owner.ask('facts.forget', { id: idOf('latex') });
    await rows.first().waitFor({ state: 'detached' });
    await button(page, 'Keep mine: latex').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    const stray = page.getByLabel(`${FIELD}: latex`);
    expect(await stray.inputValue()).toBe('latex, badly!');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(`${FIELD}: latex`);
  });

  it('when a fact in the inbox is being corrected, then the arrows still lead on from it', async () => {
    const { page } = await openInbox(windows, ['latex', 'penicillin']);
    const rows = page.getByRole('list', { name: 'Facts to review' }).getByRole('listitem');
    await rows.first().getByRole('button', { name: /^Edit/u }).click();
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await rows.nth(1).getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('ArrowUp');
    expect(await rows.first().getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('f');
    expect(await rows.count()).toBe(2);
  });

  it('when it stands on a page of the inbox that is not loaded, then it is not said to be changed, and saved as it is', async () => {
    const { page, app, owner } = await openInbox(windows, ['latex', 'penicillin'], { context: {} });
    await page.clock.install();
    await page.route('**/api/review.list', (route) =>
      route.continue({ postData: JSON.stringify({ ...(route.request().postDataJSON() as object), limit: 1 }) }),
    );
    await page.goto(`${app.deskUrl ?? ''}/callers/review`);
    await button(page, 'Show more').click();
    const rows = page.getByRole('list', { name: 'Facts to review' }).getByRole('listitem');
    await rows.nth(1).getByRole('button', { name: /^Edit/u }).click();
    const value = await page.getByLabel(FIELD).inputValue();
    await page.getByLabel(FIELD).fill('nuts');
    await page.getByRole('link', { name: 'Today', exact: true }).click();
    await heading(page, 'Today').waitFor();
    // Longer than the pages of a list are kept.
    await page.clock.fastForward(31 * 60_000);
    await page.goBack();
    await page.getByText(`You were correcting “${value}”, further down the list.`).waitFor();
    expect(await page.getByText('was changed elsewhere').count()).toBe(0);
    const request = page.waitForRequest('**/api/facts.change');
    await button(page, `Save: ${value}`).click();
    expect((await request).postDataJSON()).toMatchObject({ change: { value: 'nuts' }, over: 'pending' });
    const told = async () => (await owner.personOf(ANA)).facts.map((fact) => [fact.value, fact.status]);
    await expect.poll(told).toContainEqual(['nuts', 'active']);
  });

  it('when more is pasted over a fact than fits, then all of it stays and it says so', async () => {
    const { page } = await openEdit();
    await page.getByLabel(FIELD).fill('x'.repeat(161));
    await page.getByText('161 characters: 1 too many.').waitFor();
    expect(await button(page, 'Save').isDisabled()).toBe(true);
    expect(await page.getByLabel(FIELD).inputValue()).toHaveLength(161);
  });
});
