import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type QuickTunnel = { tunnelId: string; hostname: string };

/** The service that gives out quick tunnels: `POST /tunnel` (cloudflared.md §4.1). Every one has a name of its own. */
export async function openQuickService(onGiven: (tunnel: QuickTunnel) => void) {
  let given = 0;
  const server = createServer((request, response) => {
    if (request.method !== 'POST' || request.url !== '/tunnel') return void response.writeHead(404).end();
    given += 1;
    const [id, hostname] = [randomUUID(), `words-of-tunnel-${given}.trycloudflare.com`];
    onGiven({ tunnelId: id.replaceAll('-', ''), hostname });
    const account = { account_tag: randomBytes(16).toString('hex'), secret: randomBytes(32).toString('base64') };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ success: true, result: { id, name: hostname, hostname, ...account }, errors: [] }));
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
