import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

import { callSid } from './twilio-posts.ts';

/** Twilio as far as it takes orders about calls. */
export async function phoneProvider() {
  const orders: { path: string; form: URLSearchParams }[] = [];
  /** What the next orders are refused with. */
  const refusals: number[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    req.on('end', () => {
      orders.push({ path: req.url ?? '', form: new URLSearchParams(body) });
      res
        .writeHead(refusals.shift() ?? 200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ sid: callSid(1), status: 'in-progress' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { orders, refusals, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
