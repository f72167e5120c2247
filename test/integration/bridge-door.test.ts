import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { WebSocket } from 'ws';

import { askedFor, bridgedShop } from '../support/bridge/bridged-shop.ts';
import { CALLER } from '../support/providers/pretended.ts';
import { callSid } from '../support/twilio-posts.ts';

const FOREIGN = 'A'.repeat(43);

/** What the carrier says first on a socket of a call. */
function starts(socket: WebSocket, sid: string, customParameters: Record<string, string>, encoding = 'audio/x-mulaw') {
  const streamSid = `MZ${'0'.repeat(32)}`;
  const mediaFormat = { encoding, sampleRate: 8000, channels: 1 };
  socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
  socket.send(
    JSON.stringify({ event: 'start', streamSid, start: { streamSid, callSid: sid, customParameters, mediaFormat } }),
  );
}

async function closed(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

describe('T29: the way in for the sound of a call', () => {
  it('when a call rings, then its sound is asked for at the public address with a token of its own', async () => {
    const shop = await bridgedShop();
    const one = await askedFor(shop, callSid(1));
    const other = await askedFor(shop, callSid(2));

    expect(one.address).toMatch(/^wss:\/\/linekeeper\.example\/media-stream\/[\w-]{43}$/);
    expect(one.parameters.map(({ attributes }) => attributes)).toEqual([{ name: 'token', value: one.token }]);
    expect(other.token).not.toBe(one.token);
  });

  it('when a token is none, used, another or not signed for, then the answer has the same bytes', async () => {
    const shop = await bridgedShop();
    const asked = await askedFor(shop, callSid(1));
    const unsigned = await asked.opens({ headers: {} });
    const wronglySigned = await asked.opens({ headers: { 'x-twilio-signature': `${'A'.repeat(27)}=` } });
    const { status, socket } = await asked.opens();
    expect(status).toBe(101);
    const refused = [
      unsigned,
      wronglySigned,
      await asked.opens(),
      await asked.opens({ path: `/media-stream/${FOREIGN}` }),
      await asked.opens({ path: '/media-stream' }),
    ];

    for (const { status: code, body, headers } of refused)
      expect({ code, body, headers }).toEqual({
        code: 401,
        body: '{"error":"unauthorized"}',
        headers: refused[0]?.headers,
      });
    socket.close();
    await closed(socket);
  });

  it('T29: when a token is older than thirty seconds, then it lets nobody in, with the same bytes as any other', async () => {
    const shop = await bridgedShop();
    const now = performance.now.bind(performance);
    onTestFinished(() => void vi.restoreAllMocks());
    const asked = await askedFor(shop, callSid(1));
    const passed = vi.spyOn(performance, 'now').mockImplementation(() => now() + 30_001);
    const expired = await asked.opens();
    const foreign = await asked.opens({ path: `/media-stream/${FOREIGN}` });

    expect(expired).toMatchObject({ status: 401, body: '{"error":"unauthorized"}', headers: foreign.headers });
    passed.mockRestore();
    const inTime = await askedFor(shop, callSid(2));
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 25_000);
    const { status, socket } = await inTime.opens();
    expect(status).toBe(101);
    socket.close();
    await closed(socket);
    expect(shop.elevenLabs.talks).toEqual([]);
  });

  it('when the carrier asks about a call again, then only its last token lets anybody in, and it is one call', async () => {
    const shop = await bridgedShop();
    const first = await askedFor(shop, callSid(1));
    const second = await askedFor(shop, callSid(1));

    expect(await first.opens()).toMatchObject({ status: 401 });
    const { status, socket } = await second.opens();
    expect(status).toBe(101);
    starts(socket, callSid(1), { token: second.token });
    const begun = await shop.opening();
    await shop.app.settled();
    const { calls } = await shop.ask('calls.list', {});
    expect(calls.map(({ id }) => id)).toEqual([begun.dynamic_variables['call_ref']]);
    socket.close();
    await closed(socket);
  });

  it('when a call went through, then neither its token nor its caller stands in the log', async () => {
    const shop = await bridgedShop();
    const asked = await askedFor(shop, callSid(1));
    await asked.opens({ headers: {} });
    const { socket } = await asked.opens();
    starts(socket, callSid(1), { token: asked.token });
    await shop.opening();
    socket.close();
    await closed(socket);
    await shop.app.settled();
    const written = (): string => {
      shop.app.flushLog();
      return readFileSync(join(shop.app.dataDir, 'logs', 'linekeeper.log'), 'utf8');
    };
    await expect.poll(written).toContain('bridge.over');
    const log = written();

    expect(log).toContain('media-stream');
    expect(log).toMatch(/"event":"bridge\.over","id":"[\da-f-]{36}","state":"caller","kind":"hung-up","count":0/);
    for (const secret of [asked.token, CALLER, CALLER.slice(2)]) expect(log).not.toContain(secret);
  });

  it('when no line has its sound here, then there is nothing at the address', async () => {
    const shop = await bridgedShop();
    const asked = await askedFor(shop, callSid(1));
    await shop.set({ mode: 'register' });
    const late = await asked.opens();
    expect(late.status).toBe(101);
    late.socket.close();
    await closed(late.socket);

    expect(await asked.opens()).toMatchObject({ status: 404, body: '' });
  });

  it.each([
    ['another call', callSid(2), 'its own', 'audio/x-mulaw'],
    ['another token', callSid(1), FOREIGN, 'audio/x-mulaw'],
    ['no token', callSid(1), null, 'audio/x-mulaw'],
    ['another format', callSid(1), 'its own', 'audio/x-l16'],
  ])('when a socket then carries %s, then it is closed and no agent is asked', async (_what, sid, given, encoding) => {
    const shop = await bridgedShop();
    const asked = await askedFor(shop, callSid(1));
    const { socket } = await asked.opens();
    const token = given === 'its own' ? asked.token : given;
    starts(socket, sid, token === null ? {} : { token }, encoding);

    expect(await closed(socket)).toBe(1000);
    expect(shop.elevenLabs.talks).toEqual([]);
    expect(await shop.ofCall(callSid(1))).toMatchObject({
      endedBecause: 'Twilio did not begin to send the sound of the call.',
    });
  });
});
