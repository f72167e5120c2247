import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import type { TestApp } from '../support/test-app.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const WORDS = [
  ['agent', 'Hello, Salon Marigold, how can I help?'],
  ['user', 'My name is Ana Lopez. I love jasmine tea.'],
  ['agent', 'Lovely. I will call you back on Monday.'],
] as const;

describe.skipIf(withoutBrowser)('Today in the window', () => {
  const windows = useWindows();

  /** A shop that Ana called just now, and Today. */
  async function openToday() {
    const app = await windows.start();
    const collected = { customer_name: 'Ana Lopez', likes: 'jasmine tea' };
    await app.finish(aTranscription({ startedAt: new Date(), turns: WORDS, collected, title: 'A promise' }));
    await app.settled();
    const { page } = await windows.open({ app });
    await page.getByRole('heading', { name: 'Nobody is on the line' }).waitFor();
    return { app, page };
  }
  const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
  const section = (page: Page, name: string): Locator => page.getByRole('region', { name });
  const openTasks = async (app: TestApp) => (await ownerOf(app).ask('tasks.list', {})).tasks;
  const gone = (what: Locator): Promise<void> => what.waitFor({ state: 'detached' });

  it('when somebody calls, then the card says who, how sure that is and what was told, until the call is over', async () => {
    const { app, page } = await openToday();
    await app.ring(aRing({ call_sid: 'CA_live' }));
    const card = page.getByRole('article', { name: 'Ana Lopez' });
    await card.getByText('does not prove who is speaking').waitFor();
    await card.getByText('Likes: jasmine tea').waitFor();
    await card.getByText('Salon Marigold', { exact: true }).waitFor();
    const duration = card.getByRole('timer');
    const begun = await duration.textContent();
    expect(begun).toMatch(/^0:\d\d$/u);
    await expect.poll(() => duration.textContent(), { timeout: 5_000 }).not.toBe(begun);

    const live = { conversationId: 'conv_live', callSid: 'CA_live', startedAt: new Date() };
    await app.finish(aTranscription({ ...live, title: 'Over again' }));
    await gone(card);
    await section(page, 'Latest calls').getByText('Over again').waitFor();
  });

  it('when nobody knows the number, then the card says so, and its last digits are shown only when asked for', async () => {
    const { app, page } = await openToday();
    await app.ring(aRing({ caller_id: '+12125550188', call_sid: 'CA_new' }));
    const card = page.getByRole('article', { name: 'New caller' });
    await card.getByText('First call from this number').waitFor();
    expect(await card.textContent()).not.toContain('88');
    await card.getByRole('button', { name: 'Show the last digits' }).click();
    await card.getByText(/88$/u).waitFor();
  });

  it('when a call-back is ticked off by keys, then it goes, and Undo brings it back', async () => {
    const { app, page } = await openToday();
    const tick = button(page, /^Done: .*call you back on Monday/u);
    await tick.press('Enter');
    await gone(tick);
    expect((await openTasks(app)).length).toBe(0);
    await button(page, 'Undo').press('Enter');
    await tick.waitFor();
    expect((await openTasks(app)).length).toBe(1);
  });

  it('when a change is refused, then it says why and the row stays as it was', async () => {
    const { page } = await openToday();
    const error = { code: 'unavailable', message: 'The memory is busy.' };
    await page.route('**/api/tasks.done', (route) => route.fulfill({ json: { ok: false, error } }));
    await button(page, /^Done:/u).click();
    await page.getByText('The memory is busy.').waitFor();
    await button(page, /^Done:/u)
      .and(page.locator(':enabled'))
      .waitFor();
  });

  it('when what was learned is forgotten, then the next ring is told nothing of it, until that is undone', async () => {
    const { app, page } = await openToday();
    const told = async (call: string): Promise<string> => JSON.stringify(await app.ring(aRing({ call_sid: call })));
    const forget = button(page, 'Forget: Likes, jasmine tea');
    await forget.click();
    await gone(forget);
    expect(await told('CA_forgotten')).not.toContain('jasmine');
    await button(page, 'Undo').click();
    await forget.waitFor();
    expect(await told('CA_again')).toContain('jasmine');
  });

  it('when the day cannot be read, then it says so, and trying again shows it', async () => {
    const { page } = await openToday();
    const error = { code: 'internal', message: 'Something went wrong.' };
    await page.route('**/api/today.get', (route) => route.fulfill({ json: { ok: false, error } }));
    await page.reload();
    await page.getByText('Something went wrong.').waitFor();
    await page.unroute('**/api/today.get');
    await button(page, 'Try again').first().click();
    await page.getByRole('heading', { name: 'Nobody is on the line' }).waitFor();
  });

  it('when the language is German, then Today speaks it, and the day is the shop’s own', async () => {
    const { app } = await openToday();
    const { page } = await windows.open({ app, context: { locale: 'de-DE', timezoneId: 'Asia/Tokyo' } });
    await page.getByRole('heading', { name: 'Gerade ruft niemand an' }).waitFor();
    const inLondon = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short' });
    const shown = await page.locator('header time').first().getAttribute('datetime');
    expect(shown).toBe(inLondon.format(new Date()));
    expect(await page.textContent('body')).not.toContain(ANA);
  });
});
