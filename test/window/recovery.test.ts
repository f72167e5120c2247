import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription, BEN } from '../support/factories.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import type { TestApp } from '../support/test-app.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** Longer than the stream may be silent before it counts as broken. */
const SILENCE_MS = 41_000;

describe.skipIf(withoutBrowser)('the window after a break', () => {
  const windows = useWindows();

  const titles = (page: Page): Promise<string[]> => page.locator('main article p').allTextContents();
  const callOf = (app: TestApp, nth: number, from = ANA) =>
    app.finish(
      aTranscription({
        ...{ conversationId: `conv_${nth}`, callSid: `CA_${nth}`, title: `Call number ${nth}`, from },
        startedAt: new Date(Date.UTC(2026, 10, 20, 9, nth)),
      }),
    );

  it('when the server is started again on its port, then what came meanwhile is there, each row once', async () => {
    const dataDir = temporaryDirectory();
    const first = await windows.start({ dataDir, keep: true });
    await callOf(first, 1);
    await first.settled();
    const { page } = await windows.open({ app: first, path: '/calls' });
    await page.getByText('Call number 1').waitFor();
    const port = new URL(first.deskUrl ?? '').port;
    await first.stop();
    await page.getByText('The connection to Linekeeper is lost', { exact: false }).waitFor();
    await page.getByText('Call number 1').waitFor();

    const second = await windows.start({ dataDir, env: { LINEKEEPER_DESK_PORT: port } });
    await callOf(second, 2, BEN);
    await second.settled();
    await page.getByText('Call number 2').waitFor();
    await page.getByText('The connection to Linekeeper is lost', { exact: false }).waitFor({ state: 'detached' });
    await callOf(second, 3);
    await page.getByText('Call number 3').waitFor();
    const seen = await titles(page);
    for (const nth of [1, 2, 3]) expect(seen.filter((title) => title.includes(`number ${nth}`))).toHaveLength(1);
    await page.reload();
    await page.getByText('Call number 3').waitFor();
    expect(await titles(page)).toEqual(seen);
  }, 60_000);

  it('when the stream falls silent, then it is opened again and nothing is lost or doubled', async () => {
    const app = await windows.start();
    await callOf(app, 1);
    await app.settled();
    const { page } = await windows.open({ app, context: {} });
    await page.clock.install();
    const opened: string[] = [];
    let isSilent = true;
    await page.route('**/api/events', (route) => {
      opened.push(route.request().url());
      // A stream that never says anything: neither an answer nor an end.
      return isSilent ? undefined : route.continue();
    });
    await page.goto(`${app.deskUrl}/calls`);
    await page.getByText('Call number 1').waitFor();
    await callOf(app, 2);
    await app.settled();
    expect(await page.getByText('Call number 2').count()).toBe(0);

    isSilent = false;
    await page.clock.fastForward(SILENCE_MS);
    await page.getByText('is lost', { exact: false }).waitFor();
    await page.clock.fastForward(6_000);
    await page.getByText('Call number 2').waitFor();
    expect(opened).toHaveLength(2);
    const seen = await titles(page);
    for (const nth of [1, 2]) expect(seen.filter((title) => title.includes(`number ${nth}`))).toHaveLength(1);
  }, 60_000);

  it('when a call rings, is talked and ends while one looks, then it stays one row', async () => {
    const { app, page } = await windows.open();
    await app.ring(aRing({ call_sid: 'CA_1' }));
    await page.locator('[data-live-call]').waitFor();
    await callOf(app, 1);
    await page.locator('[data-live-call]').waitFor({ state: 'detached' });
    await page.goto(`${app.deskUrl}/calls`);
    await page.getByText('Call number 1').waitFor();
    expect(await page.locator('main article').count()).toBe(1);
  });
});
