import { createHmac } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createDeskGuard } from '../../server/http/desk-guard.ts';
import { request } from '../../server/tunnel/ask.ts';
import { createNetwork, type Found, type Network } from '../../server/tunnel/network.ts';
import { createProbe } from '../../server/tunnel/prober.ts';

const probeKey = Buffer.alloc(32, 3);
const sign = (nonce: string, key = probeKey): string => createHmac('sha256', key).update(nonce).digest('hex');

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

type Asked = { hostname: string; where: 'outside' | 'here' };

/** A probe of `http(s)://desk.example.com:<port>`, whose name leads to this machine. */
function probeOf(port: number, { scheme = 'http', fresh = false, at = 0, ...others }: Options = {}) {
  const asked: Asked[] = [];
  const pinned: string[] = [];
  const clock = { at };
  const find = (where: Asked['where'], found: Found) => async (hostname: string) => {
    asked.push({ hostname, where });
    return found;
  };
  const network = createNetwork({
    lookUpHere: find('here', others.here ?? { address: '127.0.0.1' }),
    lookUpOutside: find('outside', others.outside ?? { address: '127.0.0.1' }),
    request(url, options, onAnswer) {
      const { lookup, ...rest } = options;
      lookup?.(
        url.hostname,
        {},
        (_error, address) => void pinned.push(typeof address === 'string' ? address : 'several'),
      );
      // The guard of the tests lets no name through, wherever it leads.
      return request(url, { ...rest, hostname: '127.0.0.1', headers: { host: url.host } }, onAnswer);
    },
  } satisfies Partial<Network>);
  const publicUrl = `${scheme}://desk.example.com:${port}`;
  return {
    asked,
    pinned,
    clock,
    probe: createProbe({ publicUrl, probeKey, network, fresh, elapsed: () => clock.at + 0.5 }),
  };
}

type Options = { scheme?: string; fresh?: boolean; at?: number; here?: Found; outside?: Found };

async function answering(listener: RequestListener) {
  return probeOf(await listening(createServer(listener))).probe(2000);
}

const html = { 'content-type': 'text/html; charset=UTF-8' };

describe('the question for our own answer', () => {
  it('is answered by ourselves only, with the nonce of this very question', async () => {
    const nonces: string[] = [];
    const port = await listening(
      createServer((req, res) => {
        nonces.push(new URL(req.url ?? '', 'http://x').searchParams.get('probe') ?? '');
        res.end(JSON.stringify({ status: 'ok', probe: sign(nonces.at(-1) ?? '') }));
      }),
    );
    const { probe, pinned } = probeOf(port, { here: { address: '127.0.0.9' } });

    expect([await probe(2000), await probe(2000)]).toEqual([null, null]);
    expect(pinned).toEqual(['127.0.0.9', '127.0.0.9']);
    expect(new Set(nonces).size).toBe(2);
    expect(nonces.every((nonce) => /^[\w-]{8,128}$/.test(nonce))).toBe(true);
  });

  it.each<[string, string, RequestListener]>([
    [
      'signed with another key',
      'tunnel_stranger',
      (req, res) => {
        const nonce = new URL(req.url ?? '', 'http://x').searchParams.get('probe') ?? '';
        res.end(JSON.stringify({ status: 'ok', probe: sign(nonce, Buffer.alloc(32, 4)) }));
      },
    ],
    [
      'signed for another nonce',
      'tunnel_stranger',
      (_req, res) => void res.end(JSON.stringify({ status: 'ok', probe: sign('old') })),
    ],
    ['not signed', 'tunnel_stranger', (_req, res) => void res.end('{"status":"ok"}')],
    ['a page', 'tunnel_stranger', (_req, res) => void res.writeHead(200, html).end('<h1>Welcome</h1>')],
    ['not found', 'tunnel_stranger', (_req, res) => void res.writeHead(404).end()],
    [
      'Cloudflare without a tunnel',
      'tunnel_no_connector',
      (_req, res) => void res.writeHead(530, html).end('error code: 1033'),
    ],
    ['our desk door, at the wrong port', 'tunnel_wrong_port', express().use(createDeskGuard({ port: () => 4781 }))],
    ['a door that is shut', 'tunnel_bad_gateway', (_req, res) => void res.writeHead(502).end('Bad gateway')],
    [
      'a challenge',
      'tunnel_challenged',
      (_req, res) => void res.writeHead(403, { ...html, 'cf-mitigated': 'challenge' }).end('<html>'),
    ],
    ['a page that forbids', 'tunnel_challenged', (_req, res) => void res.writeHead(403, html).end('<html>')],
    [
      'a redirect to where our answer is',
      'tunnel_redirected',
      (_req, res) => void res.writeHead(301, { location: '/health' }).end(),
    ],
    ['too many at once', 'tunnel_busy', (_req, res) => void res.writeHead(429).end()],
    ['a connection cut off', 'tunnel_unreachable', (req) => void req.socket.destroy()],
  ])('tells an answer that is %s', async (_what, problem, listener) => {
    expect(await answering(listener)).toBe(problem);
  });

  it('reads no more than it needs of an answer without an end', async () => {
    const problem = await answering((_req, res) => {
      const more = (): void => void (res.destroyed || res.write('x'.repeat(10_000), more));
      more();
    });

    expect(problem).toBe('tunnel_stranger');
  });

  it('waits for no answer longer than it was told', async () => {
    const { probe } = probeOf(await listening(createServer(() => undefined)));

    expect(await probe(50)).toBe('tunnel_timeout');
  });

  it('tells a certificate that cannot be trusted from silence', async () => {
    const plain = await listening(
      createTcpServer((socket) => void socket.on('error', () => undefined).end('HTTP/1.1 400\r\n\r\n')),
    );
    const closed = createTcpServer();
    const nobody = await listening(closed);
    closed.close();

    expect(await probeOf(plain, { scheme: 'https' }).probe(2000)).toBe('tunnel_untrusted');
    expect(await probeOf(nobody).probe(2000)).toBe('tunnel_unreachable');
  });
});

