import { once } from 'node:events';

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';

import { createSenderCheck } from '../../server/http/sender-check.ts';
import type { Admitted, SocketRoute } from '../../server/http/socket-route.ts';
import { rawRequest, toRequest } from '../support/raw-request.ts';
import { dial, openSocketDoor } from '../support/socket-door.ts';

type Door = Awaited<ReturnType<typeof openSocketDoor>>;

let door: Door;
let isClosed = false;
afterEach(async () => {
  if (!isClosed) await door.close(0);
  isClosed = false;
});

const TOKEN = 'A'.repeat(43);
const echo: Admitted = (socket) => socket.on('message', (data: Buffer) => socket.send(data.toString()));
const open: SocketRoute = { name: 'open', path: '/open', admit: () => echo };
const known: SocketRoute = {
  name: 'known',
  path: '/known/:token',
  admit: ({ parameter, headers }) => (parameter === TOKEN && headers['x-secret'] === 'right' ? echo : null),
};
const handshake = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];
const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';

async function whole(socket: WebSocket): Promise<void> {
  socket.close();
  await once(socket, 'close');
}

describe('a socket of the webhook door', () => {
  it('when its sender is known, then opens and carries frames, and is counted until it is closed', async () => {
    door = await openSocketDoor({ routes: [known, open] });
    const { socket, status } = await dial(`${door.url}/known/${TOKEN}?a=1`, { 'x-secret': 'right' });
    socket.send('a');
    const [heard] = (await once(socket, 'message')) as [Buffer];

    expect([status, heard.toString(), door.upgrades.count()]).toEqual([101, 'a', 1]);
    expect(door.answered).toMatchObject([{ route: 'known', status: 101, refused: null }]);
    await whole(socket);
    await expect.poll(() => door.upgrades.count()).toBe(0);
  });

  it('when the sender is not known, then is refused with the same bytes whatever was wrong', async () => {
    door = await openSocketDoor({ routes: [known] });
    const wrong = await dial(`${door.url}/known/${TOKEN}`, { 'x-secret': 'wrong' });
    const missing = await dial(`${door.url}/known/${TOKEN}`);
    const foreign = await dial(`${door.url}/known/${'B'.repeat(43)}`, { 'x-secret': 'right' });

    for (const { status, body, headers } of [wrong, missing, foreign]) {
      expect({ status, body, headers }).toEqual({
        status: 401,
        body: '{"error":"unauthorized"}',
        headers: wrong.headers,
      });
    }
    expect(door.upgrades.count()).toBe(0);
    expect(door.answered).toMatchObject(Array(3).fill({ route: 'known', status: 401, refused: 'wrong_credential' }));
  });

  it.each([
    ['an unknown path', '/nothing'],
    ['a route that is closed', '/shut'],
    ['a token of another length', '/known/short'],
    ['a token with more behind it', `/known/${TOKEN}/`],
  ])('when it is asked for at %s, then does not exist', async (_what, path) => {
    door = await openSocketDoor({ routes: [known, { ...open, path: '/shut', open: () => false }] });
    expect(await dial(`${door.url}${path}`, { 'x-secret': 'right' })).toMatchObject({ status: 404, body: '' });
    expect(door.answered).toMatchObject([{ route: null, status: 404 }]);
  });

  it.each([
    ['another method', 'POST /open', [...handshake, key], 404],
    ['no key', 'GET /open', handshake, 400],
    ['another protocol', 'GET /open', ['Upgrade: h2c', 'Connection: Upgrade'], 204],
    ['headers beyond the limit', 'GET /open', [...handshake, key, `X-Long: ${'x'.repeat(17_000)}`], 431],
  ])('when a request comes with %s, then no socket is made of it', async (_what, line, headers, status) => {
    door = await openSocketDoor({ routes: [open] });
    expect((await rawRequest(door.port, toRequest(line, headers))).status).toBe(status);
    expect(door.upgrades.count()).toBe(0);
  });

  it('when somebody fails more often than a mistake explains, then is told so, and a known one still comes in', async () => {
    door = await openSocketDoor({ routes: [known] });
    const from = { 'cf-connecting-ip': '203.0.113.9' };
    for (let nth = 0; nth < 10; nth += 1) await dial(`${door.url}/known/${TOKEN}`, from);

    expect(await dial(`${door.url}/known/${TOKEN}`, from)).toMatchObject({ status: 429 });
    const { status, socket } = await dial(`${door.url}/known/${TOKEN}`, { ...from, 'x-secret': 'right' });
    expect(status).toBe(101);
    await whole(socket);
  });

  it('when only providers may ask, then that holds for the sockets of the one whose addresses are known', async () => {
    const mayAsk = createSenderCheck({ isOn: () => true, isTunnelOurs: () => true });
    const theirs: SocketRoute = { ...open, path: '/theirs', sender: 'elevenlabs' };
    door = await openSocketDoor({ routes: [open, theirs], mayAsk });
    const from = { 'cf-connecting-ip': '203.0.113.9' };

    expect(await dial(`${door.url}/theirs`, from)).toMatchObject({ status: 401, body: '{"error":"unauthorized"}' });
    const { status, socket } = await dial(`${door.url}/open`, from);
    expect(status).toBe(101);
    await whole(socket);
  });
});

