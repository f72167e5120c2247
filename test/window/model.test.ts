import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { startScriptedModel, type ScriptedModel } from '../support/model/scripted-model.ts';
import { openSettings, save } from '../support/settings-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('the owner’s own model', () => {
  const windows = useWindows();
  let server: ScriptedModel;
  beforeEach(async () => void (server = await startScriptedModel()));
  afterEach(() => server.stop());

  it('when an address is saved, then its models are listed, one is chosen, and tried', async () => {
    server.names.splice(0, 1, 'quince-small', 'quince-large');
    const { page, owner } = await openSettings(windows, 'model');
    await page.getByText('No model is set up. Nothing is sent to any.').waitFor();
    await page.getByText('Save an address first').waitFor();

    await page.getByLabel('Address of its server').fill(server.baseUrl);
    await save(page);
    await button(page, 'Use this one: quince-small').click();
    await page.getByText('Its server runs on this computer').waitFor();
    expect(await owner.ask('model.get', {})).toMatchObject({ baseUrl: server.baseUrl, name: 'quince-small' });
    expect((await owner.ask('settings.get', {})).modelConfigured).toBe(true);

    server.will({ says: ['Hello', ' there.'] }, { calls: [{ id: 'call_1', name: 'opening_hours', input: ['{}'] }] });
    await button(page, 'Try it').click();
    const seen = page.getByRole('region', { name: 'What it can do' });
    await seen.getByText('Its words come as they are written: yes').waitFor();
    await seen.getByText('Uses the agent’s tools: yes').waitFor();
    await seen.getByText('Says what an answer cost: yes').waitFor();
    expect(await accessFaults(page)).toEqual([]);
  });

  it('when the model runs elsewhere, then it is said plainly that callers’ words leave this computer', async () => {
    const { page, owner } = await openSettings(windows, 'model');
    await owner.ask('model.save', { baseUrl: 'https://models.example/v1', name: 'quince' });
    await page.getByText('what callers say, and what is known of them, is sent to that address').waitFor();
  });

  it('when another address is saved than the key was entered for, then it is said that it is not sent there', async () => {
    const { page, owner } = await openSettings(windows, 'model');
    await owner.ask('model.save', { baseUrl: server.baseUrl, name: 'quince' });
    await owner.ask('secrets.set', { name: 'modelKey', value: 'invented-model-key' });
    await page.getByText('Key: set. Servers on this computer').waitFor();

    await page.getByLabel('Address of its server').fill('http://127.0.0.1:9/v1');
    await save(page);

    await page.getByText('Key: set, but entered for another address').waitFor();
    await owner.ask('secrets.set', { name: 'modelKey', value: 'invented-model-key' });
    await page.getByText('Key: set. Servers on this computer').waitFor();
  });

  it('when the environment gives a key without an address, then it is said what is missing', async () => {
    const { page, owner } = await openSettings(windows, 'model', { env: { LLM_API_KEY: 'invented-model-key' } });
    await owner.ask('model.save', { baseUrl: server.baseUrl, name: 'quince' });
    await page.getByText('Set OPENCLAW_API_BASE_URL as well').waitFor();
  });

  it('when a model thinks and says no word, then that is told and not what it could not show', async () => {
    const env = { LLM_BASE_URL: server.baseUrl, LLM_MODEL: 'scripted' };
    const { page } = await openSettings(windows, 'model', { env });
    server.will({ thinks: ['Hm.'], ends: 'runs out' });
    await button(page, 'Try it').click();
    const seen = page.getByRole('region', { name: 'What it can do' });
    await seen.getByText('It thought until it was stopped, and said no word').waitFor();
    await seen.getByText('Uses the agent’s tools: not seen').waitFor();
  });

  it('when its server is away or offers nothing, then that is said, and it can be looked again', async () => {
    server.names.splice(0);
    const env = { LLM_BASE_URL: server.baseUrl };
    const { page, owner } = await openSettings(windows, 'model', { env });
    await page.getByText('Its server offers no model yet').waitFor();
    expect(await page.getByLabel('Address of its server').getAttribute('readonly')).not.toBeNull();

    await owner.ask('model.save', { baseUrl: server.baseUrl, name: 'quince' });
    await page.getByLabel('Name of the model').and(page.locator('[value="quince"]')).waitFor();
    await server.stop();
    await page.reload();
    await page.getByText('The server of the model cannot be reached.').first().waitFor();
    const { checks } = await owner.ask('doctor.run', {});
    expect(checks.find(({ id }) => id === 'model')).toMatchObject({ state: 'warning' });
    server = await startScriptedModel();
  });

  it('when an address is none, then that is told, and nothing is saved', async () => {
    const { page, owner } = await openSettings(windows, 'model');
    await page.getByLabel('Address of its server').fill('my own computer');
    await button(page, 'Save').click();
    await page.getByRole('alert').getByText('The address of a model begins with http://').waitFor();
    expect(await owner.ask('model.get', {})).toMatchObject({ baseUrl: null });
  });
});
