import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { accessFaults } from '../support/axe.ts';
import { ANA, aRing } from '../support/factories.ts';
import { phoneProvider } from '../support/phone-provider.ts';
import { callSid, TWILIO_ENV } from '../support/twilio-posts.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

const TOLD = 'You are speaking with an AI assistant, and this call may be recorded. How can I help?';
/** 20 ms of a tone that is not silence. */
const FRAME = Buffer.from(Array.from({ length: 160 }, (_, at) => 0x80 + (at % 16))).toString('base64');

/** Writes down what the page plays: when each sound begins, how long it is, and how loud. */
const WATCH_SOUND = `
  window.played = [];
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (when) {
    window.played.push({ when, seconds: this.buffer.duration, peak: Math.max(...this.buffer.getChannelData(0)) });
    return start.call(this, when);
  };
  const Context = AudioContext;
  window.contexts = [];
  window.AudioContext = class extends Context {
    constructor() {
      super();
      window.contexts.push(this);
    }
  };
`;
/** How much of what was said lies below what is in sight. */
const BELOW = `(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(
  document.querySelector('[role=log]'),
)`;
type Played = { when: number; seconds: number; peak: number };

describe.skipIf(withoutBrowser)('a call that goes through this computer, in the window', () => {
  const windows = useWindows();

  async function liveCall({ env = {} }: { env?: Record<string, string> } = {}) {
    const app = await windows.start({ env: { ...TWILIO_ENV, ...env } });
    await app.ring(aRing({ caller_id: ANA, call_sid: callSid(1) }));
    await app.settled();
    const { calls } = (await app.execute('calls.list', {})) as { calls: { id: string }[] };
    const id = calls[0]?.id ?? '';
    let ended = 0;
    const entry = app.liveRoom.begin(id, { end: () => void (ended += 1) });
    const open = async (path = `/calls/${id}`) => {
      const { page } = await windows.open({ app, path });
      return page;
    };
    return { app, id, entry, open, ended: () => ended };
  }

  const log = (page: Page) => page.getByRole('log');
  const listenIn = (page: Page) => page.getByRole('button', { name: /^Listen in/ });
  const stopListening = (page: Page) => page.getByRole('button', { name: /^Stop listening/ });
  const played = (page: Page) => page.evaluate<Played[]>('window.played');
  const runningSounds = (page: Page) =>
    page.evaluate<number>(`window.contexts.filter(({ state }) => state !== 'closed').length`);

  it('when something is said, then it stands there at once, corrected where it was cut off, on the call and on Today', async () => {
    const { entry, open } = await liveCall();
    const page = await open();
    const today = await open('/');
    await log(page).getByText('Nobody has said anything yet.').waitFor();
    entry.turn('agent', TOLD);
    entry.turn('caller', 'Do you have time on Friday?');
    for (const one of [page, today]) await log(one).getByText('Do you have time on Friday?').waitFor();
    entry.turn('agent', 'We have nine, ten and eleven.');
    await log(page).getByText('We have nine, ten and eleven.').waitFor();
    entry.corrected({ text: 'We have nine', original: null, id: null });
    await log(page).getByText('We have nine — interrupted').waitFor();
    expect(await log(page).getByText('ten and eleven').count()).toBe(0);
    entry.over();
    await page.getByText('The report of the call takes its place when it arrives.').waitFor();
    expect(await listenIn(page).count()).toBe(0);
  });

  it('when more is said than fits, then the end is in sight, unless the reader went up', async () => {
    const { entry, open } = await liveCall();
    const page = await open();
    await log(page).waitFor();
    for (let turn = 0; turn < 40; turn += 1) entry.turn('caller', `This is sentence number ${turn} of the caller.`);
    const last = (nth: number) => log(page).getByText(`sentence number ${nth} of`);
    await last(39).waitFor();
    const below = () => page.evaluate<number>(BELOW);
    await expect.poll(below).toBeLessThan(2);
    await log(page).focus();
    await page.keyboard.press('Home');
    const newest = page.getByRole('button', { name: 'To the newest words' });
    await newest.waitFor();
    entry.turn('caller', 'This is sentence number 40 of the caller.');
    await last(40).waitFor();
    expect(await below()).toBeGreaterThan(100);
    await newest.click();
    await expect.poll(below).toBeLessThan(2);
  });

  it('when more is said than is held, then it says how much went before', async () => {
    const { entry, open } = await liveCall();
    for (let turn = 0; turn < 450; turn += 1) entry.turn('caller', `word ${turn}`);
    const page = await open();
    await log(page).getByText('50 turns before this').waitFor();
  });

  it('when the caller was not told, then listening is refused with what to switch on, and nothing sounds', async () => {
    const { app, entry, open } = await liveCall();
    const page = await open();
    entry.turn('agent', 'Salon Marigold, good morning.');
    await listenIn(page).click();
    const refusal = page.getByRole('alert');
    await refusal.getByText('Tell callers that an AI answers').waitFor();
    expect(await refusal.getByRole('link', { name: 'To the set-up' }).getAttribute('href')).toBe('/setup');
    expect(await stopListening(page).count()).toBe(0);
    expect(app.liveRoom.listeners.count()).toBe(0);
  });

  it('when the owner listens, then both sides are played in order, it is seen, and it ends with their click', async () => {
    const { app, entry, open } = await liveCall();
    const page = await open('/');
    await page.addInitScript(WATCH_SOUND);
    await page.reload();
    entry.turn('agent', TOLD);
    await listenIn(page).click();
    await page.getByText('You are listening. Nobody on the phone hears you.').waitFor();
    for (let frame = 0; frame < 10; frame += 1) entry.sound('caller', FRAME);
    entry.sound('agent', FRAME);
    await expect.poll(async () => (await played(page)).length).toBe(11);
    const sounds = await played(page);
    expect(sounds.every(({ seconds, peak }) => Math.abs(seconds - 0.02) < 1e-6 && peak > 0.4)).toBe(true);
    for (const [at, { when }] of sounds.slice(1, 10).entries())
      expect(when).toBeCloseTo((sounds[at]?.when ?? 0) + 0.02);

    await stopListening(page).click();
    await listenIn(page).waitFor();
    await expect.poll(() => app.liveRoom.listeners.count()).toBe(0);
    await expect.poll(() => runningSounds(page)).toBe(0);
    entry.sound('caller', FRAME);
    await expect.poll(async () => (await played(page)).length).toBe(11);
  });

  it('when the call ends, or the owner leaves the view, then listening ends by itself', async () => {
    const { app, entry, open } = await liveCall();
    const page = await open();
    entry.turn('agent', TOLD);
    await listenIn(page).click();
    await stopListening(page).waitFor();
    await page.getByRole('link', { name: 'All calls' }).click();
    await expect.poll(() => app.liveRoom.listeners.count()).toBe(0);
    await page.goBack();
    await listenIn(page).click();
    await stopListening(page).waitFor();
    entry.over();
    await page.getByText('The report of the call takes its place when it arrives.').waitFor();
    expect(app.liveRoom.listeners.count()).toBe(0);
  });

  it('when the owner wants to end the call, then it is asked first, and Twilio and the bridge are told', async () => {
    const phone = await phoneProvider();
    const { open, ended } = await liveCall({ env: { TWILIO_BASE_URL: phone.url } });
    const page = await open();
    await page.getByRole('button', { name: /^End call: / }).click();
    const dialog = page.getByRole('dialog', { name: 'End this call?' });
    expect([ended(), phone.orders.length]).toEqual([0, 0]);
    await dialog.getByRole('button', { name: 'End call' }).click();
    await page.getByText('The call was ended.').waitFor();
    expect([ended(), phone.orders.length]).toEqual([1, 1]);
  });

  it.each([
    ['English', 'en-GB', /^Listen in/, 'What is being said'],
    ['German', 'de-DE', /^Mithören/, 'Was gerade gesprochen wird'],
  ])(
    'when it is looked at in %s, on a phone, in both lights, then axe finds nothing and nothing hangs over',
    async (_name, locale, listen, title) => {
      const { app, id, entry } = await liveCall();
      entry.turn('agent', 'Guten Morgen, here is the salon.');
      entry.turn('caller', 'w'.repeat(300));
      const context = { locale, viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' as const };
      for (const path of ['/', `/calls/${id}`])
        for (const colorScheme of ['light', 'dark'] as const) {
          const { page } = await windows.open({ app, path, context: { ...context, colorScheme } });
          await page.getByRole('log', { name: title }).waitFor();
          await page.getByRole('button', { name: listen }).click();
          await page.getByRole('alert').first().waitFor();
          expect(await accessFaults(page)).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
          await page.close();
        }
    },
    60_000,
  );
});
