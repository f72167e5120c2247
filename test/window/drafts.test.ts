import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button, undo } from '../support/caller-window.ts';
import { aTranscription } from '../support/factories.ts';
import { heldAnswer } from '../support/held-answer.ts';
import { ownerOf } from '../support/owner.ts';
import { openSettings, save } from '../support/settings-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const TEXT = 'The text of the template';
const WORD_FOR_WORD = 'What was said, word for word';

describe.skipIf(withoutBrowser)('what is typed while others save too', () => {
  const windows = useWindows();

  it('when others change a shop, then untouched fields follow, and what both changed is chosen before saving', async () => {
    const { page, owner } = await openSettings(windows, 'shop');
    const shop = () => owner.ask('businesses.get', { id: 'default' });
    const change = async (over: object) =>
      owner.ask('businesses.save', { id: 'default', name: 'Salon Marigold', ...over });
    await page.getByLabel('Manner').fill('very calm');
    await change({ greeting: 'Good day.' });
    await expect.poll(() => page.getByLabel('Greeting', { exact: true }).inputValue()).toBe('Good day.');
    expect(await page.getByLabel('Manner').inputValue()).toBe('very calm');

    await change({ tone: 'brisk', greeting: 'Hello.' });
    const clashes = page.getByRole('region', { name: 'Changed elsewhere in the meantime' });
    await clashes.getByText('brisk').waitFor();
    expect(await clashes.getByRole('listitem').count()).toBe(1);
    expect(await button(page, 'Save').isDisabled()).toBe(true);
    expect(await accessFaults(page)).toEqual([]);
    await button(page, 'Keep mine: Manner').click();
    await clashes.waitFor({ state: 'detached' });
    await save(page);
    expect(await shop()).toMatchObject({ tone: 'very calm', greeting: 'Hello.' });

    await page.getByLabel('Manner').fill('loud');
    await change({ tone: 'warm' });
    await button(page, 'Take what is there: Manner').click();
    await button(page, 'Save').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Manner').inputValue()).toBe('warm');
  });

  it('when the window has not heard of the change yet, then saving is refused and both are shown', async () => {
    const app = await windows.start();
    const { page } = await windows.open({ app });
    await page.route('**/api/events', (route) => route.abort());
    await page.goto(`${app.deskUrl ?? ''}/settings/words`);
    const text = page.getByRole('textbox', { name: TEXT });
    await text.fill('Mine. {{memory}}');
    await app.api('POST', '/api/souls.save', { name: 'soul', text: 'Theirs. {{memory}}' });
    await expect.poll(() => button(page, 'Save').isEnabled()).toBe(true);
    await button(page, 'Save').click();
    await page.getByText(/changed elsewhere in the meantime\. Nothing was saved/u).waitFor();
    await button(page, `Keep mine: ${TEXT}`).waitFor();
    expect(await text.inputValue()).toBe('Mine. {{memory}}');
    await button(page, `Keep mine: ${TEXT}`).click();
    await save(page);
    const { data } = (await (await app.api('POST', '/api/souls.get', { name: 'soul' })).json()) as { data: unknown };
    expect(data).toMatchObject({ text: 'Mine. {{memory}}' });
  });

  it.each([
    ['words', 'souls.save', TEXT, 'Be brief. {{memory}}'],
    ['shop', 'businesses.save', 'Manner', 'very calm'],
  ])(
    'when typing goes on in %s while it is being saved, then what was typed since is still there',
    async (...given) => {
      const [part, command, field, words] = given;
      const { page } = await openSettings(windows, part);
      await page.getByRole('textbox', { name: field }).fill(words);
      await expect.poll(() => button(page, 'Save').isEnabled()).toBe(true);
      const answer = await heldAnswer(page, command);
      await button(page, 'Save').click();
      await answer.asked;
      await page.getByRole('textbox', { name: field }).fill(`${words} And kind.`);
      answer.release();
      await page
        .locator('section[aria-label=Messages]')
        .getByText(/^Saved/u)
        .waitFor();
      expect(await page.getByRole('textbox', { name: field }).inputValue()).toBe(`${words} And kind.`);
      await page.getByText('Not saved yet').waitFor();
      await button(page, 'Save').click();
      await button(page, 'Save').waitFor({ state: 'detached' });
    },
  );

  it('when others change a limit, then only that one is asked about, and the others follow', async () => {
    const { page, owner } = await openSettings(windows, 'privacy');
    await page.getByLabel(WORD_FOR_WORD, { exact: true }).selectOption('365');
    await owner.ask('settings.save', { retention: { transcripts: 90, packs: 30 } });
    await button(page, `Keep mine: ${WORD_FOR_WORD}`).click();
    await save(page);
    expect((await owner.ask('settings.get', {})).retention).toMatchObject({ transcripts: 365, packs: 30 });
  });

  it('when others change the limit while one is asked whether to erase, then nothing is erased unasked', async () => {
    let now = new Date('2026-09-20T10:00:00.000Z');
    const app = await windows.start({ now: () => now });
    await app.finish(aTranscription({ startedAt: now }));
    await app.settled();
    now = new Date('2026-11-20T10:00:00.000Z');
    const { page } = await windows.open({ app, path: '/settings/privacy' });
    const owner = ownerOf(app);
    await page.getByLabel(WORD_FOR_WORD, { exact: true }).selectOption('30');
    await page.getByText('of 1 call').first().waitFor();
    await expect.poll(() => button(page, 'Save').isEnabled()).toBe(true);
    await button(page, 'Save').click();
    await button(page, 'Save and erase').waitFor();
    await owner.ask('settings.save', { retention: { transcripts: 3650 } });
    await button(page, 'Save and erase').waitFor({ state: 'detached' });
    await button(page, `Keep mine: ${WORD_FOR_WORD}`).waitFor();
    expect((await owner.ask('settings.get', {})).retention.transcripts).toBe(3650);
  });

  it('when saving was refused and the owner has chosen, then the refusal is not said again', async () => {
    const app = await windows.start();
    const { page } = await windows.open({ app });
    await page.route('**/api/events', (route) => route.abort());
    await page.goto(`${app.deskUrl ?? ''}/settings/shop`);
    await page.getByLabel('Manner').fill('very calm');
    await app.api('POST', '/api/businesses.save', { id: 'default', name: 'Salon Marigold', tone: 'brisk' });
    await button(page, 'Save').click();
    await button(page, 'Keep mine: Manner').click();
    await page.getByText('Not saved yet').waitFor();
    expect(await page.getByRole('alert').filter({ hasText: 'Nothing was saved' }).count()).toBe(0);
  });

  it('when somebody saved since, then an undo does not take theirs away', async () => {
    const { page, owner } = await openSettings(windows, 'words');
    await page.getByRole('textbox', { name: TEXT }).fill('Mine. {{memory}}');
    await expect.poll(() => button(page, 'Save').isEnabled()).toBe(true);
    await save(page);
    await owner.ask('souls.save', { name: 'soul', text: 'Theirs. {{memory}}' });
    await undo(page);
    await page.getByText(/changed elsewhere in the meantime/u).waitFor();
    expect((await owner.ask('souls.get', { name: 'soul' })).text).toBe('Theirs. {{memory}}');
  });
});
