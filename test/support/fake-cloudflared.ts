// A cloudflared that does what the test says: it holds a line to the fake net (fake-net.ts), which tells it what to log,
// what its metrics answer, which requests to carry, and when to end.
import { createServer, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

import type { Asked, Hello, Order, Reply } from './fake-cloudflared-line.ts';

const [netPort = '', ...args] = process.argv.slice(2);

if (args[0] === '--version') {
  process.stdout.write('cloudflared version 2026.7.2 (built 2026-07-15-13:29 UTC)\n');
  process.exit(0);
}

const origin = args[args.indexOf('--url') + 1] ?? '';
const line = connect(Number(netPort), '127.0.0.1');
const state = { ready: false, hostname: '', deaf: false };
let metrics: Server | undefined;

const tell = (message: Hello | Reply | Asked): void => void line.write(`${JSON.stringify(message)}\n`);
const log = (message: string, fields: Record<string, unknown> = {}): void => {
  process.stderr.write(`${JSON.stringify({ level: 'info', message, time: new Date().toISOString(), ...fields })}\n`);
};

line.on('connect', () => tell({ kind: 'hello', pid: process.pid, args, env: { ...process.env } }));
line.on('error', () => process.exit(1));
line.on('close', () => process.exit(1));
createInterface({ input: line })
  .on('error', () => process.exit(1))
  .on('line', (text) => obey(JSON.parse(text) as Order));

process.on('SIGTERM', () => {
  if (state.deaf) return;
  log('Initiating graceful shutdown due to signal terminated ...');
  process.exit(0);
});

function obey(order: Order): void {
  if (order.kind === 'log') log(order.message, order.fields);
  if (order.kind === 'raw') process[order.to ?? 'stderr'].write(order.text);
  if (order.kind === 'state') Object.assign(state, order.state);
  if (order.kind === 'metrics') openMetrics();
  if (order.kind === 'exit') process.exit(order.code);
  if (order.kind === 'carry') carry(order);
}

function openMetrics(): void {
  metrics ??= createServer((req, res) => {
    tell({ kind: 'asked', path: req.url ?? '' });
    if (req.url === '/ready') res.writeHead(state.ready ? 200 : 503).end('{"readyConnections":1}');
    else if (req.url === '/quicktunnel') res.end(JSON.stringify({ hostname: state.hostname }));
    else res.writeHead(404).end();
  }).listen(0, '127.0.0.1', () => {
    const address = metrics?.address();
    if (typeof address === 'object') log(`Starting metrics server on 127.0.0.1:${address?.port}/metrics`);
  });
}

function carry({ id, origin: named, method, path, headers }: Extract<Order, { kind: 'carry' }>): void {
  const outgoing = request(new URL(path, named ?? origin), { method, headers, agent: false }, (answer) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('end', () => {
      const body = Buffer.concat(parts).toString();
      tell({ kind: 'carried', id, status: answer.statusCode ?? 0, headers: answer.headers, body });
    });
  });
  outgoing.on('error', () => tell({ kind: 'carried', id, status: 502, headers: {}, body: '' })).end();
}
