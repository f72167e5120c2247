import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { AppError } from '#contract/errors.ts';
import { portHolder } from '../platform/port-holder.ts';
import type { Upgrades } from './upgrades.ts';

export type Door = {
  server: Server;
  port: number;
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Finishes requests in hand, ends idle connections, and cuts what is left after `graceMs`. */
  close(graceMs?: number): Promise<void>;
};

type Options = {
  listener: RequestListener;
  /** 0 picks a free one. */
  port: number;
  /** The setting that changes the port, named in the message for a busy one. */
  portSetting: string;
  /** The WebSockets of the door; left out, it has none. */
  upgrades?: Upgrades | undefined;
};

const HOST = '127.0.0.1';
const SWEEP_MS = 25;

/**
 * Opens a door on this machine only. Node's own limits do not suit an origin behind a tunnel: it drops idle connections
 * after 5 s while cloudflared reuses them for 90 (random 502s), and looks for stalled senders only every 30 s
 * (reference/reliability.md §0.19). Throws AppError `conflict` when the port cannot be had.
 */
export async function openDoor({ listener, port, portSetting, upgrades }: Options): Promise<Door> {
  const server = createServer(
    {
      connectionsCheckingInterval: 1000,
      headersTimeout: 5000,
      requestTimeout: 15_000,
      keepAliveTimeout: 120_000,
      maxHeaderSize: 16 * 1024,
      // Whoever asks for another protocol, or asks a door without sockets, is answered as if they had not.
      shouldUpgradeCallback: ({ headers }) => upgrades !== undefined && headers.upgrade?.toLowerCase() === 'websocket',
    },
    listener,
  );
  server.maxHeadersCount = 64;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  if (upgrades) server.on('upgrade', upgrades.upgrade);
  await listen(server, port, portSetting);
  const taken = (server.address() as AddressInfo).port; // a TCP server that listens has no other kind of address
  const url = `http://${HOST}:${taken}`;
  const closeDoor = async (graceMs = 2000): Promise<void> => {
    await Promise.all([close({ server, sockets, graceMs }), upgrades?.close(graceMs)]);
  };
  return { server, port: taken, url, close: closeDoor };
}

function listen(server: Server, port: number, portSetting: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void =>
      void toPortError(error, port, portSetting).then(reject, reject);
    server.once('error', onError);
    server.listen(port, HOST, () => {
      server.off('error', onError);
      resolve();
    });
  });
}

async function toPortError(error: NodeJS.ErrnoException, port: number, portSetting: string): Promise<Error> {
  if (error.code === 'EADDRINUSE') {
    const holder = await portHolder(port);
    const whom = holder ? `${holder.name} (process ${holder.pid})` : 'another program';
    const advice = `Close the program that uses it, or choose another port with ${portSetting}.`;
    return new AppError('conflict', `Port ${port} is already in use by ${whom}. ${advice}`, { cause: error });
  }
  if (error.code === 'EACCES') {
    const message = `Port ${port} is reserved for the system. Choose a port above 1023 with ${portSetting}.`;
    return new AppError('conflict', message, { cause: error });
  }
  return error;
}

type Closing = { server: Server; sockets: ReadonlySet<Socket>; graceMs: number };

function close({ server, sockets, graceMs }: Closing): Promise<void> {
  return new Promise((resolve, reject) => {
    // A connection turns idle when its request is answered, after close() has looked: so look again until all are gone.
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      endSilent(sockets);
    }, SWEEP_MS);
    const impatient = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close((error) => {
      clearInterval(sweep);
      clearTimeout(impatient);
      if (error) reject(error);
      else resolve();
    });
  });
}

/** Browsers open connections ahead of need. Node counts one that has asked for nothing yet as busy, not as idle. */
function endSilent(sockets: ReadonlySet<Socket>): void {
  for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
}
