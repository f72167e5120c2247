import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { SHOP_LINE } from '../support/providers/pretended.ts';
import { goOnFromTheLine, pasteKeys, pretendedAccounts } from '../support/setup-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const MODEL = { OPENCLAW_API_BASE_URL: 'http://127.0.0.1:9/v1', LLM_MODEL: 'small-model' };
const OWN = 'Your own model, by way of this computer';

describe.skipIf(withoutBrowser)('who thinks on the phone', () => {
  const windows = useWindows();

  async function atTheNumber(model: Record<string, string>) {
    const accounts = await pretendedAccounts();
    const app = await windows.start({ env: { ...accounts.env, ...model } });
    accounts.leadTo(app);
    const { page } = await windows.open({ app, path: '/setup' });
    await pasteKeys(page);
    await page.getByRole('radio', { name: SHOP_LINE }).check();
    await page.getByRole('radio', { name: 'This computer, which hands the call over' }).check();
    return { ...accounts, page };
  }

  it('when the owner has a model, then it can be chosen in plain words, and an engine is set up for it', async () => {
    const { page, elevenLabs } = await atTheNumber(MODEL);
    await page.getByRole('radio', { name: OWN }).check();
    await page.getByText('This computer has to be on').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await goOnFromTheLine(page);
    await page.getByText('Have ElevenLabs hear and speak for your own model').waitFor();
    await button(page, 'Set it up').click();
    await page.getByText('Everything is set up.').waitFor();
    expect(elevenLabs.state.engines.size).toBe(1);
    await page.goto(new URL('/setup', page.url()).href);
    await page.getByText(OWN, { exact: true }).waitFor();
  }, 120_000);

  it('when there is no model, then nothing is offered that could not work', async () => {
    const { page } = await atTheNumber({});
    await page.getByRole('radio', { name: 'Take a message' }).waitFor();
    expect(await page.getByRole('radio', { name: OWN }).count()).toBe(0);
  }, 60_000);
});
