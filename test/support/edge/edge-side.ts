import { once } from 'node:events';
import { connect, type ClientHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';

import type { Certificate } from './certificate.ts';
import { answerRegistration, type Refusal } from './registration.ts';

export type Connection = { tunnelId: string; session: ClientHttp2Session };

type Deps = {
  certificate: Certificate;
  admit: (tunnelId: string) => Refusal | null;
  /** Called for every connection that is let in. */
  onConnection: (connection: Connection) => void;
};

/** cloudflared wants an address of its own for each of its four connections, and spins where it has only one. */
const LOCATIONS = ['fra08', 'ams01', 'lhr11', 'cdg02'];

/** What a request on the connection is for, besides being passed on (cloudflared connection/http2.go). */
const PURPOSE = 'cf-cloudflared-proxy-connection-upgrade';

/**
 * Where cloudflared dials in, over TLS. The roles are turned around then: the edge is the one who asks, over HTTP/2,
 * and its first request is the control stream on which cloudflared registers.
 */
export async function openEdgeSide({ certificate: { key, cert }, admit, onConnection }: Deps) {
  const connections = new Set<Connection>();

  function accept(socket: TLSSocket, location: string): void {
    const session = connect('https://h2.cftunnel.com', { createConnection: () => socket });
    const control = session.request(
      { ':method': 'GET', ':path': '/', [PURPOSE]: 'control-stream' },
      { endStream: false },
    );
    for (const part of [socket, session, control]) part.on('error', () => session.destroy());
    answerRegistration(control, {
      location,
      admit,
      onRegistered(tunnelId) {
        const connection = { tunnelId, session };
        connections.add(connection);
        session.once('close', () => connections.delete(connection));
        onConnection(connection);
      },
    });
  }

  const servers = LOCATIONS.map((location) => createServer({ key, cert }, (socket) => accept(socket, location)));
  return {
    ports: await Promise.all(servers.map(listen)),
    connections: (): readonly Connection[] => [...connections],
    close(): void {
      for (const { session } of connections) session.destroy();
      for (const server of servers) server.close();
    },
  };
}

async function listen(server: Server): Promise<number> {
  // Somebody who hangs up in the middle of the handshake is part of the play.
  server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Sends a tunnel its configuration, which then holds in place of its own. Rejects when it is not taken. */
export async function pushConfiguration({ session }: Connection, version: number, config: unknown): Promise<void> {
  const request = session.request(
    { ':method': 'PUT', ':path': '/', [PURPOSE]: 'update-configuration' },
    { endStream: false },
  );
  request.setEncoding('utf8').end(JSON.stringify({ version, config }));
  let answer = '';
  for await (const piece of request as AsyncIterable<string>) answer += piece;
  if (!answer.includes(`"lastAppliedVersion":${version}`)) throw new Error(`not taken: ${answer}`);
}
