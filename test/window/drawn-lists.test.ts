import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** More than a page of the inbox, and of the calls of one caller. */
const FACTS = 60;
const CALLS = 105;

describe.skipIf(withoutBrowser)('a list that draws all its rows', () => {
  const windows = useWindows();

  async function openShop() {
    const app = await windows.start({ env: { LINEKEEPER_TRADE: 'dentist' } });
    await app.finish(aTranscription());
    await app.settled();
    const owner = ownerOf(app);
    return { app, owner, ana: await owner.personOf(ANA) };
  }

  /** What the page asks this command from now on. */
  function questions(page: Page, command: string): string[] {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith(`/api/${command}`)) asked.push(request.postData() ?? '');
    });
    return asked;
  }

  it('when something changes while two pages of the inbox are loaded, then only what is on screen is asked for', async () => {
    const { app, owner } = await openShop();
    for (let at = 0; at < FACTS; at += 1) {
      const fact = { slot: 'allergies', value: `remedy ${at}` };
      await owner.ask('memory.import', { phone_hash: hashOf(ANA), fact });
    }
    const { page } = await windows.open({ app, path: '/callers/review' });
    const rows = page.getByRole('list', { name: 'Facts to review' }).getByRole('listitem');
    await page.getByRole('button', { name: 'Show more' }).click();
    await rows.nth(FACTS - 1).waitFor();
    await page.evaluate('scrollTo(0, 0)');
    await rows
      .first()
      .getByText(`remedy ${FACTS - 1}`, { exact: true })
      .waitFor();

    const asked = questions(page, 'review.list');
    const facts = (await owner.personOf(ANA)).facts;
    const [first, last] = [FACTS - 1, 0].map((at) => facts.find(({ value }) => value === `remedy ${at}`)?.id ?? '');
    for (const id of [last, first]) await owner.ask('facts.forget', { id: id ?? '' });
    await rows
      .first()
      .getByText(`remedy ${FACTS - 2}`, { exact: true })
      .waitFor();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((question) => question.includes('cursor'))).toEqual([]);

    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await page.getByText('remedy 0', { exact: true }).waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(FACTS - 2);
  }, 90_000);

  it('when somebody rings while all calls to split are loaded, then only what is on screen is asked for', async () => {
    const { app, ana } = await openShop();
    for (let at = 0; at < CALLS; at += 1) {
      const ids = { conversationId: `conv_many_${at}`, callSid: `CA_many_${at}` };
      await app.finish(
        aTranscription({ ...ids, startedAt: new Date(Date.UTC(2026, 0, 1, 0, at)), turns: [], collected: {} }),
      );
    }
    await app.settled();
    const { page } = await windows.open({ app, path: `/callers/${ana.id}` });
    await page.getByRole('button', { name: 'Split …' }).click();
    const rows = page.getByRole('list', { name: 'Calls' }).getByRole('listitem');
    await page.getByRole('button', { name: 'Show more calls' }).click();
    await rows.nth(CALLS).waitFor();
    await rows.first().scrollIntoViewIfNeeded();

    const asked = questions(page, 'calls.list');
    await app.ring(aRing({ call_sid: 'CA_now' }));
    await rows.nth(CALLS + 1).waitFor();
    expect(asked.filter((question) => question.includes('cursor'))).toEqual([]);
  }, 120_000);
});
