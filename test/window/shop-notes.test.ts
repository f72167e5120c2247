import { describe, expect, it } from 'vitest';

import { button, undo } from '../support/caller-window.ts';
import { aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('notes for everybody, on Today', () => {
  const windows = useWindows();

  /** A shop that somebody has called; before that, Today is the page of the first run. */
  async function openToday() {
    const app = await windows.start();
    await app.finish(aTranscription());
    await app.settled();
    const { page } = await windows.open({ app });
    return { app, page };
  }

  it('when one is written, then the next caller is told and its line leads back, until it is removed', async () => {
    const { app, page } = await openToday();
    const told = async (call: string): Promise<string> => JSON.stringify(await app.ring(aRing({ call_sid: call })));
    const notes = page.getByRole('region', { name: 'For everybody who calls' });
    await notes.getByRole('button', { name: 'Write a note' }).click();
    await page.getByLabel('Note for the agent').fill('The lift is out of order');
    await button(page, 'Write it').click();
    const remove = button(page, 'Remove the note “The lift is out of order”');
    await remove.waitFor();
    expect(await told('CA_noted')).toContain('lift is out of order');
    await app.settled();
    const card = page.getByRole('article').first();
    expect(await card.getByRole('link', { name: /lift is out of order/u }).getAttribute('href')).toBe('/#notes');

    await remove.click();
    await remove.waitFor({ state: 'detached' });
    expect(await told('CA_removed')).not.toContain('lift is out of order');
    await undo(page);
    await remove.waitFor();
    expect(await told('CA_again')).toContain('lift is out of order');
  }, 60_000);

  it('when one is written elsewhere, then it appears by itself', async () => {
    const { app, page } = await openToday();
    await button(page, 'Write a note').waitFor();
    await ownerOf(app).ask('notes.add', { note: 'Closed on Friday', from: '2026-11-20', to: '2026-11-27' });
    await page.getByText('Closed on Friday').waitFor();
  }, 60_000);

  it('when the shop it was for is closed, then it goes by itself', async () => {
    const { app, page } = await openToday();
    const owner = ownerOf(app);
    await owner.ask('businesses.save', { id: 'second', name: 'Second Shop', numbers: [] });
    await owner.ask('notes.add', { note: 'Parking is behind the house', business: 'second' });
    await page.getByText('Parking is behind the house').waitFor();
    await owner.ask('businesses.remove', { id: 'second' });
    await page.getByText('Parking is behind the house').waitFor({ state: 'detached' });
  }, 60_000);
});
