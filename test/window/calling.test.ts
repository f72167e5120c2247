import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button, heading, undo } from '../support/caller-window.ts';
import { aFailure, aTranscription } from '../support/factories.ts';
import { CALL_PATH, knownAna, outgoingShop } from '../support/outgoing-shop.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('calling somebody, in the window', () => {
  const windows = useWindows();

  /** A shop that may call, and Ana's page. */
  async function openAna(path?: string) {
    const shop = await outgoingShop();
    onTestFinished(() => shop.app.stop());
    const ana = await knownAna(shop);
    const { page } = await windows.open({ app: shop.app, path: path ?? `/callers/${ana}` });
    return { ...shop, ana, page };
  }
  const dialogOf = (page: Page) => page.getByRole('dialog');
  const callAna = (page: Page): Promise<void> => button(page, 'Call Ana Lopez …').click();

  it('when Ana is called, then what will be said and known is told before, it rings once, and the call is followed', async () => {
    const { page, app, rung, ...shop } = await openAna();
    await heading(page, 'Ana Lopez').waitFor();
    await callAna(page);
    const dialog = dialogOf(page);
    await dialog.getByText('••23').waitFor();
    await dialog.getByText('Marigold ••00').waitFor();
    await dialog.getByText(/You are speaking with an AI assistant/u).waitFor();
    await dialog.getByText('What the agent will know').click();
    await dialog.getByText(/mornings/u).waitFor();
    await dialog.getByLabel('What is it about?').fill('Her cut has moved to Friday');
    expect(await accessFaults(page)).toEqual([]);
    await button(page, 'Call now').click();
    await dialog.getByText('It rings. This page follows the call.').waitFor();
    expect(rung).toHaveLength(1);
    expect(JSON.stringify(shop.sent()[0]?.body)).toContain('Her cut has moved to Friday');

    const { calls } = await shop.ask('calls.list', { live: true });
    const [{ conversationId, callSid } = { conversationId: '', callSid: '' }] = calls;
    await app.finish(
      aFailure({ conversation_id: conversationId, failure_reason: 'busy' }, { CallSid: callSid, CallStatus: 'busy' }),
    );
    await dialog.getByText('The call did not come about.').waitFor();
    await dialog.getByText('Busy', { exact: false }).waitFor();
    await dialog.getByRole('link', { name: 'Open the call' }).click();
    await page.getByText('Called by the business', { exact: false }).first().waitFor();
  });

  it('when a rule forbids it, then it is said, and only what may give way does', async () => {
    const { page, ask, ana, sent } = await openAna();
    await ask('consent.set', { id: ana, consent: 'not_asked' });
    await callAna(page);
    const dialog = dialogOf(page);
    await dialog.getByText('Nobody has asked this person whether they may be called.').waitFor();
    expect(await button(page, 'Call now').isDisabled()).toBe(true);
    await dialog.getByLabel('Call anyway, I know that this is all right').check();
    expect(await button(page, 'Call now').isEnabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByLabel('No, never call').click();
    await page.getByText('Saved.').waitFor();
    await callAna(page);
    await dialog.getByText('This person does not want to be called.').waitFor();
    expect(await dialog.getByRole('checkbox').count()).toBe(0);
    expect(await button(page, 'Call now').isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await undo(page);
    await expect.poll(() => page.getByLabel('Not asked yet').isChecked()).toBe(true);
    expect(sent()).toEqual([]);
  });

  it('when she asked in a call not to be called, then it waits for staff, and one click makes it so', async () => {
    const { page, app, ask, ana } = await openAna();
    const turns = [['user', 'And please do not call me any more.']] as const;
    await app.finish(aTranscription({ conversationId: 'conv_no', callSid: 'CA_no', turns, collected: {} }));
    await app.settled();
    await page.getByText('In a call they seem to have asked not to be called.').waitFor();
    expect(await ask('consent.get', { id: ana })).toMatchObject({ consent: 'yes' });
    await button(page, 'Never call').click();
    await page.getByText('In a call they seem to have asked').waitFor({ state: 'detached' });
    expect(await ask('consent.get', { id: ana })).toMatchObject({ consent: 'no', refusal: null });
  });

  it('when it is not known whether it rang, then that is said, and pressing nothing rings again', async () => {
    const { page, elevenLabs, sent } = await openAna();
    elevenLabs.faults.add({ method: 'POST', path: CALL_PATH, fault: { kind: 'reset' } });
    await callAna(page);
    await button(page, 'Call now').click();
    await dialogOf(page).getByText('Not known whether it rang').waitFor();
    await dialogOf(page)
      .getByText(/does not call again by itself/u)
      .waitFor();
    expect(sent()).toHaveLength(1);
  });

  it('when a task asks for a call back, then it can be called from there, and stays when nobody takes it', async () => {
    const { page, app, ask, elevenLabs } = await openAna('/');
    await app.finish(aFailure());
    await app.settled();
    const [before] = (await ask('tasks.list', {})).tasks;
    const region = page.getByRole('region', { name: 'To do' });
    await region.getByRole('button', { name: /^Call .* …$/u }).click();
    await button(page, 'Call now').click();
    await dialogOf(page).getByText('It rings.', { exact: false }).waitFor();
    await page.locator('[data-live-call]').getByText('It is ringing').waitFor();
    const list = await page.context().newPage();
    await list.goto(new URL('/calls', page.url()).href);
    await list.getByLabel('Result').selectOption({ label: 'Going on now' });
    await list.waitForURL(/result=live/u);
    await list.getByRole('article').getByText('It is ringing').waitFor();
    const [{ conversationId, callSid } = { conversationId: '', callSid: '' }] = (
      await ask('calls.list', { live: true })
    ).calls;
    Object.assign(elevenLabs.state.conversations.get(conversationId ?? '') ?? {}, { status: 'in-progress' });
    await page.locator('[data-live-call]').getByText('On the line').waitFor();
    await list.getByRole('article').getByText('On the phone now').waitFor();
    await dialogOf(page).getByText('Somebody has taken it.', { exact: false }).waitFor();
    await app.finish(aFailure({ conversation_id: conversationId }, { CallSid: callSid }));
    await app.settled();
    expect((await ask('tasks.list', {})).tasks).toEqual([before]);
  });

  it('when the rules are changed, then they hold, and something that is none is not saved', async () => {
    const { page, ask } = await openAna('/settings/phone');
    const section = page.getByRole('region', { name: 'Calls Linekeeper makes' });
    const save = section.getByRole('button', { name: 'Save' });
    await section.getByLabel('Most calls in one day').fill('0');
    await section.getByText('A whole number from 1 to 500.').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await section.getByLabel('Most calls in one day').fill('5');
    await section.getByLabel('Nobody is called from').fill('21:30');
    await section.getByLabel('Nobody is called on Sundays').uncheck();
    expect(await accessFaults(page)).toEqual([]);
    await save.click();
    await page.getByText('Saved.').waitFor();
    expect((await ask('outgoing.get', {})).settings).toMatchObject({
      ...{ dailyCap: 5, quietFrom: '21:30', quietSundays: false, enabled: true },
    });
  });

  it('when a call is live, then it can be ended from Today', async () => {
    const { page, ask, ana } = await openAna('/');
    const { call } = await ask('calls.start', { callerId: ana });
    await button(page, 'End call: Ana Lopez').click();
    await button(page, 'End call').click();
    await expect.poll(async () => (await ask('calls.get', { id: call?.id ?? '' })).status).not.toBe('live');
  });
});
