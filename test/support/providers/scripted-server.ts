import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

export type Seen = { method: string; path: string; headers: IncomingMessage['headers']; body: string };
type Turn = (response: ServerResponse, seen: Seen) => void;

/** A server that answers by a script, one turn for each request, the last one again and again. */
export async function scriptedServer(...turns: Turn[]) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const asked = { method, path, headers, body: Buffer.concat(pieces).toString('utf8') };
      const turn = turns[Math.min(seen.length, turns.length - 1)];
      seen.push(asked);
      turn?.(response, asked);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Turn =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

export const text =
  (body: string, type: string, status = 200): Turn =>
  (response) =>
    void response.writeHead(status, { 'content-type': type }).end(body);

/** Says nothing, ever. */
export const hang: Turn = () => undefined;

/** Breaks the connection before a byte of the answer. */
export const reset: Turn = (response) => void response.destroy();

/** Begins an answer and breaks the connection in the middle of it. */
export const breakOff: Turn = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"half":', () => response.destroy());
};
