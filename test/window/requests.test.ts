import { describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

describe.skipIf(withoutBrowser)('what came in on the webhook door', () => {
  const windows = useWindows();

  it('when deliveries come in, then each appears by itself, refused ones with the reason', async () => {
    const { app, page } = await windows.open({ path: '/requests' });
    await page.getByText('Nothing has come in yet').waitFor();
    await app.ring(aRing());
    await page.getByRole('link', { name: 'A call is ringing' }).waitFor();
    await app.finish(aTranscription(), { secret: 'not-the-right-secret-at-all' });
    await page.getByText('Refused: the secret or signature was wrong or missing').waitFor();
    expect(await page.locator('main article').count()).toBe(2);
    await page.getByRole('link', { name: 'A call is over' }).click();
    await page.getByText('What is refused is not kept: nobody knows who sent it.').waitFor();
  });

  it('when a delivery is opened, then it shows no number in clear, and what would be answered today', async () => {
    const { app, page } = await windows.open();
    await app.ring(aRing());
    await app.finish(aTranscription());
    await app.settled();
    await page.goto(`${app.deskUrl ?? ''}/requests`);
    await page.getByRole('link', { name: 'A call is ringing' }).click();
    const came = page.getByRole('region', { name: 'What came' });
    await came.getByText('"call_sid": "CA0001"').waitFor();
    expect(await page.locator('main').textContent()).not.toContain(ANA.slice(1));
    await page.getByText('Nothing is sent and nothing is kept.').waitFor();
    await page.getByRole('button', { name: 'Compare with today' }).click();
    await page.getByRole('cell', { name: /Preferred time: mornings/ }).waitFor();
    await page.getByRole('link', { name: 'All requests' }).click();
    await page.locator('main article').nth(1).waitFor();
    expect(await page.locator('main article').count()).toBe(2);
    await page.getByRole('link', { name: 'A call is over' }).click();
    await page.getByRole('link', { name: 'Open the call' }).click();
    await page.getByRole('heading', { level: 1, name: 'Haircut wanted' }).waitFor();
  });

  it('when a delivery is no longer kept, then it says so', async () => {
    const { page } = await windows.open({ path: '/requests/0190a0a0-0000-7000-8000-000000000001' });
    await page.getByText('This delivery is no longer kept.').waitFor();
  });

  it('when the list cannot be loaded, then it says so, and another try brings it', async () => {
    const { app, page } = await windows.open();
    await app.ring(aRing());
    const refused = { ok: false, error: { code: 'internal', message: 'The list cannot be read just now.' } };
    await page.route('**/api/requests.list', (route) => route.fulfill({ status: 500, json: refused }));
    await page.getByRole('link', { name: 'Requests', exact: true }).click();
    await page.getByRole('alert').getByText('The list cannot be read just now.').waitFor();
    await page.unroute('**/api/requests.list');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'A call is ringing' }).waitFor();
  });
});
