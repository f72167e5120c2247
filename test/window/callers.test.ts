import { readFile } from 'node:fs/promises';

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription, BEN } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const dangerous = '<img src=x onerror="document.title=1">';

describe.skipIf(withoutBrowser)('the callers in the window', () => {
  const windows = useWindows();

  /** A shop that Ana and Ben have called, and Ana's page in the window. */
  async function openAna() {
    const app = await windows.start();
    const owner = ownerOf(app);
    await app.finish(aTranscription());
    const bens = { conversationId: 'conv_ben', callSid: 'CA_ben', from: BEN, title: 'Beard trim' };
    const turns = [['user', 'My name is Ben Okoye. Zoe should do it.']] as const;
    await app.finish(aTranscription({ ...bens, turns, collected: { customer_name: 'Ben Okoye' } }));
    await app.settled();
    const [ana, ben] = [await owner.personOf(ANA), await owner.personOf(BEN)];
    const { page } = await windows.open({ app, path: `/callers/${ana.id}` });
    await heading(page, 'Ana Lopez').waitFor();
    return { app, owner, page, ana, ben };
  }
  const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });
  const button = (page: Page, name: string | RegExp): Locator =>
    page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  const undo = (page: Page): Promise<void> => button(page, 'Undo').last().click();

  it('when somebody is searched for by keys alone, by name, number or a remembered word, then Enter opens them', async () => {
    const { page } = await openAna();
    for (const words of ['lop', '(212) 555-0123', 'mornings']) {
      await page.keyboard.press('g');
      await page.keyboard.press('p');
      await heading(page, 'Callers').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type(words);
      await page.getByRole('link', { name: 'Ben Okoye' }).waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Ana Lopez' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await heading(page, 'Ana Lopez').waitFor();
    }
  });

  it('when nobody is found, then it says so, and an emptied field shows everybody again', async () => {
    const { page } = await openAna();
    await page.goto(new URL('/callers?q=xylophone', page.url()).href);
    await page.getByText('Nobody found for “xylophone”').waitFor();
    await page.getByLabel('Search callers').press('Escape');
    await page.getByRole('link', { name: 'Ben Okoye' }).waitFor();
  });

  it('when a fact is corrected, then the next ring carries it, until that is undone', async () => {
    const { app, page } = await openAna();
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
    const { owner, page, ana } = await openAna();
    const time = async () => (await owner.caller(ana.id)).facts.find(({ slot }) => slot === 'preferred_time');
    const pin = (pressed: boolean): Locator => page.getByRole('button', { name: 'Pin “mornings”', pressed });
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
    const { owner, page, ana } = await openAna();
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
    const { owner, page, ana } = await openAna();
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

  it('when the number is asked for, then it is shown in clear, and not before', async () => {
    const { page } = await openAna();
    expect(await page.locator('body').textContent()).not.toContain('0123');
    await button(page, 'Show in full').click();
    await page.getByText(ANA).waitFor();
    await button(page, 'Hide').click();
    expect(await page.locator('body').textContent()).not.toContain('0123');
  });

  it('when everything held is saved, then the file is what the owner’s API gives, and its name tells nothing', async () => {
    const { owner, page, ana } = await openAna();
    const saved = page.waitForEvent('download');
    await button(page, 'Save as a file').click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe(`caller-${ana.id}.json`);
    expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toEqual(
      await owner.ask('callers.export', { id: ana.id }),
    );
  });

  it('when somebody is blocked, then the page says so, until that is undone', async () => {
    const { owner, page, ana } = await openAna();
    await button(page, 'Block').click();
    await page.getByText('This caller is blocked').waitFor();
    expect(await owner.caller(ana.id)).toMatchObject({ blocked: true });
    await undo(page);
    await page.getByText('This caller is blocked').waitFor({ state: 'detached' });
  });

  it('when two entries are merged, then what moves is told before, and the other one is gone', async () => {
    const { owner, page, ana, ben } = await openAna();
    await button(page, 'Merge with …').click();
    await page.getByLabel('Search the other entry').fill('okoye');
    await button(page, /^Ben Okoye/u).click();
    await page.getByText('From Ben Okoye to Ana Lopez will move:').waitFor();
    expect(await page.getByRole('dialog').getByRole('listitem').allTextContents()).toContain('1 number');
    await button(page, 'Merge').click();
    await page.getByRole('link', { name: 'Beard trim' }).waitFor();
    expect((await owner.caller(ana.id)).calls).toBe(2);
    await page.goto(new URL(`/callers/${ben.id}`, page.url()).href);
    await page.getByText('This caller is not here any more').waitFor();
  });

  it('when a family phone is split, then the chosen call has a caller of its own, until that is undone', async () => {
    const { app, owner, page, ana } = await openAna();
    const second = { conversationId: 'conv_2', callSid: 'CA_2', startedAt: new Date('2026-11-21T10:00:00.000Z') };
    await app.finish(aTranscription({ ...second, title: 'Second call', collected: {} }));
    await app.settled();
    await button(page, 'Split …').click();
    await page.getByRole('checkbox', { name: /^Second call/u }).check();
    await page.getByLabel('Name of the other person, if you know it').fill('Carla Lopez');
    await button(page, 'Split off 1 call').click();
    await page.getByRole('link', { name: 'Carla Lopez' }).waitFor();
    expect((await owner.caller(ana.id)).sharesNumberWith).toMatchObject([{ name: 'Carla Lopez' }]);
    await undo(page);
    await page.getByRole('link', { name: 'Second call' }).waitFor();
    expect(await owner.caller(ana.id)).toMatchObject({ name: 'Ana Lopez', calls: 2, sharesNumberWith: [] });
  });

  it('when somebody is forgotten, then only after the word was typed, and they are gone', async () => {
    const { page, ana } = await openAna();
    await button(page, 'Forget …').click();
    const doIt = button(page, 'Forget for good');
    expect(await doIt.isDisabled()).toBe(true);
    await page.getByLabel('To confirm, type “forget”').fill('forget');
    await doIt.click();
    await heading(page, 'Callers').waitFor();
    await page.getByRole('link', { name: 'Ana Lopez' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Ben Okoye' }).waitFor();
    await page.goto(new URL(`/callers/${ana.id}`, page.url()).href);
    await page.getByText('This caller is not here any more').waitFor();
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
