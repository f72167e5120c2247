import { once } from 'node:events';
import net from 'node:net';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Role } from '#contract/access.ts';
import type { AppEvents } from '#contract/events.ts';

import { createErrorHandler } from '../../server/http/error-handler.ts';
import { createEventFeed, type EventFeed } from '../../server/http/event-feed.ts';
import { eventsRoute } from '../../server/http/routes/events.ts';
import { createBus, type Bus } from '../../server/platform/bus.ts';
import { openEvents } from '../support/event-reader.ts';

const idsOf = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, at) => `p${from + at}`);

describe('the event stream', () => {
  let bus: Bus<AppEvents>;
  let feed: EventFeed;
  let url: string;
  let port: number;
  let close: () => Promise<void>;
  let owner: boolean;
  let role: Role;
  /** The feed's one timer, while it runs. */
  let beat: (() => void) | null;

  async function serve(): Promise<void> {
    bus = createBus<AppEvents>((error) => {
      throw error;
    });
    feed = createEventFeed({
      subscribe: (listener) => bus.subscribe(listener),
      every(milliseconds, work) {
        expect([milliseconds, beat]).toEqual([15_000, null]);
        beat = work;
        return () => void (beat = null);
      },
    });
    const app = express().use(eventsRoute({ feed, isOwner: () => owner, roleOf: () => role }));
    const server = createServer(app.use(createErrorHandler({ report: () => undefined }))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    url = `http://127.0.0.1:${port}`;
    close = async () => {
      feed.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
  }
  beforeEach(async () => {
    owner = true;
    role = 'owner';
    beat = null;
    await serve();
  });
  afterEach(() => close());

  const say = (...callerIds: string[]): void => {
    for (const callerId of callerIds) bus.publish('caller.changed', { callerId });
  };
  const open = (lastId?: string) => openEvents(url, lastId === undefined ? {} : { 'last-event-id': lastId });
  const saidIn = (frames: readonly { event: string; data: string }[]): string[] =>
    frames.map(({ event, data }) =>
      event === 'gap' ? 'gap' : (JSON.parse(data) as { payload: { callerId: string } }).payload.callerId,
    );

  it('when it opens, then it begins with a gap and goes on with what happens, each with an id of its own', async () => {
    say('before');
    const { response, frames, text, leave } = await open();
    await expect.poll(() => saidIn(frames)).toEqual(['gap']);
    say('a', 'b');

    await expect.poll(() => saidIn(frames)).toEqual(['gap', 'a', 'b']);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(text()).toMatch(/^retry: 1000\n\n/);
    expect(new Set(frames.map(({ id }) => id)).size).toBe(3);
    leave();
  });

  it('when it broke and comes back with the last id, then exactly what was missed follows, without a gap', async () => {
    const first = await open();
    say('a', 'b');
    await expect.poll(() => first.frames).toHaveLength(3);
    first.leave();
    say('c', 'd');

    const again = await open(first.frames[1]?.id ?? '');
    await expect.poll(() => saidIn(again.frames)).toEqual(['b', 'c', 'd']);
    const nothing = await open(again.frames.at(-1)?.id ?? '');
    say('e');
    await expect.poll(() => saidIn(nothing.frames)).toEqual(['e']);
    again.leave();
    nothing.leave();
  });

  it('when it missed what was said in a call that goes on, then it is told to ask, and the words are nowhere here', async () => {
    const id = '0192f0c0-0000-7000-8000-000000000001';
    const turn = { position: 0, role: 'caller' as const, text: 'quinquereme', atSeconds: 0, interrupted: false };
    const first = await open();
    await expect.poll(() => first.frames).toHaveLength(1);
    bus.publish('talk.said', { id, turn });
    await expect
      .poll(() => first.frames.at(-1)?.data)
      .toBe(JSON.stringify({ name: 'talk.said', payload: { id, turn } }));
    first.leave();

    const again = await open(first.frames[0]?.id ?? '');
    await expect.poll(() => again.frames).toHaveLength(1);
    expect(again.frames[0]).toMatchObject({
      id: first.frames[1]?.id,
      data: JSON.stringify({ name: 'talk.changed', payload: { id } }),
    });
    again.leave();
  });

  it('when five hundred were missed, then all of them follow; of one more nobody knows, and a gap says so', async () => {
    const first = await open();
    await expect.poll(() => first.frames).toHaveLength(1);
    first.leave();
    const from = first.frames[0]?.id ?? '';
    say(...idsOf(1, 500));

    const all = await open(from);
    await expect.poll(() => saidIn(all.frames)).toEqual(idsOf(1, 500));
    say(...idsOf(501, 501));
    const late = await open(from);
    await expect.poll(() => saidIn(late.frames)).toEqual(['gap']);
    // Through the trimming of what is kept, too.
    say(...idsOf(502, 1600));
    const trimmed = await open(all.frames.at(-1)?.id ?? '');
    await expect.poll(() => saidIn(trimmed.frames)).toEqual(['gap']);
    for (const { leave } of [all, late, trimmed]) leave();
  });

  it('when the server was restarted, or the id was never given, then it begins with a gap', async () => {
    const before = await open();
    say('a');
    await expect.poll(() => before.frames).toHaveLength(2);
    const id = before.frames[1]?.id ?? '';
    const later = await open(`${id.split('.')[0]}.99`);
    await expect.poll(() => saidIn(later.frames)).toEqual(['gap']);
    await close();
    await serve();
    say('b', 'c');

    for (const unknown of [id, '', '1', `${id}x`, 'x'.repeat(2000)]) {
      const { frames, leave } = await open(unknown);
      await expect.poll(() => saidIn(frames), { message: unknown }).toEqual(['gap']);
      leave();
    }
  });

  it.each([
    ['caller.forgotten', { callerId: 'somebody' }],
    ['call.forgotten', { id: 'a call', callerId: 'somebody' }],
  ] as const)('when it is told %s, then what was said before is kept no longer', async (name, payload) => {
    const first = await open();
    await expect.poll(() => first.frames).toHaveLength(1);
    first.leave();
    say('of somebody');
    bus.publish(name, payload);

    const { frames, leave } = await open(first.frames[0]?.id ?? '');
    await expect.poll(() => saidIn(frames)).toEqual(['gap']);
    leave();
  });

  it('when nothing happens, then a heartbeat passes; it ends the stream of whoever is the owner no longer', async () => {
    const { text, ended, leave } = await open();
    beat?.();
    await expect.poll(text).toMatch(/\n\n:\n\n$/);
    owner = false;
    beat?.();

    await ended;
    leave();
    await expect.poll(() => beat).toBeNull();
  });

  it('when 32 are open, then the next is refused in words until one leaves', async () => {
    const streams = await Promise.all(Array.from({ length: 32 }, () => open()));
    const refused = await fetch(`${url}/api/events`);
    expect([refused.status, await refused.json()]).toMatchObject([
      503,
      { error: { code: 'unavailable', message: 'Too many windows are open.' } },
    ]);

    streams[0]?.leave();
    await expect.poll(async () => (await open()).response.status).toBe(200);
    expect(streams.map(({ response }) => response.status)).toEqual(streams.map(() => 200));
  });

  it('when a reader takes nothing, then it is dropped, and the others hear everything', async () => {
    const deaf = net.connect(port, '127.0.0.1');
    deaf.on('error', () => undefined).pause();
    deaf.write('GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n');
    const { frames, leave } = await open();
    await expect.poll(() => frames).toHaveLength(1);
    const dropped = once(deaf, 'close');

    const long = 'x'.repeat(64 * 1024);
    for (let said = 1; said <= 400; said += 1) {
      say(`${long}${said}`);
      await expect.poll(() => frames.length, { interval: 1 }).toBe(said + 1);
    }

    deaf.resume();
    await dropped;
    expect(deaf.bytesRead).toBeLessThan(400 * long.length);
    expect(saidIn(frames).at(-1)).toBe(`${long}400`);
    leave();
  });

  it('when the door closes, then every stream ends, and a new one is refused', async () => {
    const streams = await Promise.all([open(), open()]);
    feed.close();

    await Promise.all(streams.map(({ ended }) => ended));
    expect((await fetch(`${url}/api/events`)).status).toBe(503);
    expect(beat).toBeNull();
  });
});
