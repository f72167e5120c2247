import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { spoiled, type Fault } from './faults.ts';
import type { Reply } from './request.ts';

const PAGE = '<!doctype html><html><head><title>Just a moment</title></head><body>Checking your browser</body></html>';

/** Sends the reply as the fault leaves it; resolves to the status that was sent, null where none arrived whole. */
export async function answer(res: ServerResponse, reply: Reply | null, fault: Fault | null): Promise<number | null> {
  switch (fault?.kind) {
    case 'hang':
      return null;
    case 'reset':
      res.destroy();
      return null;
    case 'status':
      return send(res, { status: fault.status, body: fault.body ?? '', headers: fault.headers ?? {} });
    case 'html':
      return send(res, { status: 200, type: 'text/html; charset=utf-8', body: PAGE });
    case 'cut':
      return cut(res, reply);
    case 'broken':
      return send(res, { status: 200, type: 'application/json', body: half(reply) });
    case 'slow':
      await pause(fault.milliseconds, undefined, { ref: false });
      break;
    case 'without':
    case 'with':
    case undefined:
  }
  if (!reply) return send(res, { status: 500, body: '' });
  return send(res, fault && reply.status < 400 ? { ...reply, body: spoiled(reply.body, fault) } : reply);
}

function send(res: ServerResponse, reply: Reply): number {
  const bytes = toBytes(reply.body);
  const type = reply.type ?? (isText(reply.body) ? 'text/plain; charset=utf-8' : 'application/json');
  res.writeHead(reply.status, { 'content-type': type, 'content-length': bytes.length, ...reply.headers }).end(bytes);
  return reply.status;
}

async function cut(res: ServerResponse, reply: Reply | null): Promise<null> {
  const bytes = toBytes(half(reply));
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length * 2 + 2 });
  await new Promise<void>((resolve) => res.write(bytes, () => resolve()));
  res.destroy();
  return null;
}

function half(reply: Reply | null): string {
  const whole = toBytes(reply?.body ?? {}).toString('utf8');
  return whole.slice(0, Math.max(1, Math.floor(whole.length / 2)));
}

function toBytes(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(isText(body) ? body : JSON.stringify(body ?? null));
}

function isText(body: unknown): body is string {
  return typeof body === 'string';
}
