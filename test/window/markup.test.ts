import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { markupPayloads } from '../support/markup-payloads.ts';
import { ownerOf } from '../support/owner.ts';
import { everyAddress, visit, withoutSteps } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** Where an answer may hold what people and providers say freely. */
const SAID = new Set([
  ...[
    'name',
    'callerName',
    'title',
    'summary',
    'text',
    'value',
    'quote',
    'note',
    'prompt',
    'firstMessage',
    'rationale',
  ],
  ...['endedBecause', 'pendingReason', 'body', 'answer', 'greeting', 'returningGreeting', 'about', 'sentence', 'tone'],
]);

/** Nothing that the window itself draws is one of these. */
const SUSPECT = [
  ...['iframe', 'object', 'embed', 'video', 'audio', 'img', 'base', 'math', 'marquee', 'animate', 'use'],
  ...['form[action]', 'meta[http-equiv=refresh]', 'script:not([src^="/assets/"])', 'a[href^="javascript:" i]'],
  'body style:not([data-mantine-styles])',
].join();

/** What a page has become of what it was given. */
const harmOn = (page: Page): Promise<unknown> =>
  page.evaluate(
    `({ ran: 'ran' in window, drawn: [...document.querySelectorAll(${JSON.stringify(SUSPECT)})].map((e) => e.outerHTML) })`,
  );
const unharmed = { ran: false, drawn: [] };

describe.skipIf(withoutBrowser)('T12: markup that callers say', () => {
  const windows = useWindows();

  /** A shop where as much was said, noted and remembered as there are payloads. */
  async function openShop() {
    const app = await windows.start({ env: { LINEKEEPER_OVERRIDES: 'prompt' } });
    const owner = ownerOf(app);
    const turns = markupPayloads.map((words) => ['user', words] as const);
    await app.finish(aTranscription({ title: markupPayloads[0] ?? '', summary: markupPayloads.join(' '), turns }));
    await app.settled();
    await app.ring(aRing({ call_sid: 'CA_live' }));
    const { id: caller } = await owner.personOf(ANA);
    for (const [nth, words] of markupPayloads.entries()) {
      await owner.ask('callers.remember', { callerId: caller, slot: `told_${nth}`, value: words });
      if (nth < 20) await owner.ask('notes.add', { callerId: caller, note: words });
      if (nth < 3) await owner.ask('businesses.save', { id: `shop-${nth}`, name: words.slice(0, 120) });
    }
    const call = (await owner.ask('calls.list', { status: 'ended' })).calls[0]?.id ?? '';
    const request = (await owner.ask('requests.list', {})).requests[0]?.id ?? '';
    const { page, asked } = await windows.open({ app });
    return { page, asked, caller, call, addresses: withoutSteps(everyAddress({ caller, call, request })) };
  }

  it('when it is kept as the server keeps it, then it is shown as words, and nothing runs or is asked for', async () => {
    const { page, asked, caller, call } = await openShop();
    for (const address of ['/', `/callers/${caller}`, `/calls/${call}`, '/rehearse']) {
      await visit(page, address);
      expect([address, await harmOn(page)]).toEqual([address, unharmed]);
    }
    expect(asked.filter((url) => url.includes('/ran'))).toEqual([]);
  }, 120_000);

  it('when the server lets all of it through, then every view still shows it as words, to the letter', async () => {
    const { page, asked, addresses, caller, call } = await openShop();
    await page.route('**/api/*.*', async (route) => {
      const answer = await route.fetch();
      let next = 0;
      const spoilt = JSON.stringify(await answer.json(), (key, value: unknown) =>
        SAID.has(key) && typeof value === 'string' && value !== '' ? markupPayloads[next++ % 60] : value,
      );
      await route.fulfill({ response: answer, body: spoilt });
    });
    await page.reload();
    for (const address of addresses) {
      await visit(page, address);
      expect([address, await harmOn(page)]).toEqual([address, unharmed]);
    }
    for (const address of [`/callers/${caller}`, `/calls/${call}`]) {
      await visit(page, address);
      for (const more of await page.getByRole('button', { name: /^Show all/u }).all()) await more.click();
      const shown = (await page.locator('main').textContent()) ?? '';
      expect(markupPayloads.filter((words) => !shown.includes(words))).toEqual([]);
    }
    expect(asked.filter((url) => url.includes('/ran'))).toEqual([]);
  }, 120_000);

  it('sixty of them are tried', () => expect(new Set(markupPayloads).size).toBe(60));
});
