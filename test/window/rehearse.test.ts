import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import type { TestApp } from '../support/test-app.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('rehearsing in the window', () => {
  const windows = useWindows();

  /** A shop that Ana has called, and the rehearsal page. */
  async function openStage() {
    const app = await windows.start();
    await app.finish(aTranscription());
    await app.settled();
    const { page } = await windows.open({ app, path: '/rehearse' });
    await page.getByText('nothing is kept unless you say so').waitFor();
    return { app, page };
  }
  const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
  const calls = async (app: TestApp) => (await ownerOf(app).ask('calls.list', {})).calls;
  const told = async (app: TestApp, call: string): Promise<string> =>
    JSON.stringify(await app.ring(aRing({ call_sid: call })));

  /** Ana rings, and asks for somebody else from now on. */
  async function changeOfMind(page: Page): Promise<void> {
    await page.getByRole('radio', { name: 'Ana Lopez' }).check();
    await page.getByText('Hello Ana').first().waitFor();
    await page.getByLabel('What is said', { exact: true }).selectOption('salon');
    await page.getByLabel('Which of its calls').selectOption({ label: 'She changes her mind' });
    await button(page, 'Next line').click();
    await button(page, 'Play to the end').click();
    await button(page, 'Hang up').click();
    await page.getByRole('heading', { name: 'Would be learned' }).waitFor();
  }

  it('when a script is played and discarded, then it shows what would be learned, and nothing of it stays', async () => {
    const { app, page } = await openStage();
    await changeOfMind(page);
    await page.getByRole('status').getByText('Maria').waitFor();
    await button(page, 'Discard').click();
    await page.getByRole('heading', { name: 'Would be learned' }).waitFor({ state: 'detached' });
    expect((await calls(app)).map(({ conversationId }) => conversationId)).toEqual(['conv_0001']);
    expect(await told(app, 'CA_after')).not.toContain('Maria');
  });

  it('when a rehearsal is kept, then it asks first, is marked as one, and the next ring is told of it', async () => {
    const { app, page } = await openStage();
    await changeOfMind(page);
    await button(page, 'Keep this call').click();
    await page.getByRole('dialog').getByText('memory of Ana Lopez').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep this call' }).click();
    await page.getByText('Kept, and marked as a rehearsal.').waitFor();
    expect(await told(app, 'CA_after')).toContain('Maria');
    expect((await calls(app)).filter(({ rehearsal }) => rehearsal).length).toBe(1);
  });

  it.each(['salon', 'dentist', 'garage'])(
    'when the appointment of the %s is chosen, then it is played from the question to the end',
    async (trade) => {
      const { page } = await openStage();
      await page.getByLabel('What is said', { exact: true }).selectOption(trade);
      const calls = page.getByLabel('Which of its calls');
      for (const [title, first, last] of [
        ['Can I come tomorrow afternoon?', 'Can I come tomorrow afternoon', 'You are booked'],
        ['Somebody else asks about that appointment', 'When is it', 'I cannot find such an appointment'],
        ['Rather the day after', 'Tomorrow will not do after all', 'Done.'],
        ['It has to be cancelled', 'please cancel it', 'It is cancelled'],
      ] as const) {
        await calls.selectOption({ label: title });
        await button(page, 'Next line').click();
        const said = page.getByRole('list', { name: 'What was said' });
        await said.getByText(first).waitFor();
        await button(page, 'Play to the end').click();
        await said.getByText(last).waitFor();
      }
    },
  );

  it('when both sides are typed by keys alone, then the sides take turns and the result has the keyboard', async () => {
    const { page } = await openStage();
    const words = page.getByLabel('What is said next');
    await words.focus();
    for (const line of ['Hello, my name is Zoe Adler.', 'Nice to meet you.', 'I love oat milk.']) {
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
    }
    const said = page.getByRole('list', { name: 'What was said' });
    for (const role of ['Caller', 'Agent']) await said.getByText(role, { exact: true }).first().waitFor();
    await expect.poll(() => said.locator('[data-role="agent"]').count()).toBe(2); // the greeting is the first
    expect(await said.locator('[data-role="caller"]').count()).toBe(2);
    await button(page, 'Hang up').press('Enter');
    await page.getByRole('status').getByText('Zoe Adler').waitFor();
    await page.locator('[role=status]:focus').waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Keep this call');
  });

  it('when another moment is chosen, then the agent is told its day, as the shop’s own clock has it', async () => {
    const { page } = await openStage();
    await page.getByLabel('The clock stands at').fill('2026-07-05T23:30');
    const sunday = page.getByRole('link', { name: 'Today is Sunday, 5 Jul 2026.' });
    await sunday.waitFor();
    await button(page, 'Now').click();
    await sunday.waitFor({ state: 'detached' });
  });

  it('when a caller is searched for, then whoever was chosen stays in sight', async () => {
    const { page } = await openStage();
    await page.getByRole('radio', { name: 'Ana Lopez' }).check();
    await page.getByLabel('Find a caller').fill('xylophone');
    await page.getByText('Nobody is found by these words.').waitFor();
    expect(await page.getByRole('radio', { name: 'Ana Lopez' }).isChecked()).toBe(true);
    expect(await page.textContent('body')).not.toContain(ANA);
  });

  it('when the chosen shop is removed, then the call goes on in the one that is left', async () => {
    const { app, page } = await openStage();
    const owner = ownerOf(app);
    await owner.ask('businesses.save', { id: 'second', name: 'Second Shop', numbers: [] });
    const shop = page.getByLabel('Business', { exact: true });
    await shop.selectOption('second');
    await page.getByRole('radio', { name: 'Ana Lopez' }).waitFor({ state: 'detached' });
    await page.getByLabel('What is said next').fill('Hello?');
    await page.keyboard.press('Enter');
    await owner.ask('businesses.remove', { id: 'second' });
    await shop.waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: 'Ana Lopez' }).waitFor();
    await button(page, 'Hang up').click();
    await page.getByRole('heading', { name: 'Would be learned' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('when a rehearsal cannot be played, then it says why and the call stays as it was typed', async () => {
    const { page } = await openStage();
    const error = { code: 'conflict', message: 'The business was changed meanwhile.' };
    await page.route('**/api/rehearse.finish', (route) => route.fulfill({ json: { ok: false, error } }));
    await page.getByLabel('What is said next').fill('Hello?');
    await page.keyboard.press('Enter');
    await button(page, 'Hang up').click();
    await page.getByRole('alert').getByText('The business was changed meanwhile.').waitFor();
    await page.getByText('Hello?').waitFor();
  });
});
