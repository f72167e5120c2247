import { readFileSync } from 'node:fs';

import { describe, expect, it, onTestFinished } from 'vitest';

import { AppError } from '../../server/contract/errors.ts';
import type { AppEvent } from '../../server/contract/events.ts';
import { lineShop } from '../support/line-shop.ts';
import { phoneProvider } from '../support/phone-provider.ts';
import { callSid, ringing, TWILIO_ENV } from '../support/twilio-posts.ts';

const TOLD = 'You are speaking with an AI assistant, and this call may be recorded. How can I help?';
const UNTOLD = 'Salon Marigold, good morning.';
const NOBODY = '0192f0c0-0000-7000-8000-000000000009';

/** A call on a line of the shop, that goes through this computer as far as the live room knows. */
async function liveCall({ env = {} }: { env?: Record<string, string> } = {}) {
  const shop = await lineShop({ env });
  await shop.post('/incoming-call', ringing(callSid(1)));
  await shop.app.settled();
  const { calls } = (await shop.app.execute('calls.list', {})) as { calls: { id: string }[] };
  const id = calls[0]?.id ?? '';
  let ended = 0;
  const entry = shop.app.liveRoom.begin(id, { end: () => void (ended += 1) });
  onTestFinished(() => entry.over());
  const listen = async (sound?: string) =>
    (await shop.app.execute('calls.listen', { id, ...(sound !== undefined && { sound }) })) as { sound: string };
  return { ...shop, id, entry, listen, ended: () => ended };
}

const refusalOf = async (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.reason?.code : error),
  );

describe('a call that goes through this computer', () => {
  it('when it is asked for, then what was said so far is told, and of no other call', async () => {
    const { app, id, entry } = await liveCall();
    entry.turn('agent', TOLD);
    expect(await app.execute('calls.live', { id })).toMatchObject({
      talk: { isOn: true, turns: [{ role: 'agent', text: TOLD }] },
    });
    expect(await app.execute('calls.live', { id: NOBODY })).toEqual({ talk: null });
  });

  it('when it is over, then nobody can listen, and what was said is in no log and no file', async () => {
    const { app, id, entry, listen } = await liveCall();
    entry.turn('agent', TOLD);
    entry.turn('caller', 'a word that is nowhere else: quinquereme');
    entry.over();
    expect(await refusalOf(listen())).toBe('lines_call_over');
    expect(await app.execute('calls.get', { id })).toMatchObject({ turns: [] });
    app.flushLog();
    const log = readFileSync(`${app.dataDir}/logs/linekeeper.log`, 'utf8');
    expect(log).toContain('talk.changed');
    expect(log).not.toMatch(/quinquereme|talk\.said/);
  });

  it('when the caller was not told, or not yet, then nobody may listen, also not who knows the address', async () => {
    const { id, app, entry, listen } = await liveCall();
    expect(await refusalOf(listen())).toBe('live_not_greeted');
    entry.turn('caller', 'Hello? This call may be recorded, right?');
    expect(await refusalOf(listen())).toBe('live_not_greeted');
    entry.turn('agent', UNTOLD);
    expect(await refusalOf(listen())).toBe('live_not_told');
    entry.turn('agent', TOLD);
    expect(await refusalOf(listen())).toBe('live_not_told');
    expect((await app.api('GET', `/api/calls/${id}/audio`)).status).not.toBe(200);
    expect(app.liveRoom.listeners.count()).toBe(0);
  });

  it('when the notice was cut off before it was heard, then nobody may listen', async () => {
    const { entry, listen } = await liveCall();
    entry.turn('agent', TOLD);
    entry.corrected({ text: 'You are speaking', original: null, id: null });
    expect(await refusalOf(listen())).toBe('live_not_told');
  });

  it('when the call does not go through this computer, then it is said so', async () => {
    const { app } = await liveCall();
    expect(await refusalOf(app.execute('calls.listen', { id: NOBODY }))).toBe('live_not_here');
  });

  it('when somebody may listen, then both sides come as they are spoken, once, and end with the call', async () => {
    const { app, entry, listen } = await liveCall();
    entry.turn('agent', TOLD);
    const { sound } = await listen();
    const response = await app.api('GET', `/api/calls/${sound}/audio`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=us-ascii']);
    entry.sound('caller', 'AAAA');
    entry.sound('agent', 'BBBB');
    const again = await app.api('GET', `/api/calls/${sound}/audio`);
    expect(again.status).not.toBe(200);
    entry.over();
    expect(await response.text()).toBe('\ncAAAA\naBBBB\n');
  });

  it('when who listens closes the window, then nothing is kept for them', async () => {
    const { app, entry, listen } = await liveCall();
    entry.turn('agent', TOLD);
    const { sound } = await listen();
    const response = await app.api('GET', `/api/calls/${sound}/audio`);
    expect(app.liveRoom.listeners.count()).toBe(1);
    await response.body?.cancel();
    await expect.poll(() => app.liveRoom.listeners.count()).toBe(0);
  });

  it('when the window does not ask again, then listening ends by itself, and is not taken up again', async () => {
    const { app, clock, entry, listen } = await liveCall();
    entry.turn('agent', TOLD);
    const { sound } = await listen();
    const response = await app.api('GET', `/api/calls/${sound}/audio`);
    clock.forward(8 / 60);
    expect(await listen(sound)).toEqual({ sound });
    clock.forward(8 / 60);
    entry.sound('caller', 'AAAA');
    clock.forward(10.001 / 60);
    entry.sound('caller', 'BBBB');
    expect(await response.text()).toBe('\ncAAAA\n');
    expect(await refusalOf(listen(sound))).toBe('live_listening_over');
  });

  it('when nobody has the owner’s word, then nothing of it is told', async () => {
    const { app, entry, listen, id } = await liveCall();
    entry.turn('agent', TOLD);
    const { sound } = await listen();
    const ask = (path: string, init: RequestInit = {}) => fetch(`${app.deskUrl}${path}`, init);
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id }) };
    const answers = [ask(`/api/calls/${sound}/audio`), ask('/api/calls.live', post), ask('/api/calls.listen', post)];
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([401, 401, 401]);
    const outside = await fetch(`${app.webhookUrl}/api/calls/${sound}/audio`);
    expect(outside.status).toBe(404);
  });

  it('when sound goes by, then no announcement holds it', async () => {
    const { app, entry, listen } = await liveCall();
    const events: AppEvent[] = [];
    app.bus.subscribe((event) => events.push(event));
    entry.turn('agent', TOLD);
    await listen();
    for (let frame = 0; frame < 100; frame += 1) entry.sound('caller', 'AAAA');
    expect(events.map(({ name }) => name)).toEqual(['talk.said']);
  });
});

describe('ending a call that goes through this computer', () => {
  it('when staff ends it, then Twilio and the bridge are told', async () => {
    const phone = await phoneProvider();
    const { app, id, ended } = await liveCall({ env: { TWILIO_BASE_URL: phone.url } });
    await app.execute('calls.end', { id });
    const path = `/2010-04-01/Accounts/${TWILIO_ENV.TWILIO_ACCOUNT_SID}/Calls/${callSid(1)}.json`;
    expect(phone.orders.map(({ path: asked }) => asked)).toEqual([path]);
    expect(ended()).toBe(1);
  });

  it('when Twilio cannot be asked, then nobody speaks on all the same, and it is told that it failed', async () => {
    const { app, id, ended } = await liveCall({ env: { TWILIO_BASE_URL: 'http://127.0.0.1:1' } });
    await expect(app.execute('calls.end', { id })).rejects.toThrow();
    expect(ended()).toBe(1);
  });
});
