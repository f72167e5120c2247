import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { ProviderFault, type FaultKind } from '../../server/domain/providers/fault.ts';
import { jsonBody, readJson } from '../../server/integrations/http/json.ts';
import type { Transport } from '../../server/integrations/http/transport.ts';
import type { Asked } from '../../server/integrations/http/wire.ts';
import { freePort } from '../support/free-port.ts';
import { madeTransport } from '../support/providers/made-transport.ts';
import { breakOff, hang, json, reset, scriptedServer, text } from '../support/providers/scripted-server.ts';

const Named = z.object({ name: z.string() });
const KEY = 'sk_invented-key-of-nobody';
const question: Asked = { method: 'GET', path: '/thing', headers: { 'xi-api-key': KEY } };
const order: Asked = { ...question, method: 'POST', body: jsonBody({ to_number: '+12125550142' }) };

const ask = (transport: Transport, url: string, asked: Asked) =>
  transport.send(url, asked, readJson(Named, transport.fault));
const faultOf = (work: Promise<unknown>): Promise<ProviderFault> =>
  work.then(
    () => expect.unreachable('it was answered'),
    (error: unknown) => (error instanceof ProviderFault ? error : expect.unreachable(String(error))),
  );

const ana = json({ name: 'Ana', unheard_of: { deep: true } });
const failed = json({ detail: 'Something broke' }, 500);

describe('what is asked again', () => {
  it('when a question fails twice, then the third answer counts, after growing pauses', async () => {
    const { url, seen } = await scriptedServer(failed, breakOff, ana);
    const { transport, pauses } = madeTransport();
    expect(await ask(transport, url, question)).toEqual({ name: 'Ana' });
    expect(seen).toHaveLength(3);
    expect(pauses).toEqual([250, 500]);
  });

  it.each<[string, Parameters<typeof scriptedServer>[0], FaultKind]>([
    ['500', failed, 'down'],
    ['429', json({}, 429, { 'retry-after': '1' }), 'rate_limited'],
    ['a broken connection', breakOff, 'interrupted'],
    // Nobody knows what was done before it broke: it may ring.
    ['a connection that breaks at once', reset, 'interrupted'],
    ['a page of another program', text('<!doctype html><p>Sign in</p>', 'text/html'), 'odd'],
    ['half of the keys', json({ title: 'Ana' }), 'odd'],
    ['another address', (response) => void response.writeHead(302, { location: '/else' }).end(), 'odd'],
  ])('when what changes something meets %s, then it is sent once and told as it is', async (_, turn, kind) => {
    const { url, seen } = await scriptedServer(turn);
    expect((await faultOf(ask(madeTransport().transport, url, order))).kind).toBe(kind);
    expect(seen).toHaveLength(1);
  });

  it('when nobody answers in time, then it was sent once and the time is up', async () => {
    const { url, seen } = await scriptedServer(hang);
    const fault = await faultOf(ask(madeTransport().transport, url, { ...order, limitMs: 60 }));
    expect([fault.kind, seen.length]).toEqual(['timeout', 1]);
  });

  it('when nobody is there at all, then nothing was done', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    expect((await faultOf(ask(madeTransport().transport, url, order))).kind).toBe('unreachable');
  });

  it('when they ask for a short wait, then it is kept to; a long one is told to whoever asks', async () => {
    const short = await scriptedServer(json({}, 429, { 'retry-after': '4' }), ana);
    const { transport, pauses } = madeTransport();
    expect(await ask(transport, short.url, question)).toEqual({ name: 'Ana' });
    expect(pauses).toEqual([4000]);
    const long = await scriptedServer(json({}, 503, { 'retry-after': '120' }), ana);
    expect((await faultOf(ask(transport, long.url, question))).retryAfterMs).toBe(120_000);
    expect(long.seen).toHaveLength(1);
  });

  it('when a refusal is no passing one, then it is not asked again', async () => {
    const { url, seen } = await scriptedServer(json({ detail: { status: 'invalid_api_key' } }, 401));
    expect((await faultOf(ask(madeTransport().transport, url, question))).kind).toBe('key_refused');
    expect(seen).toHaveLength(1);
  });

  it('when whoever asked gives up, then that is their reason and no fault of the host', async () => {
    const { url } = await scriptedServer(hang);
    const { transport } = madeTransport();
    const given = new AbortController();
    const asked = ask(transport, url, { ...question, signal: given.signal });
    given.abort(new Error('no longer of interest'));
    await expect(asked).rejects.toThrow('no longer of interest');
  });
});

