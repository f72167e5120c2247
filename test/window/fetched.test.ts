import { describe, expect, it } from 'vitest';

import { ownerOf } from '../support/owner.ts';
import { caughtUp, fetchedApp } from '../support/providers/fetched-app.ts';
import { silentWav } from '../support/silent-wav.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const HOUR_AGO = Math.floor(Date.now() / 1000) - 3600;
const turns = [
  { role: 'agent', message: 'Hello, Salon Marigold, how can I help?' },
  { role: 'user', message: 'My name is Ada Brook, mornings are best for me.' },
] as const;
const aTalk = { startedAt: HOUR_AGO, turns: [...turns], title: 'Mornings wanted', cost: 120, costUsd: 0.4 };

/** Tests know no browser's types. */
const lengthOf = ({ duration }: { duration: number }): number => duration;

describe.skipIf(withoutBrowser)('calls from the provider, in the window', () => {
  const windows = useWindows();

  it('when a call is listened to, then it sounds on its page, and is kept once the owner says so', async () => {
    const { start, aCall } = await fetchedApp();
    const call = aCall({ ...aTalk, audio: silentWav() });
    const app = await start();
    await caughtUp(app);
    const { id } = await ownerOf(app).call(call.id);
    const { page } = await windows.open({ app, path: `/calls/${id}` });
    const part = page.getByRole('region', { name: 'Recording' });
    await part.getByText('not kept on this computer').waitFor();
    await part.getByRole('button', { name: 'Listen' }).click();
    const player = part.locator('audio');
    await player.waitFor();
    await expect.poll(() => player.evaluate(lengthOf)).toBeCloseTo(1);
    await part.getByRole('button', { name: 'Keep this recording' }).click();
    await part.getByText('Kept on this computer, sealed').waitFor();
    expect(await part.getByRole('button', { name: 'Keep this recording' }).count()).toBe(0);
    await page.getByText('US$0.40 agent · 120 credits').waitFor();
    await app.stop();
  });

  it('when a dollar gets a price in the owner’s money, then every cost is told in it', async () => {
    const { start, aCall } = await fetchedApp();
    aCall({ ...aTalk, startedAt: HOUR_AGO + 3500 });
    aCall({ ...aTalk, startedAt: HOUR_AGO + 3400, costUsd: null });
    const app = await start();
    await caughtUp(app);
    const { page } = await windows.open({ app, path: '/settings/phone' });
    const form = page.getByRole('region', { name: 'Your currency' });
    await form.getByLabel('Currency, in three letters').fill('eu');
    await form.getByText('Three letters, such as EUR.').waitFor();
    await form.getByLabel('Currency, in three letters').fill('eur');
    await form.getByLabel('One US dollar in EUR').fill('0,5');
    await form.getByRole('button', { name: 'Save the currency' }).click();
    await form.getByText(/^Set:/u).waitFor();
    await page.goto(`${app.deskUrl}/calls`);
    await page.locator('main article').filter({ hasText: '€0.20' }).first().waitFor();
    await page.goto(`${app.deskUrl}/`);
    await page.getByText('This month: €0.20 · €0.20 a call on average · 1 call without a reported cost').waitFor();
    await app.stop();
  });

  it('when earlier calls are read in, then it is said before what that takes, and afterwards that it is done', async () => {
    const { start, aCall, elevenLabs } = await fetchedApp();
    for (const days of [20, 21, 22]) aCall({ ...aTalk, startedAt: HOUR_AGO - days * 86_400 });
    const app = await start();
    await caughtUp(app);
    const { page } = await windows.open({ app, path: '/settings/privacy' });
    const part = page.getByRole('region', { name: 'Earlier calls' });
    await part.getByRole('button', { name: 'Count the calls' }).click();
    await part.getByText('3 calls, 0 of them here already. Reading them in takes 4 requests to ElevenLabs.').waitFor();
    elevenLabs.faults.add({ path: /conversations\/conv/u, fault: { kind: 'slow', milliseconds: 1500 } });
    await part.getByRole('button', { name: 'Read them in' }).click();
    await part.getByRole('button', { name: 'Hold' }).click();
    await part.getByText('On hold.').waitFor();
    elevenLabs.faults.clear();
    await part.getByRole('button', { name: 'Go on' }).click();
    await part.getByText('Done: 3 earlier calls read in.').waitFor();
    await page
      .getByRole('region', { name: 'Calls while this computer was off' })
      .getByText('Nothing is missing.')
      .waitFor();
    await app.stop();
  });

  it('when there is no key, then it is said that it needs one, on a phone and in German too', async () => {
    const { app, page } = await windows.open({
      path: '/settings/privacy',
      context: { viewport: { width: 390, height: 800 }, locale: 'de-DE' },
    });
    await page.getByText('Dafür braucht es den Schlüssel Ihres ElevenLabs-Kontos.').waitFor();
    await page.getByText('Aus: Der Schlüssel Ihres ElevenLabs-Kontos fehlt.').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(app.deskUrl).not.toBeNull();
  });
});
