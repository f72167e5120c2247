import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const ALLERGIES = ['latex', 'penicillin', 'iodine', 'nickel'];
const TURNS = [
  ['user', `My name is Ana Lopez. I am allergic to ${ALLERGIES.join(', ')}.`],
  ['agent', 'We will call you back on Monday. We will send you the price list. We will call the lab tomorrow.'],
] as const;

/** The name of what has the focus, or what kind of element it is where it has none of its own. */
const FOCUS = `document.activeElement.getAttribute('aria-label') ?? document.activeElement.tagName`;

describe.skipIf(withoutBrowser)('rows of Today that come and go', () => {
  const windows = useWindows();
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const focus = (page: Page) => page.evaluate<string>(FOCUS);
  const namesOf = async (all: Locator) => Promise.all((await all.all()).map((one) => one.getAttribute('aria-label')));
  const settledFocus = (page: Page) => expect.poll(() => focus(page));

  /** A dentist's, where what is said of health waits for a look. */
  async function openToday(path = '/') {
    const app = await windows.start({ env: { LINEKEEPER_TRADE: 'dentist' } });
    const collected = { customer_name: 'Ana Lopez', allergies: ALLERGIES.join(', ') };
    await app.finish(aTranscription({ startedAt: new Date(), turns: TURNS, collected }));
    await app.settled();
    const owner = ownerOf(app);
    const ana = await owner.personOf(ANA);
    const { page } = await windows.open({ app, path: path.replace(':ana', ana.id) });
    const facts = async (status: string): Promise<string[]> =>
      (await owner.personOf(ANA)).facts.filter((fact) => fact.status === status).map(({ value }) => value);
    return { app, page, owner, facts };
  }

  it('when facts wait for a look, then the newest few are decided on Today, and the rest are led to', async () => {
    const { app, page, facts } = await openToday();
    const waiting = page.getByRole('region', { name: 'Waits for your look' });
    await waiting.getByRole('link', { name: 'Review 4 facts' }).waitFor();
    expect(await waiting.getByRole('listitem').count()).toBe(3);
    expect(await waiting.getByText('Health facts are checked by staff first.').count()).toBe(3);

    const keep = waiting.getByRole('button', { name: /^Keep: / }).first();
    const kept = (await keep.getAttribute('aria-label'))?.split(', ').at(-1) ?? '';
    await keep.click();
    await waiting.getByRole('link', { name: 'Review 3 facts' }).waitFor();
    expect(await facts('active')).toContain(kept);
    expect(JSON.stringify(await app.ring(aRing()))).toContain(kept);
    await button(page, 'Undo').click();
    await waiting.getByRole('link', { name: 'Review 4 facts' }).waitFor();

    await waiting
      .getByRole('button', { name: /^Forget: / })
      .first()
      .click();
    await waiting.getByRole('link', { name: 'Review 3 facts' }).waitFor();
    expect(await facts('forgotten')).toHaveLength(1);
    await button(page, 'Undo').last().click();
    await waiting.getByRole('link', { name: 'Review 4 facts' }).waitFor();
    expect((await facts('pending')).toSorted()).toEqual(ALLERGIES.toSorted());
  });

  it('when tasks are ticked off by keys, then the next one has the focus, and what holds them after the last', async () => {
    const { page, owner } = await openToday();
    const ticks = button(page, /^Done: /);
    await ticks.nth(2).waitFor();
    const names = await namesOf(ticks);
    await ticks.nth(1).press('Enter');
    await settledFocus(page).toBe(names[2]);
    await page.keyboard.press('Enter');
    await settledFocus(page).toBe(names[0]);
    await page.keyboard.press('Enter');
    await page.getByText('Nobody is waiting for a call back.').waitFor();
    await settledFocus(page).toBe('DIV');
    expect((await owner.ask('tasks.list', {})).tasks).toEqual([]);
    await page.keyboard.press('Tab');
    await settledFocus(page).not.toBe('BODY');
  });

  it('when ticking off is refused, then the keyboard is still on that task', async () => {
    const { page } = await openToday();
    const error = { code: 'unavailable', message: 'The memory is busy.' };
    await page.route('**/api/tasks.done', (route) => route.fulfill({ json: { ok: false, error } }));
    const tick = button(page, /^Done: /).nth(1);
    const name = await tick.getAttribute('aria-label');
    await tick.press('Enter');
    await page.getByText('The memory is busy.').waitFor();
    await settledFocus(page).toBe(name);
  });

  it('when tasks of a caller are ticked off by keys, then the focus goes on to the next one', async () => {
    const { page } = await openToday('/callers/:ana');
    const boxes = page.getByRole('checkbox', { name: /^Done: / });
    await boxes.nth(2).waitFor();
    const names = await namesOf(boxes);
    await boxes.nth(0).press('Space');
    await settledFocus(page).toBe(names[1]);
    await page.keyboard.press('Space');
    await settledFocus(page).toBe(names[2]);
  });
});
