import { readFile } from 'node:fs/promises';

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button, heading, openAna, undo } from '../support/caller-window.ts';
import { DESK_DAY, openDesk } from '../support/desk-shop.ts';
import { ANA, aRing, aTranscription, BEN } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** What the browser is given to keep when the button is pressed. */
async function savedBy(page: Page, name: string): Promise<{ name: string; text: string }> {
  const saved = page.waitForEvent('download');
  await button(page, name).click();
  const file = await saved;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

describe.skipIf(withoutBrowser)('who is who, in the window', () => {
  const windows = useWindows();

  it('when the number is asked for, then it is shown in clear, and not before', async () => {
    const { page } = await openAna(windows);
    await button(page, 'Show in full').waitFor();
    expect(await page.locator('body').textContent()).not.toContain('0123');
    await button(page, 'Show in full').click();
    await page.getByText(ANA).waitFor();
    await button(page, 'Hide').click();
    await button(page, 'Show in full').waitFor();
    expect(await page.locator('body').textContent()).not.toContain('0123');
  });

  it('when everything held is saved, then the file is what the owner’s API gives, and its name tells nothing', async () => {
    const { owner, page, ana } = await openAna(windows);
    const held = await savedBy(page, 'Save in full (JSON)');
    expect(held.name).toBe(`caller-${ana.id}.json`);
    expect(JSON.parse(held.text)).toEqual({ callers: [await owner.ask('callers.export', { id: ana.id })] });
  });

  it('when a table is saved, then every line is about this caller, and no cell is a formula', async () => {
    const { page, ana } = await openAna(windows);
    const { name, text } = await savedBy(page, 'Save as a table (CSV)');
    expect(name).toBe(`caller-${ana.id}.csv`);
    const [header, ...lines] = text.trimEnd().split('\r\n');
    expect(header).toMatch(/^\ufeffcaller,business,name,numbers,/u);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((line) => !line.startsWith(`${ana.id},default,Ana Lopez,'${ANA},`))).toEqual([]);
  });

  it('when everything is saved, then everybody is in the file, however many pieces it came in', async () => {
    const { app, owner, page } = await openAna(windows);
    for (let at = 10; at < 22; at += 1) await app.ring(aRing({ caller_id: `+121255501${at}`, call_sid: `CA_${at}` }));
    await app.settled();
    await page.goto(new URL('/settings/privacy', page.url()).href);
    const everybody = (await owner.ask('callers.list', { limit: 200 })).callers.map(({ id }) => id);
    expect(everybody.length).toBe(14);

    const full = await savedBy(page, 'Save in full (JSON)');
    expect(full.name).toBe('callers.json');
    const { callers } = JSON.parse(full.text) as { callers: { id: string }[] };
    expect(callers.map(({ id }) => id)).toEqual(everybody);
    const table = await savedBy(page, 'Save as a table (CSV)');
    const ids = table.text
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(',')[0] ?? '');
    expect([...new Set(ids)]).toEqual(['\ufeffcaller', ...everybody]);
  });

  it('when somebody is blocked, then the page says so, until that is undone', async () => {
    const { owner, page, ana } = await openAna(windows);
    await button(page, 'Block').click();
    await page.getByText('This caller is blocked').waitFor();
    expect(await owner.caller(ana.id)).toMatchObject({ blocked: true });
    await undo(page);
    await page.getByText('This caller is blocked').waitFor({ state: 'detached' });
  });

  it('when two entries are merged, then what moves is told before, and the other one is gone', async () => {
    const { owner, page, ana, ben } = await openAna(windows);
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
    const { app, owner, page, ana } = await openAna(windows);
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

  it('when a family phone is split, then the chosen appointments go along, and come back when that is undone', async () => {
    const { app, owner, page, ana } = await openAna(windows);
    await app.finish(
      aTranscription({ conversationId: 'conv_two', callSid: 'CA_two', title: 'Second call', collected: {} }),
    );
    await app.settled();
    const { cut, ruth, ask } = await openDesk(app);
    const book = (time: string, name: string) =>
      ask('appointments.book', {
        ...{ serviceId: cut.id, staffId: ruth.id, callerId: ana.id, name, anyway: true },
        start: `${DESK_DAY}T${time}:00.000Z`,
      });
    const [mine, theirs, past] = [
      await book('16:00', 'Ana'),
      await book('17:00', 'Carla'),
      await book('18:00', 'Carla'),
    ];
    await ask('appointments.cancel', { id: past.id });
    await button(page, 'Split …').click();
    const list = page.getByRole('dialog').getByRole('list', { name: 'Appointments' });
    const row = (name: RegExp) => list.getByRole('checkbox', { name });
    expect(await list.getByRole('listitem').allTextContents()).toEqual([
      'Cut with Ruth Ana · Wed, 10 Mar 2027, 16:00',
      'Cut with Ruth Carla · Wed, 10 Mar 2027, 17:00',
      'Cut with Ruth Carla · Wed, 10 Mar 2027, 18:00 · Cancelled',
    ]);
    await page.getByRole('checkbox', { name: /^Second call/u }).check();
    await row(/Ana/u).check();
    await row(/17:00/u).check();
    await row(/18:00/u).check();
    await row(/Ana/u).uncheck();
    expect(await accessFaults(page)).toEqual([]);
    await button(page, 'Split off 1 call and 2 appointments').click();
    await page.getByText('Somebody unnamed is a caller of their own now.').waitFor();
    const whose = async () => {
      const found = await Promise.all([mine, theirs, past].map(({ id }) => ask('appointments.get', { id })));
      return found.map(({ callerId }) => (callerId === ana.id ? 'hers' : 'not hers'));
    };
    expect(await whose()).toEqual(['hers', 'not hers', 'not hers']);
    await undo(page);
    await expect.poll(whose).toEqual(['hers', 'hers', 'hers']);
    expect(await owner.caller(ana.id)).toMatchObject({ calls: 2 });
  }, 60_000);

  it('when a name is longer than a name may be, then the form says by how much, and cuts nothing', async () => {
    const { page, app } = await openAna(windows);
    await app.finish(aTranscription({ conversationId: 'conv_two', callSid: 'CA_two' }));
    await app.settled();
    await button(page, 'Split …').click();
    await page.getByRole('checkbox').first().check();
    const name = page.getByLabel('Name of the other person');
    await name.fill('n'.repeat(62));
    await page.getByText('62 characters: 2 too many.').waitFor();
    expect(await button(page, 'Split off 1 call').isDisabled()).toBe(true);
    await name.fill('e\u0301'.repeat(60));
    await page.getByText('At most 60 characters.').waitFor();
    await page.getByText('too many.').waitFor({ state: 'detached' });
    expect(await button(page, 'Split off 1 call').isEnabled()).toBe(true);
  });

  it('when a fact is too long, then the form says so before it is sent, and a name sooner than other things', async () => {
    const { page } = await openAna(windows);
    await button(page, 'Add a fact').click();
    const value = page.getByRole('textbox', { name: 'What should be remembered' });
    await value.fill('n'.repeat(61));
    expect(await button(page, 'Remember').isEnabled()).toBe(true);
    await page.getByRole('combobox', { name: 'What kind of thing' }).selectOption('customer_name');
    await page.getByText('61 characters: 1 too many.').waitFor();
    expect(await button(page, 'Remember').isDisabled()).toBe(true);
  });

  it('when a caller is only known to a script, then the page says so instead of a withheld number', async () => {
    const app = await windows.start();
    await app.finish(aTranscription());
    const owner = ownerOf(app);
    await owner.ask('memory.add', { phone_hash: hashOf(BEN), fact: { fact: 'likes tea' } });
    const { id } = await owner.personOf(BEN);
    const { page } = await windows.open({ app, path: `/callers/${id}` });
    await page.getByText('No number yet: entered by a script or a rehearsal').waitFor();
    expect(await page.textContent('body')).not.toContain('withheld');
  });

  it('when somebody is forgotten, then only after the word was typed, and they are gone', async () => {
    const { page, ana } = await openAna(windows);
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
});
