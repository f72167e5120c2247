import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { ClientHttp2Session, ClientHttp2Stream, IncomingHttpHeaders as Http2Headers } from 'node:http2';
import type { Duplex } from 'node:stream';

/** What the edge adds to every request (developers.cloudflare.com/fundamentals/reference/http-headers). */
const ADDED = {
  'cf-connecting-ip': '203.0.113.7',
  'cf-ray': '8f1c2d3e4f5a6b7c-FRA',
  'cf-visitor': '{"scheme":"https"}',
  'cdn-loop': 'cloudflare; loops=1',
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-proto': 'https',
  'accept-encoding': 'gzip, br',
};

/** Of one connection only, and not to be passed on. */
const OWN = new Set(['host', 'connection', 'keep-alive', 'upgrade', 'transfer-encoding', 'proxy-connection']);

/** Passes a request through the tunnel and its answer back. */
export function forwardRequest(session: ClientHttp2Session, request: IncomingMessage, response: ServerResponse): void {
  const stream = session.request(toHeaders(request), { endStream: false });
  stream.on('response', (headers) => {
    response.writeHead(headers[':status'] ?? 502, fromTunnel(headers));
    stream.pipe(response);
  });
  stream.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  stream.on('aborted', () => response.destroy());
  response.on('close', () => stream.close());
  request.pipe(stream);
}

/** Passes a WebSocket through the tunnel: from the answer on, both sides are bytes. */
export function forwardUpgrade(session: ClientHttp2Session, request: IncomingMessage, socket: Duplex): void {
  const purpose = { 'cf-cloudflared-proxy-connection-upgrade': 'websocket' };
  const stream = session.request({ ...toHeaders(request), ...purpose }, { endStream: false });
  stream.on('response', (headers) => socket.write(responseHead(headers)) && join(stream, socket));
  stream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  socket.on('error', () => stream.close()).on('close', () => stream.close());
}

function join(stream: ClientHttp2Stream, socket: Duplex): void {
  stream.pipe(socket);
  socket.pipe(stream);
}

function responseHead(headers: Http2Headers): string {
  const status = Number(headers[':status'] ?? 502);
  // cloudflared says 200 for an upgrade that the origin agreed to: HTTP/2 has no 101.
  const line = status === 200 ? 'HTTP/1.1 101 Switching Protocols' : `HTTP/1.1 ${status} Refused`;
  const fields = Object.entries(fromTunnel(headers)).flatMap(([name, values]) =>
    values.map((value) => `${name}: ${value}`),
  );
  return [line, ...fields, '', ''].join('\r\n');
}

function toHeaders({ method = 'GET', url = '/', headers }: IncomingMessage): Record<string, string | string[]> {
  const [hostname = ''] = (headers.host ?? '').split(':');
  const asked = { ':method': method, ':path': url, ':authority': hostname, ':scheme': 'https' };
  return { ...asked, ...passedOn(headers), ...ADDED };
}

function passedOn(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const kept = Object.entries(headers).filter(([name]) => !OWN.has(name));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** The origin's own headers travel in one: `base64(name):base64(value);…` (cloudflared connection/header.go). */
function fromTunnel(headers: Http2Headers): Record<string, string[]> {
  const packed = headers['cf-cloudflared-response-headers'];
  const found: Record<string, string[]> = {};
  if (typeof packed !== 'string') return found;
  for (const pair of packed.split(';').filter(Boolean)) {
    const [name = '', value = ''] = pair.split(':').map((part) => Buffer.from(part, 'base64').toString('utf8'));
    (found[name] ??= []).push(value);
  }
  return found;
}