describe('T29: the caps of the door’s sockets', () => {
  it('when as many are open as may be, then the next is refused until one has gone', async () => {
    door = await openSocketDoor({ routes: [open], most: 2 });
    const first = await dial(`${door.url}/open`);
    const second = await dial(`${door.url}/open`);

    expect(await dial(`${door.url}/open`)).toMatchObject({ status: 503 });
    await whole(first.socket);
    await vi.waitFor(async () => {
      const next = await dial(`${door.url}/open`);
      expect(next.status).toBe(101);
      await whole(next.socket);
    });
    await whole(second.socket);
  });

  it('when as many are open as may be of one way in, then another way in still has room', async () => {
    const other: SocketRoute = { ...open, name: 'other', path: '/other' };
    door = await openSocketDoor({ routes: [open, other], most: 1 });
    const first = await dial(`${door.url}/open`);
    expect(await dial(`${door.url}/open`)).toMatchObject({ status: 503 });
    const second = await dial(`${door.url}/other`);
    expect(second.status).toBe(101);
    expect(await dial(`${door.url}/other`)).toMatchObject({ status: 503 });
    await whole(first.socket);
    await whole(second.socket);
  });

  it('when a frame is larger than any provider sends, then its socket is closed and the door stays open', async () => {
    door = await openSocketDoor({ routes: [open] });
    const { socket } = await dial(`${door.url}/open`);
    socket.send('x'.repeat(64 * 1024 + 1));
    const [code] = (await once(socket, 'close')) as [number];

    expect(code).toBe(1009);
    const next = await dial(`${door.url}/open`);
    expect(next.status).toBe(101);
    await whole(next.socket);
  });

  it('when a route does not say in time or fails, then the sender is told of a fault of ours', async () => {
    const never: SocketRoute = { name: 'never', path: '/never', admit: () => new Promise(() => undefined) };
    const broken: SocketRoute = { name: 'broken', path: '/broken', admit: () => Promise.reject(new Error('broken')) };
    door = await openSocketDoor({ routes: [never, broken], admitMs: 20 });

    expect(await dial(`${door.url}/never`)).toMatchObject({ status: 503, body: '{"error":"unavailable"}' });
    expect(await dial(`${door.url}/broken`)).toMatchObject({ status: 503, body: '{"error":"unavailable"}' });
    expect(door.faults).toHaveLength(2);
  });
});

describe('closing the door', () => {
  it('when sockets are open, then says goodbye on each and is closed once they are gone', async () => {
    door = await openSocketDoor({ routes: [open] });
    const { socket } = await dial(`${door.url}/open`);
    const ended = once(socket, 'close') as Promise<[number]>;
    await door.close(2000);
    isClosed = true;

    expect((await ended)[0]).toBe(1001);
    expect(door.upgrades.count()).toBe(0);
  });

  it('when a peer does not answer the goodbye or is not let in yet, then is cut off in time', async () => {
    const admit = vi.fn(() => new Promise<null>(() => undefined));
    const never: SocketRoute = { name: 'never', path: '/never', admit };
    door = await openSocketDoor({ routes: [open, never] });
    const { socket } = await dial(`${door.url}/open`);
    socket.pause();
    const waiting = dial(`${door.url}/never`).catch((error: unknown) => error);
    await vi.waitFor(() => expect(admit).toHaveBeenCalled());
    const began = performance.now();
    await door.close(100);
    isClosed = true;

    expect(performance.now() - began).toBeLessThan(1500);
    socket.terminate();
    await waiting;
  });
});