describe('F20: a host that does not answer', () => {
  it('when it failed five times in a row, then it rests, doubling from half a minute to five', async () => {
    const { url, seen } = await scriptedServer(failed);
    const { transport, pass } = madeTransport();
    for (let times = 0; times < 5; times += 1) await faultOf(ask(transport, url, order));
    const rests: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      const { kind, retryAfterMs } = await faultOf(ask(transport, url, order));
      expect(kind).toBe('resting');
      rests.push(retryAfterMs ?? 0);
      pass(retryAfterMs ?? 0);
      expect((await faultOf(ask(transport, url, order))).kind).toBe('down');
    }
    expect(rests).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
    expect(seen).toHaveLength(5 + 6);
  });

  it('when it is back, then one request tries and all go on; refusals in between count as answers', async () => {
    const no = json({}, 404);
    const { url } = await scriptedServer(
      failed,
      failed,
      failed,
      failed,
      no,
      failed,
      failed,
      failed,
      failed,
      failed,
      ana,
    );
    const { transport, pass } = madeTransport();
    for (let times = 0; times < 10; times += 1) await faultOf(ask(transport, url, order));
    expect((await faultOf(ask(transport, url, order))).message).toContain('asks it again in 30 seconds');
    pass(30_000);
    const tried = await Promise.allSettled([ask(transport, url, order), ask(transport, url, order)]);
    expect(tried.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await ask(transport, url, order)).toEqual({ name: 'Ana' });
  });

  it('when many fail together, then it rests no longer for that, and whoever asks meanwhile does not wait', async () => {
    const { url, seen } = await scriptedServer(failed);
    const { transport, pauses } = madeTransport();
    await Promise.all(Array.from({ length: 9 }, () => faultOf(ask(transport, url, order))));
    expect((await faultOf(ask(transport, url, question))).retryAfterMs).toBe(30_000);
    expect([seen.length, pauses]).toEqual([9, []]);
  });

  it('when questions failed until it rests, then what a caller waits for is sent, and rests for its own failures', async () => {
    const [no, yes] = [failed, ana];
    const { url, seen } = await scriptedServer(no, no, no, no, no, yes, no, no, no, no, no);
    const { transport } = madeTransport();
    const urgent = { ...order, callWaits: true };
    for (let times = 0; times < 5; times += 1) await faultOf(ask(transport, url, order));
    expect((await faultOf(ask(transport, url, question))).kind).toBe('resting');
    expect(await ask(transport, url, urgent)).toEqual({ name: 'Ana' });
    for (let times = 0; times < 5; times += 1) await faultOf(ask(transport, url, urgent));
    expect((await faultOf(ask(transport, url, urgent))).kind).toBe('resting');
    expect(seen).toHaveLength(11);
  });

  it('when documents of it are odd, then it is asked on', async () => {
    const odd = json({ title: 'Ana' });
    const { url } = await scriptedServer(odd, odd, odd, odd, odd, odd, ana);
    const { transport } = madeTransport();
    for (let times = 0; times < 6; times += 1) expect((await faultOf(ask(transport, url, order))).kind).toBe('odd');
    expect(await ask(transport, url, order)).toEqual({ name: 'Ana' });
  });

  it('when the network is another one, then it is tried at once', async () => {
    const { url } = await scriptedServer(failed, failed, failed, failed, failed, ana);
    const { transport } = madeTransport();
    for (let times = 0; times < 5; times += 1) await faultOf(ask(transport, url, order));
    transport.tryNow();
    expect(await ask(transport, url, order)).toEqual({ name: 'Ana' });
  });
});

