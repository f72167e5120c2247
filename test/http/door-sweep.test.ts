import { once } from 'node:events';
import type http from 'node:http';
import net from 'node:net';
import { expect, it } from 'vitest';

import { openDoor } from '../../server/http/server-limits.ts';
import { nextAnswer } from '../support/raw-request.ts';

it('when a connection turns idle only after the door began to close, then it is ended long before the grace period', async () => {
  const held: http.ServerResponse[] = [];
  const listener: http.RequestListener = (_req, res) => {
    // The sender is told that the connection stays open, as when the answer had begun before the door closed.
    res.writeHead(200, { 'content-length': 4, connection: 'keep-alive' }).flushHeaders();
    held.push(res);
  };
  const door = await openDoor({ listener, port: 0, portSetting: 'LINEKEEPER_WEBHOOK_PORT' });
  const busy = net.connect(door.port, '127.0.0.1');
  const ended = once(busy, 'close');
  busy.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await expect.poll(() => held.length).toBe(1);

  const closed = door.close(10 * 60_000);
  held[0]?.end('late');

  expect((await nextAnswer(busy)).body).toBe('late');
  await closed;
  await ended;
});
