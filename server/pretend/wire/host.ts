import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { answer } from './answer.ts';
import { createFaultScript, type FaultScript } from './faults.ts';
import { bodyOf, readAll } from './read.ts';
import { findRoute, Refusal, type PretendRequest, type Reply, type Route } from './request.ts';

/** One request that arrived, and what became of it. */
export type Seen = {
  method: string;
  path: string;
  query: Readonly<Record<string, string>>;
  headers: PretendRequest['headers'];
  body: unknown;
  /** Whether the provider did what it was asked. */
  acted: boolean;
  /** Null while it is going on, or where the connection broke. */
  status: number | null;
};

/** Called before and after each request is carried out; may never return, such as to end the one who asked. */
export type Watch = (moment: { when: 'before' | 'after'; seen: Seen; isWrite: boolean }) => void | Promise<void>;

export type HostOptions = {
  routes: readonly Route[];
  /** Throws a `Refusal` where the key is wrong or may not. */
  admit: (request: PretendRequest, route: Route) => void;
  /** The body of a 404 for a path that there is not. */
  nothing: (path: string) => unknown;
  /** Takes requests for a WebSocket; without it there is none. */
  upgrade?: (req: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Cuts what the path is not compared by. */
  toPath?: (path: string) => string;
  watch?: Watch;
  /** The provider's own clock, as its answers tell it; the computer's unless told. */
  now?: () => Date;
};

/** A provider's HTTP side on a free loopback port. */
export async function openHost(options: HostOptions) {
  const faults = createFaultScript();
  const requests: Seen[] = [];
  const watching: { watch: Watch } = { watch: options.watch ?? (() => undefined) };
  const server = createServer((req, res) => {
    void serve(options, { faults, requests, watching }, req, res).catch(() => res.destroy());
  });
  if (options.upgrade) server.on('upgrade', options.upgrade);
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    /** Every request in the order of arrival. */
    requests,
    /** Whatever is not a mere question. */
    writes: (): Seen[] => requests.filter(isWrite),
    set watch(watch: Watch) {
      watching.watch = watch;
    },
    /** Refuses connections from now on. */
    unplug: (): Promise<void> => shut(server),
    plugIn: (): Promise<void> => listen(server, port),
    close: (): Promise<void> => shut(server),
  };
}

type Inside = { faults: FaultScript; requests: Seen[]; watching: { watch: Watch } };

async function serve(options: HostOptions, inside: Inside, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://provider');
  const path = options.toPath?.(url.pathname) ?? url.pathname;
  const method = req.method ?? 'GET';
  const { headers } = req;
  const body = bodyOf(headers['content-type'], await readAll(req));
  const seen: Seen = { method, path, query: toRecord(url.searchParams), headers, body, acted: false, status: null };
  inside.requests.push(seen);
  const request = { method, path, query: url.searchParams, headers, body, parameters: {} };
  const { watch } = inside.watching;
  await watch({ when: 'before', seen, isWrite: isWrite(seen) });
  const planned = inside.faults.next(seen);
  let reply: Reply | null = null;
  if (planned === null || planned.acts) {
    reply = await carriedOut(options, request);
    seen.acted = reply.status < 400;
  }
  await watch({ when: 'after', seen, isWrite: isWrite(seen) });
  if (options.now) res.setHeader('date', options.now().toUTCString());
  const sent = await answer(res, reply, planned?.fault ?? null);
  seen.status = sent;
}

async function carriedOut(options: HostOptions, request: PretendRequest): Promise<Reply> {
  try {
    const found = findRoute(options.routes, request.method, request.path);
    if (!found) return { status: 404, body: options.nothing(request.path) };
    const asked = { ...request, parameters: found.parameters };
    options.admit(asked, found.route);
    return await found.route.handle(asked);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

function isWrite({ method }: Seen): boolean {
  return method !== 'GET';
}

function toRecord(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
