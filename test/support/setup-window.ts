import type { Page } from 'playwright-core';

import type { PretendOptions } from '../../server/pretend/providers.ts';
import { button } from './caller-window.ts';
import { CALLER, pretended, SHOP_LINE } from './providers/pretended.ts';
import type { TestApp } from './test-app.ts';

const HEX = '0123456789abcdef'.repeat(2);

/** Invented, and of the shape of real ones. */
export const KEYS = {
  elevenLabs: `sk_${HEX}0123456789abcdef`,
  accountSid: `AC${HEX}`,
  authToken: `${HEX.slice(1)}0`,
};

export type Accounts = Awaited<ReturnType<typeof pretendedAccounts>>;

/** Both providers' accounts as an owner has them who never set anything up: one agent, one number, two keys. */
export async function pretendedAccounts({ elevenLabs, twilio, ...options }: PretendOptions = {}) {
  const { accountSid, authToken } = KEYS;
  const providers = await pretended({
    ...options,
    elevenLabs: { key: KEYS.elevenLabs, ...elevenLabs },
    twilio: { accountSid, authToken, ...twilio },
  });
  return {
    ...providers,
    env: { ELEVENLABS_BASE_URL: providers.elevenLabs.url, TWILIO_BASE_URL: providers.twilio.url },
    /** From now on the public address that is registered leads to this app. */
    leadTo: ({ webhookUrl }: TestApp): void => providers.outside.lead('https://linekeeper.example', webhookUrl),
    /** Somebody rings the shop, and ElevenLabs answers. */
    async rings() {
      const call = await providers.rings({ from: CALLER, to: SHOP_LINE });
      if (call.by !== 'elevenlabs' || call.rung.outcome !== 'answered') throw new Error(JSON.stringify(call));
      return call.rung.call;
    },
  };
}

export const goOn = (page: Page): Promise<void> => button(page, 'Continue').click();

/** Pastes both keys, or others in their place, and presses Continue. */
export async function pasteKeys(page: Page, others: Partial<typeof KEYS> = {}): Promise<void> {
  const keys = { ...KEYS, ...others };
  await page.getByLabel('API key of ElevenLabs', { exact: true }).fill(keys.elevenLabs);
  await page.getByLabel('Account SID', { exact: true }).fill(keys.accountSid);
  await page.getByLabel('Auth token', { exact: true }).fill(keys.authToken);
  await goOn(page);
}

/** Goes through the first four steps as an owner would who has everything at hand. */
export async function goToPlan(page: Page): Promise<void> {
  await pasteKeys(page);
  await page.getByRole('radio', { name: SHOP_LINE }).check();
  await goOnFromTheLine(page);
  await page.getByRole('list', { name: 'Changes' }).waitFor();
}

/** From a line that is chosen to the last step. */
export async function goOnFromTheLine(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Take a message' }).check();
  await goOn(page);
  await page.getByRole('radio', { name: 'Front desk' }).check();
  await page.getByText('Hello, Salon Marigold.').waitFor();
  await goOn(page);
  await page.getByRole('heading', { name: 'Your shop' }).waitFor();
  await goOn(page);
}
