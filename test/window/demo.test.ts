import { describe, expect, it } from 'vitest';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { aDesktop } from '../support/a-desktop.ts';
import { accessFaults } from '../support/axe.ts';
import { button } from '../support/caller-window.ts';
import { aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { settledView } from '../support/visit.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const german = { locale: 'de-DE' } as const;
const COMMAND = 'npm start -- --demo';

type Drawn = { scrollWidth: number; clientWidth: number; querySelectorAll(selector: string): ArrayLike<Drawn> };

/** Whether no word of it is cut off. */
const isWhole = (drawn: Drawn): boolean =>
  Array.from(drawn.querySelectorAll('*')).every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);

describe.skipIf(withoutBrowser)('the way to the demo and back', () => {
  const windows = useWindows();

  it('when the desktop program shows it, then a press leads to the demo, once, and says that the window closes', async () => {
    const { host, done } = aDesktop();
    const { page } = await windows.open({ app: await windows.start({ host }) });
    const see = button(page, 'See the demo');
    await see.waitFor();
    expect(await page.getByText(COMMAND).count()).toBe(0);
    expect(await page.getByText('Ctrl-C').count()).toBe(0);
    expect(await accessFaults(page)).toEqual([]);

    await see.dblclick();
    await page.getByText('Linekeeper closes now and opens again with the demo.').waitFor();
    await expect.poll(() => see.isDisabled()).toBe(true);
    expect(done).toEqual(['demo on']);
  });

  it('when the owner stays for what is not saved, then it can be pressed again', async () => {
    const { host, done } = aDesktop();
    const { page } = await windows.open({ app: await windows.start({ host }) });
    const see = button(page, 'See the demo');
    await see.waitFor();
    await page.clock.install();
    await see.click();
    await expect.poll(() => see.isDisabled()).toBe(true);
    await page.clock.fastForward(6_000);
    await see.click();
    await expect.poll(() => done).toEqual(['demo on', 'demo on']);
  });

  it('when somebody is on the phone, then it says why not, and it can be pressed again', async () => {
    const { host, done, answers } = aDesktop();
    answers.changeDemo = () => Promise.reject(refused('conflict', tell('call_is_live')));
    const { page } = await windows.open({ app: await windows.start({ host }), context: german });
    const see = button(page, 'Vorführung ansehen');
    await see.click();
    await page.getByText('Gerade wird telefoniert. Versuchen Sie es nach dem Anruf noch einmal.').waitFor();
    answers.changeDemo = () => Promise.resolve();
    await see.click();
    await page.getByText('Linekeeper schließt sich jetzt und öffnet sich wieder mit der Vorführung.').waitFor();
    expect(done).toEqual(['demo on', 'demo on']);
  });

  it.each([
    [{}, 'Stop Linekeeper with Ctrl-C', 'See the demo'],
    [german, 'Beenden Sie Linekeeper mit Strg-C', 'Vorführung ansehen'],
  ])('when a server without a desktop shows it to %o, then it says what to type', async (context, said, see) => {
    const { page } = await windows.open({ context });
    await page.getByText(said).waitFor();
    await page.getByText(COMMAND).waitFor();
    expect(await button(page, see).count()).toBe(0);
  });

  it.each([
    [{}, 'Leave the demo', 'Linekeeper closes now and opens again with your own shop.'],
    [
      german,
      'Vorführung verlassen',
      'Linekeeper schließt sich jetzt und öffnet sich wieder mit Ihrem eigenen Betrieb.',
    ],
  ])('when it is the demo to %o, then every view has the way back', async (context, leave, said) => {
    const { host, done } = aDesktop({ demo: true });
    const app = await windows.start({ host, demo: true });
    const { page } = await windows.open({ app, context, path: '/calls' });
    for (const width of [320, 1000, 1920]) {
      await page.setViewportSize({ width, height: 740 });
      const box = await button(page, leave).boundingBox();
      expect([width, box !== null && box.x >= 0 && box.x + box.width <= width]).toEqual([width, true]);
      expect(await button(page, leave).evaluate(isWhole)).toBe(true);
    }
    expect(await accessFaults(page)).toEqual([]);
    await button(page, leave).dblclick();
    await page.getByText(said).waitFor();
    expect(done).toEqual(['demo off']);
  });

  it('when a server without a desktop shows the demo, then there is nothing to press', async () => {
    const { page } = await windows.open({ app: await windows.start({ demo: true }) });
    const answered = page.waitForResponse(/host\.get$/u);
    await page.reload();
    await (await answered).finished();
    await page.getByText('Demo: invented callers').waitFor();
    await settledView(page);
    expect(await button(page, 'Leave the demo').count()).toBe(0);
  });

  it('when a call of the demo is looked at, then nothing is offered to be heard', async () => {
    const app = await windows.start({ demo: true });
    await app.finish(aTranscription());
    await app.settled();
    const [call] = (await ownerOf(app).ask('calls.list', {})).calls;
    const { page } = await windows.open({ app, path: `/calls/${call?.id}` });
    await page.getByText('The calls of the demo are invented').waitFor();
    expect(await button(page, 'Listen').count()).toBe(0);
  });

  it.each([
    [{}, 'I set it up by hand', 'Choose the way to the phone', 'none yet'],
    [german, 'Ich richte es von Hand ein', 'Den Weg zum Telefon wählen', 'noch keine'],
  ])(
    'when there is no public address, then the steps lead %o to the way to the phone',
    async (context, fold, way, none) => {
      const { page } = await windows.open({ app: await windows.start({ env: { PUBLIC_BASE_URL: '' } }), context });
      await page.getByText(fold, { exact: true }).click();
      await page.getByText(none, { exact: true }).waitFor();
      expect(await page.locator('main').getByText('PUBLIC_BASE_URL').count()).toBe(0);
      await page.getByRole('link', { name: way }).click();
      await page.waitForURL((url) => url.pathname === '/settings/phone');
    },
  );
});
