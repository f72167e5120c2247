import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { sentences } from '#contract/sentences.ts';
import { accessFaults } from '../support/axe.ts';
import { press, tabTo } from '../support/keyboard.ts';
import { SHOP_LINE } from '../support/providers/pretended.ts';
import { KEYS, pretendedAccounts } from '../support/setup-window.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** The server's own words, without what is filled in. */
const english = Object.values(sentences)
  .map((sentence) => sentence.split(/\{\w+\}/u))
  .filter((pieces) => pieces.join('').length > 12);

describe.skipIf(withoutBrowser)('connecting a shop, for everybody', () => {
  const windows = useWindows();

  async function begin(context?: BrowserContextOptions) {
    const accounts = await pretendedAccounts();
    const app = await windows.start({ env: accounts.env });
    accounts.leadTo(app);
    return { accounts, ...(await windows.open({ app, path: '/setup', ...(context && { context }) })) };
  }
  const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name }).waitFor();

  it('when there are only keys to press, then all five steps are gone through to the played call', async () => {
    const { page } = await begin();
    await heading(page, 'Two keys');
    await tabTo(page, 'API key of ElevenLabs');
    await page.keyboard.type(KEYS.elevenLabs);
    await tabTo(page, 'Account SID');
    await page.keyboard.type(KEYS.accountSid);
    await tabTo(page, 'Auth token');
    await page.keyboard.type(KEYS.authToken);
    await press(page, 'Enter');

    await heading(page, 'Which number?');
    await page.getByRole('radio', { name: SHOP_LINE }).waitFor();
    await tabTo(page, new RegExp(SHOP_LINE.slice(1), 'u'));
    await press(page, 'Space');
    await tabTo(page, /^Ring another phone/u);
    await press(page, 'ArrowDown');
    await tabTo(page, 'Continue');
    await press(page, 'Enter');

    await heading(page, 'Which agent?');
    await page.getByRole('radio', { name: 'Front desk' }).waitFor();
    await tabTo(page, /^Front desk/u);
    await press(page, 'Space');
    await tabTo(page, 'Continue');
    await press(page, 'Enter');

    await heading(page, 'Your shop');
    await tabTo(page, 'Continue');
    await press(page, 'Enter');
    await heading(page, 'What will be changed');
    await page.getByRole('button', { name: 'Set it up' }).waitFor();
    await tabTo(page, 'Set it up');
    await press(page, 'Enter');
    await page.getByText('Everything is set up.').waitFor();
    await tabTo(page, 'Play a call');
    await press(page, 'Enter');
    await page.getByText('It works from end to end.').waitFor();
  }, 120_000);

  it.each([
    ['a phone by night', 360, 'dark'],
    ['a narrow window by day', 900, 'light'],
  ] as const)(
    'when it is German on %s, then nothing is English, cut off or out of reach',
    async (_case, width, colorScheme) => {
      const viewport = { width, height: 740 };
      const { page } = await begin({ locale: 'de-DE', colorScheme, viewport, reducedMotion: 'reduce' });
      const faults: string[] = [];
      const look = async (what: string): Promise<void> => {
        faults.push(...[...(await accessFaults(page)), ...(await wrongWith(page))].map((fault) => `${what}: ${fault}`));
      };
      const next = (): Promise<void> => page.getByRole('button', { name: 'Weiter' }).click();

      await heading(page, 'Zwei Schlüssel');
      await page.getByLabel('API-Schlüssel von ElevenLabs', { exact: true }).fill(KEYS.accountSid);
      await page.getByLabel('Account-SID').fill(KEYS.elevenLabs);
      await next();
      await page.getByText('Das ist eine Kennung von Twilio.').waitFor();
      await look('keys');
      await page.getByLabel('API-Schlüssel von ElevenLabs', { exact: true }).fill(KEYS.elevenLabs);
      await page.getByLabel('Account-SID').fill(KEYS.accountSid);
      await page.getByLabel('Auth-Token', { exact: true }).fill(KEYS.authToken);
      await next();
      await page.getByRole('radio', { name: SHOP_LINE }).check();
      await next();
      await page.getByText('Wählen Sie, was Anrufer dann hören.').waitFor();
      await page.getByText('Eine Leitung eines anderen Anbieters (SIP)').click();
      await look('number');
      await page.getByRole('radio', { name: 'Eine Nachricht aufnehmen' }).check();
      await next();
      await page.getByRole('radio', { name: 'Front desk' }).check();
      await page.getByText('Hello, Salon Marigold.').waitFor();
      await look('agent');
      await next();
      await heading(page, 'Ihr Betrieb');
      await look('business');
      await next();
      await page.getByRole('list', { name: 'Änderungen' }).waitFor();
      await look('plan');
      await page.getByRole('button', { name: 'Jetzt einrichten' }).click();
      await page.getByText('Alles ist eingerichtet.').waitFor();
      await page.getByRole('button', { name: 'Einen Anruf spielen' }).click();
      await page.getByText('Es funktioniert von Anfang bis Ende.').waitFor();
      await look('call');
      await page.getByRole('link', { name: 'Ansehen, was verbunden ist' }).click();
      await heading(page, 'Salon Marigold ist verbunden');
      await page.getByRole('button', { name: 'Noch einmal nachsehen' }).click();
      await page.getByText('Alles in Ordnung.').waitFor();
      await look('overview');
      expect(faults).toEqual([]);
    },
    120_000,
  );

  /** The server's English sentences on the page, and how far it hangs over the edge. */
  async function wrongWith(page: Page): Promise<string[]> {
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/gu, ' ');
    const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    return [
      ...english.filter((pieces) => pieces.every((piece) => text.includes(piece))).map((pieces) => pieces.join('…')),
      ...(over > 0 ? [`hangs over by ${over}`] : []),
    ];
  }
});
