import net from 'node:net';
import { afterEach, expect, vi } from 'vitest';

type Target = { host?: string; path?: string };

/** Files share a process: the guard is put up once. */
const GUARDED = Symbol.for('linekeeper.guarded');

/** Tests talk to this machine only: any other address is refused before a packet leaves. */
if (!Reflect.has(net.Socket.prototype, GUARDED)) {
  Reflect.set(net.Socket.prototype, GUARDED, true);
  const connect = Reflect.get(net.Socket.prototype, 'connect') as (...args: unknown[]) => net.Socket;
  Reflect.set(net.Socket.prototype, 'connect', function (this: net.Socket, ...args: unknown[]): net.Socket {
    const [first] = args;
    // Node hands over its own arguments wrapped in a list.
    const target: unknown = Array.isArray(first) ? first[0] : first;
    const host = isTarget(target) ? (target.host ?? 'localhost') : 'localhost';
    const local = isTarget(target) && target.path !== undefined && target.path !== null;
    if (!local && !['127.0.0.1', '::1', 'localhost'].includes(host)) throw new Error(`Tests may not reach ${host}`);
    return Reflect.apply(connect, this, args);
  });
}

function isTarget(value: unknown): value is Target {
  return typeof value === 'object' && value !== null;
}

// An unexpected complaint on the console is a failure: the product logs through its logger only.
const complaints = vi.spyOn(console, 'error');
afterEach(() => {
  const said = complaints.mock.calls.map((call) => call.map(String).join(' '));
  complaints.mockClear();
  expect(said).toEqual([]);
});
