import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocket } from 'ws';

import type { Edge } from './edge.ts';

type Sent = { method?: string; path: string; headers?: Record<string, string>; body?: string };

/** Somebody on the internet who asks for a public address of ours, as ElevenLabs and Twilio do. */
export function callerOf({ certificate, publicPort }: Edge, publicUrl: string) {
  const { hostname } = new URL(publicUrl);
  // A name for TLS is a name and no number (RFC 6066).
  const there = { ca: certificate.cert, servername: isIP(hostname) === 0 ? hostname : '' };

  return {
    async send({ method = 'GET', path, headers = {}, body }: Sent): Promise<{ status: number; body: string }> {
      const options = { ...there, host: '127.0.0.1', port: publicPort, method, path, agent: false };
      const outgoing = request({ ...options, headers: { ...headers, host: hostname } }).end(body);
      const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
      return { status: answer.statusCode ?? 0, body: await text(answer) };
    },
    /** Opens a WebSocket, says something, and gives what comes back. */
    async talk(path: string, said: string): Promise<string> {
      const address = `wss://127.0.0.1:${publicPort}${path}`;
      const socket = new WebSocket(address, { ...there, headers: { host: hostname } });
      await once(socket, 'open');
      socket.send(said);
      const [heard] = (await once(socket, 'message')) as [Buffer];
      socket.close();
      await once(socket, 'close');
      return heard.toString('utf8');
    },
  };
}
