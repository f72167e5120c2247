import { describe, expect, it } from 'vitest';

import { button, heading, openAna, undo } from '../support/caller-window.ts';
import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const dangerous = '<img src=x onerror="document.title=1">';

describe.skipIf(withoutBrowser)('the callers in the window', () => {
  const windows = useWindows();

  it('when somebody is searched for by keys alone, by name, number or a remembered word, then Enter opens them', async () => {
    const { page } = await openAna(windows);
    for (const words of ['lop', '(212) 555-0123', 'mornings']) {
      await page.keyboard.press('g');
      await page.keyboard.press('p');
      await heading(page, 'Callers').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type(words);
      await page.getByRole('link', { name: 'Ana Lopez' }).waitFor();
      await page.getByRole('link', { name: 'Ben Okoye' }).waitFor({ state: 'detached' });
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await heading(page, 'Ana Lopez').waitFor();
    }
  });

  it('when nobody is found, then it says so, and an emptied field shows everybody again', async () => {
    const { page } = await openAna(windows);
    await page.goto(new URL('/callers?q=xylophone', page.url()).href);
    await page.getByText('Nobody found for “xylophone”').waitFor();
    await page.getByLabel('Search callers').press('Escape');
    await page.getByRole('link', { name: 'Ben Okoye' }).waitFor();
  });

  it('when a fact is corrected, then the next ring carries it, until that is undone', async () => {
    const { app, page } = await openAna(windows);
    const told = async (call: string): Promise<string> => JSON.stringify(await app.ring(aRing({ call_sid: call })));
    await button(page, 'Edit “mornings”').click();
    await page.getByLabel('What is remembered').fill('Friday evenings');
    await page.keyboard.press('Enter');
    await button(page, 'Edit “Friday evenings”').waitFor();
    expect(await told('CA_corrected')).toContain('Friday evenings');
    await undo(page);
    await button(page, 'Edit “mornings”').waitFor();
    expect(await told('CA_undone')).not.toContain('Friday evenings');
  });

  it('when a fact is pinned or forgotten, then it is so at once, and each can be undone', async () => {
    const { owner, page, ana } = await openAna(windows);
    const time = async () => (await owner.caller(ana.id)).facts.find(({ slot }) => slot === 'preferred_time');
    const pin = (pressed: boolean) => page.getByRole('button', { name: 'Pin “mornings”', pressed });
    await pin(false).click();
    await pin(true).waitFor();
    expect(await time()).toMatchObject({ pinned: true });
    await undo(page);
    await pin(false).waitFor();

    await button(page, 'Forget “mornings”').click();
    await page.getByText('1 replaced or forgotten fact').waitFor();
    expect(await time()).toMatchObject({ status: 'forgotten' });
    await undo(page);
    await button(page, 'Forget “mornings”').waitFor();
    expect(await time()).toMatchObject({ status: 'active', pinned: false });
  });

  it('when a fact was changed twice, then its history shows all of it and takes the last change back', async () => {
    const { owner, page, ana } = await openAna(windows);
    const time = ana.facts.find(({ slot }) => slot === 'preferred_time');
    const { fact } = await owner.ask('facts.change', { id: time?.id ?? '', change: { value: 'noon' } });
    await owner.ask('facts.change', { id: fact.id, change: { value: 'evenings' } });
    await button(page, 'History of “evenings”').click();
    const past = page.getByRole('dialog').getByRole('listitem');
    await past.nth(2).waitFor();
    expect((await past.allTextContents()).map((words) => /evenings|noon|mornings/u.exec(words)?.[0])).toEqual([
      ...['evenings', 'noon', 'mornings'],
    ]);
    await button(page, 'Take the last change back').click();
    await button(page, 'History of “noon”').waitFor();
  });

  it('when the owner adds a fact and a note, then both stand as text, and both can be undone', async () => {
    const { owner, page, ana } = await openAna(windows);
    await button(page, 'Add a fact').click();
    await page.getByLabel('What kind of thing').selectOption('Something else …');
    await page.getByLabel('Call it').fill('Coat size');
    await page.getByLabel('What should be remembered').fill(`medium ${dangerous}`);
    await button(page, 'Remember').click();
    await page.getByText('Coat size', { exact: true }).waitFor();
    expect((await owner.caller(ana.id)).facts.find(({ slot }) => slot === 'coat_size')).toMatchObject({
      source: 'staff',
    });
    await undo(page);
    await page.getByText('Coat size', { exact: true }).waitFor({ state: 'detached' });

    await button(page, 'Write a note').click();
    await page.getByLabel('Note for the agent').fill('Ask for the blue folder');
    await page.getByLabel('From').fill('2026-12-24');
    await page.getByLabel('Until').fill('2026-12-01');
    await page.getByText('This is before the first day.').waitFor();
    await page.getByLabel('Until').fill('2026-12-31');
    await button(page, 'Write it').click();
    await button(page, 'Remove the note “Ask for the blue folder”').waitFor();
    expect((await owner.caller(ana.id)).notes).toMatchObject([{ from: '2026-12-24', to: '2026-12-31' }]);
    await undo(page);
    await button(page, 'Remove the note “Ask for the blue folder”').waitFor({ state: 'detached' });
    expect(await page.locator('img').count()).toBe(0);
  });

  it('when a promise is kept, then it is done, and open again when that is undone', async () => {
    const { app, owner, page, ana } = await openAna(windows);
    const promise = ['agent', 'We will call you back tomorrow about the order.'] as const;
    const turns = [['user', 'My name is Ana Lopez, is my order there?'], promise] as const;
    await app.finish(aTranscription({ conversationId: 'conv_order', callSid: 'CA_order', turns, collected: {} }));
    await app.settled();
    const open = page.getByRole('checkbox', { name: /^Done: / });
    await open.click();
    await page.getByText('1 done task').waitFor();
    expect((await owner.caller(ana.id)).tasks).toMatchObject([{ doneAt: expect.any(String) as string }]);
    await undo(page);
    await page.getByText('1 done task').waitFor({ state: 'detached' });
    await expect.poll(() => open.isChecked()).toBe(false);
  });

  it('when health facts wait, then k, e and f answer them, each with its way back', async () => {
    const app = await windows.start({ env: { LINEKEEPER_TRADE: 'dentist' } });
    const owner = ownerOf(app);
    const says = ['My name is Ana Lopez. I am allergic to latex.', 'I am allergic to penicillin too.'];
    const turns = says.map((words) => ['user', words] as const);
    await app.finish(
      aTranscription({ turns, collected: { customer_name: 'Ana Lopez', allergies: 'latex, penicillin' } }),
    );
    await app.settled();
    const statuses = async () =>
      Object.fromEntries(
        (await owner.personOf(ANA)).facts
          .filter(({ slot }) => slot === 'allergies')
          .map(({ value, status }) => [value, status]),
      );
    const { page } = await windows.open({ app, path: '/callers' });
    await page.getByRole('link', { name: 'Review 2 facts' }).click();
    const waiting = page.getByRole('list', { name: 'Facts to review' }).getByRole('listitem');
    await waiting.nth(1).waitFor();
    expect(await statuses()).toEqual({ latex: 'pending', penicillin: 'pending' });

    await page.keyboard.press('k');
    await waiting.nth(1).waitFor({ state: 'detached' });
    expect(Object.values(await statuses()).toSorted()).toEqual(['active', 'pending']);
    await undo(page);
    await waiting.nth(1).waitFor();
    expect(await statuses()).toEqual({ latex: 'pending', penicillin: 'pending' });

    await page.keyboard.press('f');
    await waiting.nth(1).waitFor({ state: 'detached' });
    await page.keyboard.press('e');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('amoxicillin');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing waits for you').waitFor();
    expect(Object.values(await statuses())).toContain('forgotten');
    expect(await statuses()).toMatchObject({ amoxicillin: 'active' });
  });
});