describe('what a fault says', () => {
  it.each<[number, unknown, FaultKind, string]>([
    [401, { detail: { status: 'invalid_api_key', message: KEY } }, 'key_refused', 'does not accept the key'],
    [401, { detail: { status: 'missing_permissions' } }, 'not_allowed', '(missing_permissions)'],
    [401, { detail: { status: 'quota_exceeded' } }, 'no_credit', 'no credit left'],
    [402, { detail: { code: 'insufficient_credits' } }, 'no_credit', 'no credit left'],
    [403, { detail: { type: 'authorization_error', code: 'feature_not_available' } }, 'not_allowed', '(feature_not'],
    [404, { detail: 'No agent of +12125550142' }, 'not_found', 'does not have this'],
    [409, { detail: { code: '+12125550142' } }, 'conflict', '(-)'],
    [422, { detail: [{ loc: ['body', 'to_number', 12], msg: KEY, type: 'missing' }] }, 'rejected', '(missing:body:to_'],
    [400, '+12125550142', 'rejected', '(400)'],
    [503, KEY, 'down', 'a fault of its own'],
  ])(
    'when it is %i with %j, then it is %s in the owner’s words, with nothing of ours in it',
    async (status, body, kind, words) => {
      const { url } = await scriptedServer(json(body, status));
      const fault = await faultOf(ask(madeTransport().transport, url, order));
      expect(fault.kind).toBe(kind);
      expect(fault.message).toContain(words);
      const everything = `${fault.message} ${JSON.stringify(fault)} ${JSON.stringify(fault.reason)} ${String(fault.cause)}`;
      expect(everything).not.toContain(KEY);
      expect(everything).not.toContain('5550142');
    },
  );

  it.each<[number, unknown, FaultKind]>([
    [401, { code: 20003, message: 'Authenticate', status: 401 }, 'key_refused'],
    [400, { code: 21211, message: 'The To number +12125550142 is not valid', status: 400 }, 'rejected'],
    [429, { code: 20429 }, 'rate_limited'],
    [404, { type: 'https://www.twilio.com/docs/api/errors/20404', title: 'Not found', code: 20404 }, 'not_found'],
    [403, { code: 20008 }, 'not_allowed'],
    [400, { code: '20003' }, 'key_refused'],
    [400, { code: 20429 }, 'rate_limited'],
  ])('when Twilio says %i with %j, then it is %s', async (status, body, kind) => {
    const { url } = await scriptedServer(json(body, status));
    const fault = await faultOf(ask(madeTransport('twilio').transport, url, order));
    expect(fault.kind).toBe(kind);
    expect(fault.message).not.toContain('5550142');
  });
});

describe('F11: the clock of this computer', () => {
  const at = (date: string) => json({ name: 'Ana' }, 200, { date });

  it('when an answer tells another time, then the difference is known and the time corrected', async () => {
    const { url } = await scriptedServer(at('Fri, 20 Nov 2026 12:31:00 GMT'));
    const { transport, clock } = madeTransport();
    expect(clock.milliseconds()).toBeNull();
    await ask(transport, url, question);
    expect(Math.round((clock.milliseconds() ?? 0) / 1000)).toBe(31 * 60 + 1);
    expect(clock.corrected().toISOString()).toMatch(/^2026-11-20T12:31:00/);
  });

  it('when both agree to a second, then there is no difference; when the clock is set, the old one is forgotten', async () => {
    const { url } = await scriptedServer(at('Fri, 20 Nov 2026 12:00:00 GMT'), at('Sat, 21 Nov 2026 12:00:00 GMT'));
    const { transport, clock, time } = madeTransport();
    await ask(transport, url, question);
    expect(clock.milliseconds()).toBe(0);
    await ask(transport, url, question);
    expect(clock.milliseconds()).toBeGreaterThan(86_000_000);
    time.wall += 86_400_000;
    expect(clock.milliseconds()).toBeNull();
    expect(clock.corrected().toISOString()).toBe('2026-11-21T12:00:00.000Z');
  });
});
