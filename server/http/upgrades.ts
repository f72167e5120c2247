import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer, type Server, type WebSocket } from 'ws';

import { TurnSocket } from '../platform/turn-socket.ts';
import type { ExchangeDeps } from './exchange.ts';
import { refusals, type RefusalReason } from './refusals.ts';
import type { SenderCheck } from './sender-check.ts';
import { createSocketTable, type FoundSocket } from './socket-table.ts';
import type { Admitted, SocketRoute } from './socket-route.ts';
import { endSockets } from './socket-ends.ts';
import { refusalText } from './socket-refusal.ts';

type Deps = ExchangeDeps & {
  routes: readonly SocketRoute[];
  /** Who may ask a route, whatever their secret; left out: everybody. */
  mayAsk?: SenderCheck | undefined;
  /** Sockets of one route, those that are not let in yet among them: a bridged call may hold one of each. */
  most?: number;
  /** How long a route may take to say whether it lets somebody in. Shortened in tests. */
  admitMs?: number;
};

export type Upgrades = ReturnType<typeof createUpgrades>;

/** Tiny fragments and frames would fill the memory long before the payload's own limit (reliability.md §1.4). */
const CAPS = { maxPayload: 64 * 1024, maxFragments: 16, maxBufferedChunks: 1024, perMessageDeflate: false };
const KEY = /^[A-Z0-9+/]{22}==$/i;

/**
 * The WebSockets of a door. Whoever asks is known before the upgrade: a stranger gets an answer like any other and
 * never a socket.
 */
export function createUpgrades({ routes, mayAsk, most = 64, admitMs = 5000, ...deps }: Deps) {
  const find = createSocketTable(routes);
  const wires = new Map(routes.map((route) => [route, wireFor(route)]));
  const taken = new Map<Duplex, string | null>();
  const open = new Set<WebSocket>();
  let isClosing = false;

  const takenBy = ({ name }: SocketRoute): number => [...taken.values()].filter((one) => one === name).length;

  /** Why it is refused before anybody asks who it is; null where it is not. */
  function unfit(req: IncomingMessage, found: FoundSocket | null): RefusalReason | null {
    if (!found || found.route.open?.() === false) return 'not_found';
    if (isClosing || takenBy(found.route) > most) return 'no_room';
    if (mayAsk && !mayAsk({ auth: { kind: authOf(found.route) } }, req.headers)) return 'wrong_credential';
    return isHandshake(req) ? null : 'unreadable';
  }

  function joined(socket: WebSocket, admitted: Admitted): void {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // What is wrong with a peer's frames ends its socket; an error that nobody listens to would end the program.
    socket.on('error', () => undefined);
    try {
      admitted(socket);
    } catch (error) {
      deps.report(error);
      socket.close(1011);
    }
  }

  async function decided(req: IncomingMessage, socket: Duplex, head: Buffer, answer: Answering): Promise<void> {
    const found = find(req.method ?? '', req.url ?? '');
    const unfitness = unfit(req, found);
    if (!found || unfitness !== null) return answer.refuse(unfitness ?? 'not_found');
    const { route, parameter } = found;
    const admitted = await inTime(
      Promise.resolve(route.admit({ parameter, target: req.url ?? '', headers: req.headers })),
      admitMs,
    );
    if (socket.destroyed) return;
    if (isClosing || admitted === null) return answer.refuse(isClosing ? 'no_room' : 'wrong_credential');
    wires.get(route)?.handleUpgrade(req, socket, head, (opened) => {
      answer.opened();
      joined(opened.runsOver(socket), admitted);
    });
  }

  return {
    /** For the server's `upgrade` event. */
    upgrade: (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
      const name = nameOf(find(req.method ?? '', req.url ?? ''));
      const answer = createAnswering({ req, socket, name, deps });
      taken.set(socket, name);
      socket.once('close', () => taken.delete(socket));
      socket.on('error', () => socket.destroy());
      decided(req, socket, head, answer).catch((error: unknown) => {
        deps.report(error);
        answer.refuse('fault');
      });
    },
    /** Says goodbye on every socket and cuts what is left after `graceMs`. */
    async close(graceMs: number): Promise<void> {
      isClosing = true;
      await endSockets({ open, taken: new Set(taken.keys()), graceMs });
    },
    count: (): number => open.size,
    fullest: (): { used: number; bound: number } => ({ used: Math.max(0, ...routes.map(takenBy)), bound: most }),
  };
}

function wireFor({ maxBytes }: SocketRoute): Server<typeof TurnSocket> {
  const own = maxBytes === undefined ? {} : { maxPayload: maxBytes };
  return new WebSocketServer({ noServer: true, clientTracking: false, ...CAPS, ...own, WebSocket: TurnSocket });
}

const nameOf = (found: FoundSocket | null): string | null =>
  found && found.route.open?.() !== false ? found.route.name : null;

/** As the sender check knows the routes: ElevenLabs' own addresses are known, Twilio's are not. */
const authOf = ({ sender }: SocketRoute): 'header' | 'twilio' => (sender === 'elevenlabs' ? 'header' : 'twilio');

/** Looked at first, so that `ws` has nothing to refuse in words of its own once a token is spent. */
function isHandshake({ headers }: IncomingMessage): boolean {
  return KEY.test(headers['sec-websocket-key'] ?? '') && headers['sec-websocket-version'] === '13';
}

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('A socket was not admitted in time.')), milliseconds);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Answering = ReturnType<typeof createAnswering>;
type Asked = { req: IncomingMessage; socket: Duplex; name: string | null; deps: ExchangeDeps };

/** The one answer to a request for a socket. */
function createAnswering({ req, socket, name, deps }: Asked) {
  const arrivedAt = performance.now();

  function finish(status: number, bytes: number, refused: RefusalReason | null): void {
    const milliseconds = performance.now() - arrivedAt;
    const over = deps.cameOver?.(req.headers) ?? null;
    deps.onAnswered({ route: name, status, milliseconds, bytes, refused, over }, null);
  }

  return {
    opened: (): void => finish(101, 0, null),
    refuse(asked: RefusalReason): void {
      if (socket.destroyed) return;
      const isFlood = asked === 'wrong_credential' && deps.failures.countFailure(req.headers['cf-connecting-ip']);
      const reason = isFlood ? 'too_many_failures' : asked;
      socket.end(refusalText(refusals[reason]), () => socket.destroy());
      finish(refusals[reason].status, refusals[reason].body.length, reason);
    },
  };
}
