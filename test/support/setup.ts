import net from 'node:net';
import { afterEach, expect, vi } from 'vitest';

/** Tests talk to this machine only: any other address is refused before a packet leaves. */
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
  const [first] = args;
  const target = (Array.isArray(first) ? (first as unknown[])[0] : first) as { host?: string; path?: string } | undefined;
  const host = typeof target === 'object' ? (target.host ?? 'localhost') : 'localhost';
  if (!target?.path && !['127.0.0.1', '::1', 'localhost'].includes(host)) {
    throw new Error(`Tests may not reach ${host}`);
  }
  return Reflect.apply(connect, this, args) as net.Socket;
} as typeof connect;

// An unexpected complaint on the console is a failure: the product logs through its logger only.
const complaints = vi.spyOn(console, 'error');
afterEach(() => {
  const said = complaints.mock.calls.map((call) => call.map(String).join(' '));
  complaints.mockClear();
  expect(said).toEqual([]);
});
