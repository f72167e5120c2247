import { WebSocket } from 'ws';

import type { Answered } from '../../server/http/exchange.ts';
import { createFailureLimiter } from '../../server/http/failure-limiter.ts';
import type { SenderCheck } from '../../server/http/sender-check.ts';
import { openDoor } from '../../server/http/server-limits.ts';
import type { SocketRoute } from '../../server/http/socket-route.ts';
import { createUpgrades } from '../../server/http/upgrades.ts';

type Options = { routes: readonly SocketRoute[]; mayAsk?: SenderCheck; most?: number; admitMs?: number };

/** A door with these sockets only, on a free port. */
export async function openSocketDoor(options: Options) {
  const answered: Answered[] = [];
  const faults: unknown[] = [];
  const upgrades = createUpgrades({
    ...options,
    failures: createFailureLimiter({ now: () => performance.now() }),
    report: (error) => faults.push(error),
    onAnswered: (each) => answered.push(each),
  });
  const door = await openDoor({
    listener: (_req, res) => res.writeHead(204).end(),
    ...{ port: 0, portSetting: 'PORT', upgrades },
  });
  return { ...door, upgrades, answered, faults };
}

/** Opens a socket as a provider does; resolves when it is open, else to the status and body it was refused with. */
export async function dial(address: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(address.replace(/^http/, 'ws'), { headers, perMessageDeflate: false });
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string; headers: string[] }>();
  socket.on('error', reject);
  socket.once('open', () => resolve({ status: 101, body: '', headers: [] }));
  socket.once('unexpected-response', (request, response) => {
    let body = '';
    response.on('data', (chunk: Buffer) => (body += chunk.toString()));
    response.on('end', () => {
      request.destroy();
      resolve({ status: response.statusCode ?? 0, body, headers: response.rawHeaders });
    });
  });
  return { socket, ...(await promise) };
}
