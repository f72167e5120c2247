import { chmodSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, request, type IncomingMessage, type Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

import type { Network } from '../../server/tunnel/network.ts';
import type { Asked, Hello, Order, Reply } from './fake-cloudflared-line.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** One running fake cloudflared, seen from the other side. */
export type FakeChild = {
  pid: number;
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  order: (order: Order) => void;
  /** Resolves when its line is closed. */
  gone: Promise<void>;
  hostname: string | null;
  /** Where its requests go, for a named tunnel, whose arguments do not say it. */
  origin?: string;
  /** Whether requests from outside reach it: it may be connected and yet carry nothing. */
  carries: boolean;
};

export type FakeNet = Awaited<ReturnType<typeof startFakeNet>>;
export type Behaviour = (child: FakeChild, net: FakeNet) => void;

/**
 * The world outside in small: a cloudflared that does as it is told, the public side of its tunnels, name servers, and
 * whether there is any net at all. Everything on loopback.
 */
export async function startFakeNet() {
  const children: FakeChild[] = [];
  const waiting: ((child: FakeChild) => void)[] = [];
  const hearers = new Set<(path: string) => void>();
  const carried = createCarrier();
  const world: World = { online: true, named: true, behave: good };

  const line = createServer((socket) => {
    let child: FakeChild;
    // A child that is killed resets its line.
    const lines = createInterface({ input: socket }).on('error', () => undefined);
    lines.on('line', (text) => {
      const message = JSON.parse(text) as Hello | Reply | Asked;
      if (message.kind === 'carried') return carried.done(message);
      if (message.kind === 'asked') return hearers.forEach((hear) => hear(message.path));
      child = toChild(message, socket);
      children.push(child);
      world.behave(child, net);
      waiting.splice(0).forEach((tell) => tell(child));
    });
    socket.on('error', () => undefined);
  });
  const outside = createHttpServer((req, res) => {
    const child = children.findLast(({ hostname }) => hostname === req.headers.host);
    if (!child) return void res.writeHead(530).end('error code: 1033');
    if (!child.carries) return void req.socket.destroy();
    carried.begin(child, req, (reply) => res.writeHead(reply.status, reply.headers).end(reply.body));
  });
  const [linePort, outsidePort] = [await listen(line), await listen(outside)];
  onTestFinished(async () => {
    for (const { pid } of children) end(pid);
    outside.closeAllConnections();
    await Promise.all([line, outside].map((server) => new Promise((closed) => server.close(closed))));
  });

  const net = {
    world,
    children,
    /** An executable for CLOUDFLARED_BIN. */
    program: writeProgram(linePort),
    /** Resolves with the next child that starts. */
    next: (): Promise<FakeChild> => new Promise((resolve) => waiting.push(resolve)),
    /** Resolves when a child is next asked for this by whoever watches it. */
    asked: (path: '/ready' | '/quicktunnel') =>
      new Promise<void>((resolve) => {
        const hear = (asked: string): void => {
          if (asked !== path) return;
          hearers.delete(hear);
          resolve();
        };
        hearers.add(hear);
      }),
    network: toNetwork(world, outsidePort),
    alive: (): FakeChild[] => children.filter(({ pid }) => isAlive(pid)),
  };
  return net;
}

/** Connects at once, as 2026.7.2 does (cloudflared.md §4.1). */
export function good(child: FakeChild, { children }: FakeNet): void {
  const hostname = `tunnel-number-${children.length}.trycloudflare.com`;
  child.order({ kind: 'metrics' });
  if (!child.args.includes('run')) issue(child, hostname);
  connectTunnel(child);
}

export function issue(child: FakeChild, hostname: string): void {
  child.hostname = hostname;
  child.order({ kind: 'state', state: { hostname } });
  child.order({ kind: 'log', message: `|  https://${hostname}                         |` });
}

export function connectTunnel(child: FakeChild): void {
  child.order({ kind: 'state', state: { ready: true } });
  child.carries = true;
  child.order({ kind: 'log', message: 'Registered tunnel connection', fields: { connIndex: 0, protocol: 'quic' } });
}

/** The edge closes the connection; the child is alive and tries again (cloudflared.md §4.3). */
export function loseEdge(child: FakeChild): void {
  child.order({ kind: 'state', state: { ready: false } });
  child.carries = false;
  child.order({ kind: 'log', message: 'Lost connection with the edge', fields: { connIndex: 0 } });
}

/** Ends at once with these last words, as the real one does (cloudflared.md §4.2). */
export function failing(lastWords: string, code = 1): Behaviour {
  return (child) => {
    child.order({ kind: 'raw', text: `${lastWords}\n` });
    child.order({ kind: 'exit', code });
  };
}

function toChild({ pid, args, env }: Hello, socket: Socket): FakeChild {
  const child: FakeChild = {
    ...{ pid, args, env, hostname: null, carries: false },
    order: (order) => void socket.write(`${JSON.stringify(order)}\n`),
    gone: new Promise((resolve) => socket.once('close', () => resolve())),
  };
  void child.gone.then(() => (child.hostname = null));
  return child;
}

function createCarrier() {
  const open = new Map<number, (reply: Reply) => void>();
  let last = 0;
  return {
    begin(child: FakeChild, req: IncomingMessage, done: (reply: Reply) => void) {
      open.set((last += 1), done);
      const { method = 'GET', url: path = '/' } = req;
      const headers = { ...req.headers, 'cf-connecting-ip': '203.0.113.7', 'x-forwarded-proto': 'https' };
      const { origin } = child;
      child.order({ kind: 'carry', id: last, method, path, headers, ...(origin !== undefined && { origin }) });
    },
    done(reply: Reply): void {
      open.get(reply.id)?.(reply);
      open.delete(reply.id);
    },
  };
}

type World = { online: boolean; named: boolean; behave: Behaviour };

function toNetwork(world: Pick<World, 'online' | 'named'>, port: number): Network {
  const found = async () => {
    if (!world.online) return { problem: 'unanswered' } as const;
    return world.named ? { address: '127.0.0.1' } : ({ problem: 'unknown' } as const);
  };
  return {
    lookUpOutside: found,
    lookUpHere: found,
    isOnline: async () => world.online,
    request: (url, { method, signal }, onAnswer) => {
      const path = url.pathname + url.search;
      return request(
        { host: '127.0.0.1', port, method, path, signal, agent: false, headers: { host: url.host } },
        onAnswer,
      );
    },
  };
}

function writeProgram(linePort: number): string {
  const file = join(temporaryDirectory(), 'cloudflared');
  const script = fileURLToPath(new URL('fake-cloudflared.ts', import.meta.url));
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${script}' ${linePort} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

function listen(server: Server | HttpServer): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function end(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}