describe('the name of the public address', () => {
  const unknown = { problem: 'unknown' } as const;
  const unanswered = { problem: 'unanswered' } as const;

  it('is asked for outside only while it is fresh, for the system would keep a no for half an hour', async () => {
    const { probe, asked, clock } = probeOf(1, { fresh: true, outside: unknown });
    expect(await probe(500)).toBe('tunnel_name_unknown');
    clock.at = 3_600_000;
    expect(await probe(500)).toBe('tunnel_name_unknown');

    expect(asked).toEqual([1, 2].map(() => ({ hostname: 'desk.example.com', where: 'outside' })));
  });

  it('is asked for here where nobody outside answers, and only once it is no longer fresh', async () => {
    const { probe, asked, clock } = probeOf(1, { fresh: true, outside: unanswered, here: unanswered });
    expect(await probe(500)).toBe('tunnel_name_unanswered');
    clock.at = 30_001;
    await probe(500);

    expect(asked.map(({ where }) => where)).toEqual(['outside', 'here', 'outside']);
  });

  it('is asked for here first where it is the owner’s, and outside where it is not known here', async () => {
    const { probe, asked } = probeOf(1, { here: unknown, outside: unknown });
    expect(await probe(500)).toBe('tunnel_name_unknown');

    expect(asked.map(({ where }) => where)).toEqual(['here', 'outside']);
  });

  it('is still known when the name servers fall silent after our answer came back', async () => {
    let found: Found = { address: '127.0.0.1' };
    const port = await listening(
      createServer((req, res) => {
        const nonce = new URL(req.url ?? '', 'http://x').searchParams.get('probe') ?? '';
        res.end(JSON.stringify({ status: 'ok', probe: sign(nonce) }));
      }),
    );
    const network = createNetwork({ lookUpHere: async () => found, lookUpOutside: async () => found });
    // An address that is no name is asked for here as it stands, so that the guard of the tests lets it through.
    const publicUrl = `http://127.0.0.1:${port}`;
    const probe = createProbe({ publicUrl, probeKey, network, fresh: false, elapsed: () => 0 });
    expect(await probe(2000)).toBeNull();

    found = unanswered;
    expect(await probe(2000)).toBeNull();
    found = unknown;
    expect(await probe(2000)).toBe('tunnel_name_unknown');
  });

  it('is not waited for longer than the question may take', async () => {
    const network = createNetwork({ lookUpHere: () => new Promise<never>(() => undefined) });
    const publicUrl = 'https://desk.example.com';
    const probe = createProbe({ publicUrl, probeKey, network, fresh: false, elapsed: () => 0 });

    expect(await probe(30)).toBe('tunnel_name_unanswered');
  });
});
