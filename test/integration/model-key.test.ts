import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { startScriptedModel, type ScriptedModel } from '../support/model/scripted-model.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp } from '../support/test-app.ts';

const KEY = 'invented-model-key';
const NO_KEY = 'Bearer none';

describe('the key of the owner’s model', () => {
  let first: ScriptedModel;
  let other: ScriptedModel;
  beforeEach(async () => void ([first, other] = await Promise.all([startScriptedModel(), startScriptedModel()])));
  afterEach(() => Promise.all([first.stop(), other.stop()]));

  async function openShop(env: Record<string, string> = {}) {
    const app = await startTestApp({ env });
    onTestFinished(() => app.stop());
    const owner = ownerOf(app);
    return {
      enterKey: () => owner.ask('secrets.set', { name: 'modelKey', value: KEY }),
      /** What the window says of the key, and what the server there was shown, however it was asked. */
      at: async ({ baseUrl, asked }: ScriptedModel) => {
        const { key } = await owner.ask('model.save', { baseUrl, name: 'scripted' });
        asked.splice(0);
        await owner.ask('model.list', {});
        await owner.ask('model.probe', {});
        return [key, [...new Set(asked.map((one) => one.key))]];
      },
    };
  }

  it('when another address is entered, then the key stays with the old one until it is entered again', async () => {
    const { at, enterKey } = await openShop();
    await at(first);
    await enterKey();

    expect(await at(first)).toEqual(['sent', [`Bearer ${KEY}`]]);
    expect(await at(other)).toEqual(['elsewhere', [NO_KEY]]);
    expect(await at(first)).toEqual(['sent', [`Bearer ${KEY}`]]);
    await at(other);
    await enterKey();
    expect(await at(other)).toEqual(['sent', [`Bearer ${KEY}`]]);
    expect(await at(first)).toEqual(['elsewhere', [NO_KEY]]);
  });

  it('when the key was entered before there was an address, then it belongs to the first', async () => {
    const { at, enterKey } = await openShop();
    await enterKey();
    expect(await at(first)).toEqual(['sent', [`Bearer ${KEY}`]]);
    expect(await at(other)).toEqual(['elsewhere', [NO_KEY]]);
  });

  it('when the environment gives a key and no address, then it is sent to none of the window’s', async () => {
    const { at } = await openShop({ LLM_API_KEY: KEY });
    expect(await at(first)).toEqual(['unaddressed', [NO_KEY]]);
  });

  it('when the environment gives both, then it is sent there', async () => {
    const { at } = await openShop({ LLM_API_KEY: KEY, LLM_BASE_URL: first.baseUrl });
    expect(await at(first)).toEqual(['sent', [`Bearer ${KEY}`]]);
  });

  it('when the environment names another address at the next start, then a key of the window is not sent there', async () => {
    const app = await startTestApp({ env: { LLM_BASE_URL: first.baseUrl }, keep: true });
    const owner = ownerOf(app);
    await owner.ask('secrets.set', { name: 'modelKey', value: KEY });
    expect(await owner.ask('model.get', {})).toMatchObject({ key: 'sent' });
    await app.stop();

    const again = await startTestApp({ dataDir: app.dataDir, env: { LLM_BASE_URL: other.baseUrl } });
    onTestFinished(() => again.stop());
    expect(await ownerOf(again).ask('model.get', {})).toMatchObject({ key: 'elsewhere' });
    await ownerOf(again).ask('model.list', {});
    expect(other.asked.map(({ key }) => key)).toEqual([NO_KEY]);
  });

  it('when variables of OpenAI’s stand in the environment, then nothing of them is sent to the owner’s model', async () => {
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-gateway-key: invented\nauthorization: Bearer invented');
    vi.stubEnv('OPENAI_ORG_ID', 'org-invented');
    vi.stubEnv('OPENAI_PROJECT_ID', 'proj-invented');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { at, enterKey } = await openShop();
    await enterKey();

    expect(await at(first)).toEqual(['sent', [`Bearer ${KEY}`]]);
    const names = [...new Set(first.asked.flatMap(({ headers }) => Object.keys(headers)))];
    expect(names.filter((name) => /^(?:x-|openai-)/.test(name))).toEqual([]);
  });
});
