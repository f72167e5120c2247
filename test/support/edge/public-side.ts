import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { ClientHttp2Session } from 'node:http2';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import type { Certificate } from './certificate.ts';
import { forwardRequest, forwardUpgrade } from './forward.ts';

type Deps = {
  certificate: Certificate;
  /** A connection of the tunnel that a hostname leads to, if it has one. */
  find: (hostname: string) => ClientHttp2Session | undefined;
};

/** Where callers from the internet arrive: HTTPS for every hostname, led through the tunnel behind it. */
export async function openPublicSide({ certificate: { key, cert }, find }: Deps) {
  const behind = ({ headers }: IncomingMessage) => find((headers.host ?? '').split(':')[0] ?? '');
  const server = createServer({ key, cert }, (request, response) => {
    const session = behind(request);
    if (session) forwardRequest(session, request, response);
    else response.writeHead(530, { 'content-type': 'text/plain' }).end('error code: 1033');
  });
  server.on('upgrade', (request, socket) => {
    const session = behind(request);
    if (session) forwardUpgrade(session, request, socket);
    else socket.end('HTTP/1.1 530 No tunnel\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}
