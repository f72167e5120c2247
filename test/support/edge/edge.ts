import { randomBytes, randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { onTestFinished } from 'vitest';

import { temporaryDirectory } from '../temporary-directory.ts';
import { makeCertificate } from './certificate.ts';
import { openEdgeSide, pushConfiguration, type Connection } from './edge-side.ts';
import { openPublicSide } from './public-side.ts';
import { openQuickService } from './quick-service.ts';
import type { Refusal } from './registration.ts';
import { createWires } from './wires.ts';

/** `service` is asked when a connection is made: until then nobody knows the port. */
type Named = { hostname: string; service: () => string };

export type Edge = Awaited<ReturnType<typeof startEdge>>;

/**
 * A Cloudflare of our own on loopback, which a real cloudflared registers at over HTTP/2: the service of quick tunnels,
 * the edge, and a public side that leads callers through the tunnels. Gone when the test is over.
 */
export async function startEdge() {
  const certificate = await makeCertificate(temporaryDirectory());
  const [dial, world] = [createWires(), createWires()];
  const told = new EventEmitter();
  const hostnames = new Map<string, string>();
  const configured = new Map<string, Named>();
  let refusal: Refusal | null = null;

  function onConnection(connection: Connection): void {
    const named = configured.get(connection.tunnelId);
    const pushed = named ? pushConfiguration(connection, 1, toConfig(named)) : Promise.resolve();
    pushed.then(
      () => told.emit('open', connection.tunnelId),
      () => connection.session.destroy(), // it left in the middle of it
    );
  }

  const edgeSide = await openEdgeSide({ certificate, admit: () => refusal, onConnection });
  // The newest connection is the one that is likeliest to live: a dead one may not have been noticed yet.
  const find = (hostname: string) =>
    edgeSide.connections().findLast(({ tunnelId }) => hostnames.get(tunnelId) === hostname)?.session;
  const publicSide = await openPublicSide({ certificate, find });
  const quick = await openQuickService(({ tunnelId, hostname }) => hostnames.set(tunnelId, hostname));
  const parts = [dial, world, edgeSide, publicSide, quick];
  onTestFinished(() => parts.forEach((part) => part.close()));

  return {
    certificate,
    /** What cloudflared needs to find this edge and not the real one. */
    flags: [
      ...['--quick-service', `http://127.0.0.1:${await world.to(quick.port)}`],
      ...['--cacert', certificate.file, '--no-prechecks'],
      ...(await Promise.all(edgeSide.ports.map((port) => dial.to(port)))).flatMap((port) => [
        '--edge',
        `127.0.0.1:${port}`,
      ]),
    ],
    /** Where callers arrive, whatever hostname they ask for. */
    publicPort: await world.to(publicSide.port),
    /** The line on which cloudflared dials in. */
    dial,
    /** The line to everything else in the world: callers' side, and the service of quick tunnels. */
    world,
    /** Tunnels that have a connection now. */
    tunnels: (): string[] => [...new Set(edgeSide.connections().map(({ tunnelId }) => tunnelId))],
    connections: (): number => edgeSide.connections().length,
    /** Resolves when the next connection is ready to carry something. */
    opened: async (): Promise<void> => void (await once(told, 'open')),
    /** A named tunnel whose hostname leads to a service of this machine; gives the token of it. */
    name(named: Named): string {
      const id = randomUUID();
      const tunnelId = id.replaceAll('-', '');
      configured.set(tunnelId, named);
      hostnames.set(tunnelId, named.hostname);
      const account = { a: randomBytes(16).toString('hex'), t: id, s: randomBytes(32).toString('base64') };
      return Buffer.from(JSON.stringify(account)).toString('base64');
    },
    /** Lets nobody in any more, for this reason; null lets everybody in again. */
    refuse: (reason: Refusal | null): void => void (refusal = reason),
  };
}

/** Cloudflare pushes the whole configuration; its last rule has no hostname. */
function toConfig({ hostname, service }: Named) {
  return { ingress: [{ hostname, service: service(), originRequest: {} }, { service: 'http_status:404' }] };
}
