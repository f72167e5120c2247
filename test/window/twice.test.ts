import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { BEN, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** Two clicks before the window could draw anything between them. */
const clickTwice = (place: Locator): Promise<void> =>
  place.evaluate((it: { id: string; click?: () => void }) => {
    it.click?.();
    it.click?.();
  });

/** How often each command was asked for, from now on. */
function askedOf(page: Page): (command: string) => number {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  return (command) => asked.filter((path) => path === `/api/${command}`).length;
}

describe.skipIf(withoutBrowser)('a button that is pressed twice at once', () => {
  const windows = useWindows();

  it('when the rehearsed call is hung up twice, then it is played once', async () => {
    const { page } = await windows.open({ path: '/rehearse' });
    const asked = askedOf(page);
    await page.getByLabel('What is said', { exact: true }).selectOption('salon');
    await page.getByLabel('Which of its calls').selectOption({ label: 'She changes her mind' });
    await page.getByRole('button', { name: 'Play to the end', exact: true }).click();
    await clickTwice(page.getByRole('button', { name: 'Hang up', exact: true }));
    await page.getByRole('heading', { name: 'Would be learned' }).waitFor();
    expect(asked('rehearse.finish')).toBe(1);
  });

  it('when another caller is chosen twice, then the call is assigned once and its undo is one too', async () => {
    const app = await windows.start();
    await app.finish(aTranscription());
    const bens = { conversationId: 'conv_ben', callSid: 'CA_ben', from: BEN, title: 'Beard trim' };
    await app.finish(aTranscription({ ...bens, turns: [['user', 'My name is Ben Okoye.']], collected: {} }));
    await app.settled();
    const { calls } = await ownerOf(app).ask('calls.list', {});
    const call = calls.find(({ conversationId }) => conversationId === 'conv_ben');
    const { page } = await windows.open({ app, path: `/calls/${call?.id ?? ''}` });
    const asked = askedOf(page);
    await page.getByRole('button', { name: 'Somebody else called' }).click();
    await clickTwice(page.getByRole('dialog').getByRole('button', { name: /^Ana Lopez/u }));
    await page.getByText('The call now belongs to Ana Lopez.').waitFor();
    expect(asked('calls.assign')).toBe(1);
    expect(await page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(1);
  });

  it('when a call-back is ticked off twice, then it is done and said once', async () => {
    const app = await windows.start();
    const promise = ['agent', 'We will call you back tomorrow about the order.'] as const;
    await app.finish(aTranscription({ turns: [['user', 'Is my order there?'], promise], collected: {} }));
    await app.settled();
    const { page } = await windows.open({ app });
    const asked = askedOf(page);
    await clickTwice(page.getByRole('button', { name: /^Done: / }).first());
    await page.getByRole('button', { name: 'Undo', exact: true }).first().waitFor();
    expect(asked('tasks.done')).toBe(1);
    expect(await page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(1);
  });

  it('when a note is on its way to be saved, then nothing more can be typed into it', async () => {
    const app = await windows.start();
    await app.finish(aTranscription());
    await app.settled();
    const { page } = await windows.open({ app });
    await page.getByRole('button', { name: 'Write a note' }).click();
    const note = page.getByLabel('Note for the agent');
    await note.fill('The lift is out of order');
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/api/notes.add', (route) => held.then(() => route.continue()));
    await page.getByRole('button', { name: 'Write it', exact: true }).click();
    await expect.poll(() => note.isEditable()).toBe(false);
    letGo();
    await note.waitFor({ state: 'detached' });
    await page.getByText('The lift is out of order').first().waitFor();
  });
});
