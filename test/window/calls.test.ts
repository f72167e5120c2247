import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { ANA, aFailure, aRing, aTranscription, BEN, type Echo } from '../support/factories.ts';
import type { TestApp } from '../support/test-app.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

type Transcription = NonNullable<Parameters<typeof aTranscription>[0]>;

/** A call from its ring to its end, so that there is an answer that was sent. */
async function aWholeCall(app: TestApp, name: string, over: Transcription = {}): Promise<void> {
  const ids = { callSid: `CA_${name}`, conversationId: `conv_${name}` };
  // What we answered comes back with the finished call.
  const echo = (await app.ring(aRing({ caller_id: over.from ?? ANA, call_sid: ids.callSid }))) as Echo;
  await app.finish(aTranscription({ ...ids, startedAt: new Date(), echo, ...over }));
  await app.settled();
}

async function threeCalls(app: TestApp): Promise<void> {
  await aWholeCall(app, 'first');
  await aWholeCall(app, 'second', { title: 'Asked for jasmine tea', turns: teaTalk, collected: {} });
  const ben = { from: BEN, title: 'Beard trim', turns: benTalk, collected: { customer_name: 'Ben Okafor' } };
  await aWholeCall(app, 'ben', ben);
}

const benTalk = [
  ['agent', 'Hello, Salon Marigold, how can I help?'],
  ['user', 'My name is Ben Okafor. Do you trim beards?'],
  ['agent', 'We do.'],
] as const;

const teaTalk = [
  ['agent', 'Hello again. What would you like?'],
  ['user', 'Jasmine tea at my next visit, please.'],
  ['agent', 'Gladly.'],
] as const;

const rows = (page: Page) => page.locator('main article');
const openCall = async (page: Page, about: string): Promise<void> => {
  await rows(page).filter({ hasText: about }).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: about }).waitFor();
};

describe.skipIf(withoutBrowser)('the history of calls', () => {
  const windows = useWindows();

  it('when nobody has called yet, then it says so and what will stand here', async () => {
    const { page } = await windows.open({ path: '/calls' });
    await page.getByText('No calls yet').waitFor();
  });

  it('when a call comes in while the list is open, then it stands there once, and ends where it stands', async () => {
    const { app, page } = await windows.open({ path: '/calls' });
    await page.getByText('No calls yet').waitFor();
    await app.ring(aRing({ call_sid: 'CA_live' }));
    await page.getByText('On the phone now', { exact: true }).last().waitFor();
    await app.finish(aTranscription({ callSid: 'CA_live', conversationId: 'conv_live', startedAt: new Date() }));
    await rows(page).filter({ hasText: 'Went well' }).waitFor();
    expect(await rows(page).count()).toBe(1);
  });

  it('when words are searched for, then each place is marked and leads to its turn', async () => {
    const { app, page } = await windows.open();
    await threeCalls(app);
    await page.goto(`${app.deskUrl ?? ''}/calls`);
    await rows(page).nth(2).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('jasmine');
    const found = page.locator('mark', { hasText: /^jasmine$/i });
    await found.nth(1).waitFor();
    expect(await rows(page).count()).toBe(1);
    await page.getByRole('link', { name: /Jasmine tea at my next visit/ }).click();
    await page.locator('#turn-1[aria-current]').waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('#turn-1');
    await page.goBack();
    await found.nth(1).waitFor();
  });

  it('when the list is narrowed, then a reload keeps it, and one press shows everything again', async () => {
    const { app, page } = await windows.open();
    await threeCalls(app);
    await app.finish(aFailure());
    await app.settled();
    await page.goto(`${app.deskUrl ?? ''}/calls`);
    await rows(page).nth(3).waitFor();
    await page.getByLabel('Result').selectOption('Did not get through');
    await rows(page).nth(1).waitFor({ state: 'detached' });
    await expect.poll(() => rows(page).allTextContents()).toEqual([expect.stringContaining('Did not get through')]);
    await page.reload();
    await rows(page).first().waitFor();
    expect(await rows(page).count()).toBe(1);
    await page.getByLabel('Until').fill('2020-01-01');
    await page.getByText('No call is like that').waitFor();
    await page.getByRole('button', { name: 'Show all calls' }).click();
    await rows(page).nth(3).waitFor();
  });

  it('when the list cannot be loaded, then it says so, and another try brings it', async () => {
    const { app, page } = await windows.open();
    await threeCalls(app);
    const refused = { ok: false, error: { code: 'internal', message: 'The database is closed just now.' } };
    await page.route('**/api/calls.list', (route) => route.fulfill({ status: 500, json: refused }));
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    await page.getByRole('alert').getByText('The database is closed just now.').waitFor();
    await page.unroute('**/api/calls.list');
    await page.getByRole('button', { name: 'Try again' }).click();
    await rows(page).nth(2).waitFor();
  });
});

describe.skipIf(withoutBrowser)('one call', () => {
  const windows = useWindows();

  it('when it is opened, then every line the agent was told leads to where it came from', async () => {
    const { app, page } = await windows.open();
    await threeCalls(app);
    await page.goto(`${app.deskUrl ?? ''}/calls`);
    await openCall(page, 'Asked for jasmine tea');
    await page.getByText('Went well').waitFor();
    const why = page.getByRole('region', { name: 'Why did it say that?' });
    await why.getByText('Preferred time: mornings').waitFor();
    await why.getByRole('link', { name: 'Where it was said' }).first().waitFor();
    await page.getByRole('region', { name: 'What left this PC' }).getByText('caller_memory').waitFor();
    await page.getByRole('region', { name: 'Timing' }).getByText('Ring received').waitFor();
    await why.getByRole('link', { name: 'The earlier call' }).click();
    await page.getByRole('heading', { level: 1, name: 'Haircut wanted' }).waitFor();
    await page.getByRole('region', { name: 'What the agent wrote down' }).getByText('mornings').waitFor();
  });

  it('when memory has changed since, then the comparison shows it and nothing is kept of it', async () => {
    const { app, page } = await windows.open();
    await threeCalls(app);
    await page.goto(`${app.deskUrl ?? ''}/calls`);
    await openCall(page, 'Haircut wanted');
    await page.getByRole('button', { name: 'Compare with today' }).click();
    const compared = page.getByRole('region', { name: 'And today?' });
    await compared.getByRole('cell', { name: /Preferred time: mornings/ }).waitFor();
    await page.getByRole('link', { name: 'All calls' }).click();
    await rows(page).nth(2).waitFor();
    expect(await rows(page).count()).toBe(3);
  });

  it('when somebody else made it, then it is given to them and can be taken back', async () => {
    const { app, page } = await windows.open();
    await threeCalls(app);
    await page.goto(`${app.deskUrl ?? ''}/calls`);
    await openCall(page, 'Asked for jasmine tea');
    await page.getByRole('button', { name: 'Somebody else called' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill('Ben');
    await dialog.getByRole('button', { name: /^Ben Okafor/ }).click();
    await page.getByText('The call now belongs to Ben Okafor.').waitFor();
    await page.locator('main').getByRole('link', { name: 'Ben Okafor' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('main').getByRole('link', { name: 'Ana Lopez' }).waitFor();
  });

  it('when there is no such call, then it says so', async () => {
    const { page } = await windows.open({ path: '/calls/0190a0a0-0000-7000-8000-000000000001' });
    await page.getByText('There is no such call.').waitFor();
  });
});
