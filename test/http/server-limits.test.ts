import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type http from 'node:http';
import net from 'node:net';
import { describe, expect, it } from 'vitest';

import { AppError } from '../../server/contract/errors.ts';
import { openDoor } from '../../server/http/server-limits.ts';
import { nextAnswer, readAnswer, toRequest } from '../support/raw-request.ts';

const portSetting = 'LINEKEEPER_WEBHOOK_PORT';
const hello: http.RequestListener = (_req, res) => res.writeHead(200, { 'content-length': 2 }).end('ok');

describe('a door', () => {
  it('listens on this machine only, with limits made for a tunnel', async () => {
    const door = await openDoor({ listener: hello, port: 0, portSetting });

    expect(door.server.address()).toMatchObject({ address: '127.0.0.1', port: door.port });
    expect(door.url).toBe(`http://127.0.0.1:${door.port}`);
    expect(door.server).toMatchObject({
      headersTimeout: 5000,
      requestTimeout: 15_000,
      keepAliveTimeout: 120_000,
      maxHeadersCount: 64,
    });
    await door.close();
  });

  it('refuses headers over 16 KiB', async () => {
    const door = await openDoor({ listener: hello, port: 0, portSetting });
    const socket = net.connect(door.port, '127.0.0.1');
    socket.write(toRequest('GET /', [`X-Long: ${'x'.repeat(17_000)}`]));

    expect((await readAnswer(socket)).status).toBe(431);
    await door.close();
  });

  it('F10: says in one sentence that its port is taken, and by whom where the system tells', async () => {
    const first = await openDoor({ listener: hello, port: 0, portSetting });
    const second = openDoor({ listener: hello, port: first.port, portSetting });
    const name = readFileSync('/proc/self/comm', 'utf8').trim();

    await expect(second).rejects.toThrow(AppError);
    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      message: `Port ${first.port} is already in use by ${name} (process ${process.pid}). Close the program that uses it, or choose another port with LINEKEEPER_WEBHOOK_PORT.`,
    });
    await first.close();
  });
});

describe('closing a door', () => {
  it('lets a request in hand finish, ends idle connections and takes no new ones', async () => {
    const held: http.ServerResponse[] = [];
    const door = await openDoor({
      listener: (req, res) => (req.url === '/slow' ? void held.push(res) : hello(req, res)),
      port: 0,
      portSetting,
    });
    const [idle, unused, busy] = [1, 2, 3].map(() => net.connect(door.port, '127.0.0.1'));
    if (!idle || !unused || !busy) throw new Error('no sockets');
    idle.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await nextAnswer(idle);
    const idleEnded = once(idle, 'close');
    busy.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
    await expect.poll(() => held.length).toBe(1);

    const closed = door.close(10_000);
    await idleEnded;
    await expect(fetch(door.url)).rejects.toThrow();
    held[0]?.writeHead(200, { 'content-length': 4 }).end('late');

    expect((await nextAnswer(busy)).body).toBe('late');
    unused.destroy();
    await closed;
  });

  it('does not wait for a connection that was opened ahead of need and has asked for nothing', async () => {
    const door = await openDoor({ listener: hello, port: 0, portSetting });
    const socket = net.connect(door.port, '127.0.0.1');
    await once(door.server, 'connection');
    let asked = 0;
    door.server.on('request', () => (asked += 1));

    await door.close(60_000);

    expect(
      await readAnswer(socket).then(
        () => 'ended',
        () => 'reset',
      ),
    ).toMatch(/^(?:ended|reset)$/);
    expect(asked).toBe(0);
  });

  it('cuts what is left after the grace period', async () => {
    const door = await openDoor({ listener: () => undefined, port: 0, portSetting });
    const stuck = net.connect(door.port, '127.0.0.1');
    const cut = once(stuck, 'close');
    stuck.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(door.server, 'request');

    await door.close(20);
    await cut;
  });
});
